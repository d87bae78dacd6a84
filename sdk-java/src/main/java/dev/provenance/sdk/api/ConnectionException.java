package dev.provenance.sdk.api;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** There was no answer: connection refused or broken, time over, thread interrupted. */
public final class ConnectionException extends ProvenanceException {
  /** Of what went wrong; {@link #status} is 0. */
  public ConnectionException(IOException cause) {
    super(new Refusal(0, String.valueOf(cause.getMessage()), List.of(), NONE), cause);
  }

  ConnectionException(InterruptedException cause) {
    super(new Refusal(0, "interrupted while waiting for an answer", List.of(), NONE), cause);
  }

  private static final Optional<Duration> NONE = Optional.empty();
}
