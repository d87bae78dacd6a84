package dev.provenance.cli.api;

import dev.provenance.cli.console.Surroundings;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that talks to the server; an option wins over the environment. */
public final class ConnectionOptions {
  private static final String DEFAULT_URL = "http://localhost:4000/api";

  @SuppressWarnings("NullAway.Init") // picocli sets it before use
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--api-url",
      paramLabel = "URL",
      description = {"The server's API; else PROVENANCE_API_URL,", "else " + DEFAULT_URL + "."})
  private @Nullable String apiUrl;

  @Option(
      names = "--api-key",
      paramLabel = "KEY",
      description =
          "The key, pak_...; else PROVENANCE_API_KEY, which other users of this machine cannot"
              + " see in the list of processes.")
  private @Nullable String apiKey;

  public Connection connection(Surroundings surroundings) {
    return new Connection(url(surroundings), key(surroundings));
  }

  private URI url(Surroundings surroundings) {
    String fromEnvironment = surroundings.variable("PROVENANCE_API_URL");
    String given = apiUrl != null ? apiUrl : fromEnvironment;
    String url = given == null ? DEFAULT_URL : given.strip().replaceAll("/+$", "");
    try {
      URI uri = new URI(url);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (http && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
        return uri;
      }
    } catch (URISyntaxException notEvenThat) {
      // answered below, as every other URL that cannot be the API's
    }
    String source = apiUrl != null ? "--api-url" : "PROVENANCE_API_URL";
    throw new ParameterException(
        spec.commandLine(),
        source + " is '" + given + "'; expected a URL like " + DEFAULT_URL + ".");
  }

  private String key(Surroundings surroundings) {
    String key = apiKey != null ? apiKey : surroundings.variable("PROVENANCE_API_KEY");
    if (key == null || key.isBlank()) {
      throw new ParameterException(
          spec.commandLine(),
          "No API key. Set PROVENANCE_API_KEY=pak_... in the environment, or give --api-key.");
    }
    if (!key.strip().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new ParameterException(
          spec.commandLine(), "The API key has a space or an unprintable character in it.");
    }
    return key.strip();
  }
}
