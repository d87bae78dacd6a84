package dev.provenance.sdk.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request.
 *
 * @param path below the API's URL, encoded, with the query
 * @param headers beside the key
 * @param body empty for none
 */
public record Call(String method, String path, Map<String, String> headers, byte[] body) {
  private static final byte[] NOTHING = {};

  /** A request without a body. */
  public static Call of(String method, String path) {
    return new Call(method, path, Map.of(), NOTHING);
  }

  /** The same request with a body. */
  public Call with(String contentType, byte[] content) {
    return new Call(method, path, Map.of("Content-Type", contentType), content)
        .withHeaders(headers);
  }

  /** The same request with more headers. */
  public Call withHeaders(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new Call(method, path, all, body);
  }
}
