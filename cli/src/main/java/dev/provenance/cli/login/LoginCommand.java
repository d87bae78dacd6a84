package dev.provenance.cli.login;

import dev.provenance.cli.api.ApiClient;
import dev.provenance.cli.api.ApiException;
import dev.provenance.cli.api.ApiRequest;
import dev.provenance.cli.api.Connection;
import dev.provenance.cli.api.Query;
import dev.provenance.cli.api.Retry;
import dev.provenance.cli.config.ApiUrl;
import dev.provenance.cli.config.ConfigFile;
import dev.provenance.cli.config.Configuration;
import dev.provenance.cli.config.Configuration.Choice;
import dev.provenance.cli.config.Setting;
import dev.provenance.cli.console.CommandException;
import dev.provenance.cli.console.HelpOption;
import dev.provenance.cli.console.Input;
import dev.provenance.cli.console.Surroundings;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Keeps nothing that does not work. */
@Command(
    name = "login",
    sortOptions = false,
    description = {
      "Ask for the server's URL and a key, try them, and keep them in the configuration.",
      "",
      "Without a terminal the key is read from stdin.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  provenance login",
      "  provenance login --api-url https://provenance.example.com/api < key-file"
    })
public final class LoginCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Retry retry;

  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  @Spec
  private CommandSpec spec;

  @Option(names = "--api-url", paramLabel = "URL", description = "The server's API.")
  private @Nullable String givenUrl;

  @Option(
      names = "--api-key",
      paramLabel = "KEY",
      description = "The key; other users of this machine can see it here.")
  private @Nullable String givenKey;

  @SuppressWarnings("UnusedVariable") // picocli reads it
  @Mixin
  private final HelpOption help = new HelpOption();

  public LoginCommand(Surroundings surroundings, Retry retry) {
    this.surroundings = surroundings;
    this.retry = retry.none();
  }

  @Override
  public Integer call() {
    URI url = url();
    String key = key();
    PrintWriter err = spec.commandLine().getErr();
    boolean mayRead = tryOut(new Connection(url, key));
    ConfigFile file = ConfigFile.of(surroundings);
    file.set(Map.of(Setting.API_URL, url.toString(), Setting.API_KEY, key));
    err.println("Logged in to " + url + "; kept in " + file.path());
    if (!mayRead) {
      err.println("This key may not read: track works with it, search and trace do not.");
    }
    for (String variable : List.of("PROVENANCE_API_URL", "PROVENANCE_API_KEY")) {
      if (surroundings.variable(variable) != null) {
        err.println(variable + " is set in the environment, and wins over what was kept now.");
      }
    }
    err.flush();
    return ExitCode.OK;
  }

  private URI url() {
    Choice option = givenUrl == null ? null : new Choice(givenUrl, "--api-url");
    Choice choice = new Configuration(surroundings).choice(Setting.API_URL, option);
    String url = choice == null ? "" : choice.value();
    if (givenUrl == null && surroundings.input().interactive()) {
      String answer = surroundings.input().ask("Server's API [" + url + "]: ");
      url = answer.isEmpty() ? url : answer;
    }
    URI parsed = ApiUrl.parse(url);
    if (parsed == null) {
      throw wrong(Setting.API_URL, " '" + url + "'", url);
    }
    return parsed;
  }

  private String key() {
    String key = givenKey;
    if (key == null) {
      Input input = surroundings.input();
      key = input.interactive() ? input.askSecret("API key (not shown): ") : input.firstLine();
    }
    String stripped = key.strip();
    if (Setting.API_KEY.complaint(stripped) != null) {
      throw wrong(Setting.API_KEY, stripped.isEmpty() ? " is missing" : "", stripped);
    }
    return stripped;
  }

  private ParameterException wrong(Setting setting, String what, String value) {
    return new ParameterException(
        spec.commandLine(), setting.key() + what + "; " + setting.complaint(value) + ".");
  }

  /** Whether the key may read; throws if it opens nothing there. */
  private boolean tryOut(Connection connection) {
    ApiRequest request = ApiRequest.get("/interactions", Query.NONE.and("limit", 1));
    try (ApiClient api = new ApiClient(connection, retry, notice -> {})) {
      if (api.send(request).path("data").isArray()) {
        return true;
      }
      throw noApi(connection, null);
    } catch (ApiException e) {
      return switch (e.status()) {
        case 0 ->
            throw new CommandException(
                connection.apiUrl()
                    + " "
                    + e.reason()
                    + ". Is the server running, and is the URL right?",
                e);
        case 401 ->
            throw new CommandException(
                "The server at "
                    + connection.apiUrl()
                    + " does not know this key, or it was revoked or has expired.",
                e);
        case 403 -> false;
        case 404, 405 -> throw noApi(connection, e);
        default -> throw e;
      };
    }
  }

  private static CommandException noApi(Connection connection, @Nullable ApiException cause) {
    return new CommandException(
        "There is no Provenance API at " + connection.apiUrl() + ". Its URL ends in /api.", cause);
  }
}
