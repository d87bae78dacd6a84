package dev.provenance.sdk.api;

import dev.provenance.sdk.json.RawJson;
import java.util.Optional;

/** What can be recorded; {@code dev.provenance.sdk.Interaction} is one. */
public interface NewInteraction {
  /** A JSON object with the members of the API. */
  RawJson json();

  /** Keeps it from being stored twice. */
  Optional<String> idempotencyKey();
}
