package dev.provenance.sdk.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server refused a call, or there was no answer from it. */
public sealed class ProvenanceException extends RuntimeException
    permits ConflictException,
        ConnectionException,
        InvalidRequestException,
        NotFoundException,
        UnauthorizedException,
        UnavailableException {
  private final Refusal refusal;

  ProvenanceException(Refusal refusal, @Nullable Throwable cause) {
    super(refusal.message(), cause);
    this.refusal = refusal;
  }

  /** The HTTP status; 0 if there was no answer. */
  public int status() {
    return refusal.status();
  }

  /** What is wrong, in the server's words. */
  public String detail() {
    return refusal.detail();
  }

  /** Every fault of the request, where the server names them; else empty. */
  public List<Fault> details() {
    return refusal.details();
  }

  /** How long to wait before asking again, if the server says so. */
  public Optional<Duration> retryAfter() {
    return refusal.retryAfter();
  }
}
