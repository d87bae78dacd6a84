package dev.provenance.sdk.json;

/** Text that is not the JSON that was expected; the message says what, and where. */
public final class JsonException extends IllegalArgumentException {
  JsonException(String message) {
    super(message);
  }

  JsonException(String message, Throwable cause) {
    super(message, cause);
  }
}
