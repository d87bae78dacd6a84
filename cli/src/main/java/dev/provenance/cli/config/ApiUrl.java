package dev.provenance.cli.config;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Where an API is: http or https, a host, no slash at the end. */
public final class ApiUrl {
  private ApiUrl() {}

  /** Null if it cannot be an API's. */
  public static @Nullable URI parse(String text) {
    try {
      URI uri = new URI(text.strip().replaceAll("/+$", ""));
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      boolean plain = uri.getQuery() == null && uri.getFragment() == null;
      return http && plain && uri.getHost() != null ? uri : null;
    } catch (URISyntaxException notEvenThat) {
      return null;
    }
  }
}
