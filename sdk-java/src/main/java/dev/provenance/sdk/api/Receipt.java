package dev.provenance.sdk.api;

import dev.provenance.sdk.http.Answer;
import dev.provenance.sdk.json.Json;
import dev.provenance.sdk.json.JsonException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an answer must be to say that something is stored.
 *
 * @param expected the same in words
 */
record Receipt<T>(Class<T> type, Predicate<T> isWhole, String expected) {
  /** Null if this answer says something else. */
  @Nullable T readFrom(Answer answer) {
    try {
      @Nullable T read = type.cast(Json.read(answer.body(), type));
      return read != null && isWhole.test(read) ? read : null;
    } catch (JsonException e) {
      return null;
    }
  }
}
