package dev.provenance.http;

import io.helidon.http.Status;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint answers: a status, headers, and a body to be written as JSON, or none, or a
 * {@link LongAnswer}.
 */
record Answer(Status status, @Nullable Object body, Map<String, String> headers) {

  static Answer ok(Object body) {
    return new Answer(Status.OK_200, body, Map.of());
  }

  static Answer created(Object body) {
    return new Answer(Status.CREATED_201, body, Map.of());
  }

  static Answer nothing() {
    return new Answer(Status.NO_CONTENT_204, null, Map.of());
  }

  Answer with(String header, String value) {
    return new Answer(status, body, Map.of(header, value));
  }
}
