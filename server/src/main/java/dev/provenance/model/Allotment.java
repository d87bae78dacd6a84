package dev.provenance.model;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * So much of something for all together. Who comes when too little is left waits in line, and is
 * refused after a while. Safe for use by many threads.
 */
public final class Allotment {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Semaphore rest;
  private final Problem.Reason reason;
  private final String refusal;

  /**
   * @param refusal what those are told whose patience is over
   */
  public Allotment(int size, Problem.Reason reason, String refusal) {
    this.rest = new Semaphore(size, true);
    this.reason = reason;
    this.refusal = refusal;
  }

  /** Some of it; given back when closed, once. */
  public interface Part extends AutoCloseable {
    Part NONE = () -> {};

    @Override
    void close();
  }

  /** Waits for some of it. */
  public Part take(int count, Duration patience) {
    try {
      if (!rest.tryAcquire(count, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ProblemException(new Problem.Unavailable(reason, refusal, RETRY_AFTER));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(
          new Problem.Unavailable(Problem.Reason.STOPPING, "The server is stopping", RETRY_AFTER),
          e);
    }
    AtomicInteger taken = new AtomicInteger(count);
    return () -> rest.release(taken.getAndSet(0));
  }
}
