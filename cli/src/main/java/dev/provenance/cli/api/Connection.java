package dev.provenance.cli.api;

import java.net.URI;

/** Where the server's API is and the key that opens it; the URL has no slash at its end. */
public record Connection(URI apiUrl, String apiKey) {
  URI endpoint(String path) {
    return URI.create(apiUrl + path);
  }

  @Override
  public String toString() {
    return "Connection[" + apiUrl + "]"; // never the key
  }
}
