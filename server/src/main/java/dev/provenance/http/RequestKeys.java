package dev.provenance.http;

import dev.provenance.ingest.Field;
import dev.provenance.ingest.Recorder;
import dev.provenance.model.Checks;
import dev.provenance.model.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/** Tells a batch that is sent again from another batch under the same idempotency key. */
final class RequestKeys {
  private static final int LONGEST = 255;

  private RequestKeys() {}

  static Recorder.RequestKey of(String key, byte[] body, Map<Field, String> fields) {
    Checks.textFault(key, LONGEST)
        .ifPresent(message -> {
          throw ProblemException.invalid("Idempotency-Key", message);
        });
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      fields.forEach((field, value) ->
          sha256.update((field.member() + "=" + value + "\n").getBytes(StandardCharsets.UTF_8)));
      return new Recorder.RequestKey(key, sha256.digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
