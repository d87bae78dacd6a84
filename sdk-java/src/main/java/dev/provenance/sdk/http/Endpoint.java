package dev.provenance.sdk.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

/**
 * Where requests go, with which key, and how long one may take.
 *
 * @param apiUrl without a slash at its end, as in {@code http://localhost:4000/api}
 */
public record Endpoint(String apiUrl, String apiKey, Duration requestTimeout) {
  /** Checks both, and takes slashes off the URL's end. */
  public Endpoint {
    apiUrl = apiUrl.strip().replaceAll("/+$", "");
    apiKey = apiKey.strip();
    requireHttp(apiUrl);
    if (apiKey.isEmpty() || !apiKey.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "the API key is empty or has characters that no key has (expected: pak_…)");
    }
    if (requestTimeout.isNegative() || requestTimeout.isZero()) {
      throw new IllegalArgumentException(
          "requestTimeout is " + requestTimeout + " (expected: more than zero)");
    }
  }

  URI uri(String path) {
    return URI.create(apiUrl + path);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return apiUrl;
  }

  private static void requireHttp(String url) {
    try {
      URI uri = new URI(url);
      String scheme = String.valueOf(uri.getScheme());
      if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
        return;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(unusable(url), e);
    }
    throw new IllegalArgumentException(unusable(url));
  }

  private static String unusable(String url) {
    return "the API URL is \"" + url + "\" (expected: as in http://localhost:4000/api)";
  }
}
