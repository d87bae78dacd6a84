package dev.provenance.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Everything a request can be refused with: the one error vocabulary of the server. */
public sealed interface Problem {

  /** The text a caller reads: what was wrong and what was expected. */
  String detail();

  /** The request itself is faulty; every fault is named. */
  record Invalid(List<Fault> faults) implements Problem {
    public Invalid {
      faults = List.copyOf(faults);
    }

    public Invalid(String path, String message) {
      this(List.of(new Fault(path, message)));
    }

    @Override
    public String detail() {
      Fault first = faults.getFirst();
      String text =
          first.path().isEmpty() ? first.message() : first.path() + ": " + first.message();
      int more = faults.size() - 1;
      return more == 0 ? text : text + " (and " + more + " more, see details)";
    }
  }

  /** No key, an unknown key, a revoked key: one text, so that nothing can be learnt from it. */
  record Unauthorized() implements Problem {
    @Override
    public String detail() {
      return "A valid API key is required: send it as x-api-key or as Authorization: Bearer";
    }
  }

  record Forbidden(String detail) implements Problem {}

  record NotFound(String detail) implements Problem {}

  record MethodNotAllowed(String detail, List<String> allowed) implements Problem {}

  record Conflict(String detail) implements Problem {}

  record TooLarge(String detail) implements Problem {}

  record UnsupportedMediaType(String detail) implements Problem {}

  /** An idempotency key used again for a different request. */
  record KeyReused(String detail) implements Problem {}

  record RateLimited(Duration retryAfter) implements Problem {
    @Override
    public String detail() {
      return "Too many requests with this key: try again in " + retryAfter.toSeconds() + " s";
    }
  }

  /**
   * A tenant has recorded as much as it may in a month.
   *
   * @param until when the next month begins
   */
  record QuotaUsed(long quota, long used, Instant until, Duration retryAfter) implements Problem {
    @Override
    public String detail() {
      return "This tenant may record "
          + quota
          + " interactions a month, and has recorded "
          + used
          + ": the next month begins at "
          + Checks.format(until);
    }
  }

  /** The server is too busy, or its database away; the same request may succeed later. */
  record Unavailable(Reason reason, String detail, Duration retryAfter) implements Problem {}

  /** Why something is not available, for those who count. */
  enum Reason {
    /** Too much waits to be stored. */
    QUEUE,
    /** Too many requests of the tenant are being recorded. */
    RECORDING,
    /** Too many large bodies at once. */
    BODIES,
    /** Too many large answers at once. */
    ANSWERS,
    /** Too many questions of the tenant at once. */
    QUESTIONS,
    /** Too many streams or exports of the key. */
    STREAMS,
    /** The database took too long over it. */
    TIMEOUT,
    /** The database, or what is known of it, cannot be read now. */
    DATABASE,
    /** Others changed what it was about. */
    CHANGED,
    STOPPING
  }
}
