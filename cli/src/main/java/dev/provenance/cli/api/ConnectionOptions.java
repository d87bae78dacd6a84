package dev.provenance.cli.api;

import dev.provenance.cli.config.ApiUrl;
import dev.provenance.cli.config.Configuration;
import dev.provenance.cli.config.Configuration.Choice;
import dev.provenance.cli.config.Setting;
import dev.provenance.cli.console.OptionOrder;
import dev.provenance.cli.console.Surroundings;
import java.io.PrintWriter;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The options of every command that talks to the server; an option wins over the environment, and
 * that over the configuration file.
 */
public final class ConnectionOptions {
  @SuppressWarnings("NullAway.Init") // picocli sets it before use
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--api-url",
      paramLabel = "URL",
      order = OptionOrder.CONNECTION,
      description = {
        "The server's API; else PROVENANCE_API_URL, the",
        "configuration's apiUrl, or http://localhost:4000/api."
      })
  private @Nullable String apiUrl;

  @Option(
      names = "--api-key",
      paramLabel = "KEY",
      order = OptionOrder.CONNECTION,
      description =
          "The key, pak_...; else PROVENANCE_API_KEY or the configuration's apiKey, which other"
              + " users of this machine cannot see in the list of processes.")
  private @Nullable String apiKey;

  /** A client that tells on stderr when it has to try again. */
  public ApiClient client(Surroundings surroundings, Retry retry) {
    PrintWriter err = spec.commandLine().getErr();
    return new ApiClient(
        connection(surroundings),
        retry,
        notice -> {
          err.println(notice);
          err.flush();
        });
  }

  public Connection connection(Surroundings surroundings) {
    Configuration configuration = new Configuration(surroundings);
    return new Connection(url(configuration), key(configuration));
  }

  private URI url(Configuration configuration) {
    Choice choice = configuration.choice(Setting.API_URL, option("--api-url", apiUrl));
    URI url = choice == null ? null : ApiUrl.parse(checked(Setting.API_URL, choice));
    if (url == null) {
      throw new IllegalStateException("apiUrl has a default and was checked");
    }
    return url;
  }

  private String key(Configuration configuration) {
    Choice choice = configuration.choice(Setting.API_KEY, option("--api-key", apiKey));
    if (choice == null || choice.value().isBlank()) {
      throw new ParameterException(
          spec.commandLine(),
          "No API key. Run 'provenance login', set PROVENANCE_API_KEY=pak_... in the environment,"
              + " or give --api-key.");
    }
    return checked(Setting.API_KEY, choice);
  }

  private String checked(Setting setting, Choice choice) {
    String value = choice.value().strip();
    String complaint = setting.complaint(value);
    if (complaint == null) {
      return value;
    }
    String what = setting == Setting.API_KEY ? "" : " is '" + choice.value() + "'";
    throw new ParameterException(
        spec.commandLine(), choice.source() + what + "; " + complaint + ".");
  }

  private static @Nullable Choice option(String name, @Nullable String value) {
    return value == null ? null : new Choice(value, name);
  }
}
