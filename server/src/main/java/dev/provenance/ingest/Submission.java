package dev.provenance.ingest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One interaction as it was sent: its texts, valid each by itself, and its free-form JSON as raw
 * text.
 *
 * @param pointer JSON pointer to it in the request's body: empty, or {@code /3} in a batch
 * @param digest SHA-256 of what was sent; tells a retry from another request
 */
public record Submission(
    String pointer,
    Map<Field, String> texts,
    @Nullable String payload,
    @Nullable String externalResponse,
    byte[] digest) {

  @Nullable String text(Field field) {
    return texts.get(field);
  }
}
