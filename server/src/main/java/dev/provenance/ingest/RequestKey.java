package dev.provenance.ingest;

import dev.provenance.model.Checks;
import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import dev.provenance.model.Sha256;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An idempotency key, and the SHA-256 of what it is used for: it tells a request that is sent again
 * from another one.
 */
public record RequestKey(String text, byte[] requestHash) {
  /** The key of a whole batch. */
  public static RequestKey of(String text, byte[] body) {
    Checks.textFault(text, Checks.LONGEST_KEY)
        .ifPresent(message -> {
          throw ProblemException.invalid("Idempotency-Key", message);
        });
    return new RequestKey(text, hash(Map.of()).add(body).bytes());
  }

  /** The keys of interactions that have one of their own. */
  static List<RequestKey> ofItems(List<Submission> submissions) {
    return submissions.stream().map(RequestKey::ofItem).filter(Objects::nonNull).toList();
  }

  /** The key of one interaction; null if it has none. */
  static @Nullable RequestKey ofItem(Submission submission) {
    String key = submission.text(Field.IDEMPOTENCY_KEY);
    return key == null ? null : new RequestKey(key, submission.digest());
  }

  /** Refuses a key that was used for something else before. */
  void check(byte[] hashBefore) {
    if (!Arrays.equals(requestHash, hashBefore)) {
      throw new ProblemException(
          new Problem.KeyReused(
              "The idempotency key \"" + text + "\" was used for a different request"));
    }
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
