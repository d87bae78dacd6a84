package dev.provenance.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the log: a draft with its place in it. */
public record Interaction(long number, Instant createdDate, Draft draft) {

  /** When it happened: its own time if it was given one, else when it was recorded. */
  public Instant happened() {
    Instant own = draft.interactionTimestamp();
    return own == null ? createdDate : own;
  }

  /** The same with these payloads. */
  public Interaction with(@Nullable String payload, @Nullable String externalResponse) {
    return new Interaction(number, createdDate, draft.with(payload, externalResponse));
  }
}
