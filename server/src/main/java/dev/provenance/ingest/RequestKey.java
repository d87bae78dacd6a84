package dev.provenance.ingest;

import dev.provenance.model.Checks;
import dev.provenance.model.ProblemException;
import dev.provenance.model.Sha256;
import java.util.Map;

/**
 * An idempotency key, and the SHA-256 of what it is used for: it tells a request that is sent again
 * from another one.
 */
public record RequestKey(String text, byte[] requestHash) {
  private static final int LONGEST = 255;

  /** The key of a whole batch. */
  public static RequestKey of(String text, byte[] body, Map<Field, String> headers) {
    Checks.textFault(text, LONGEST)
        .ifPresent(message -> {
          throw ProblemException.invalid("Idempotency-Key", message);
        });
    return new RequestKey(text, hash(headers).add(body).bytes());
  }

  /** The beginning of a request's hash: what came as headers, but for the key itself. */
  static Sha256 hash(Map<Field, String> headers) {
    Sha256 hash = new Sha256();
    headers.forEach((field, value) -> {
      if (field != Field.IDEMPOTENCY_KEY) {
        hash.add(field.member() + "=" + value + "\n");
      }
    });
    return hash;
  }
}
