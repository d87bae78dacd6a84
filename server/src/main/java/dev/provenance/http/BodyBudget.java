package dev.provenance.http;

import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds the memory of large bodies that are being worked on: whoever comes when there is no room
 * waits without being read, and is refused after a while. Small bodies are not counted. Safe for
 * use by many threads.
 */
final class BodyBudget {
  private static final int KIBIBYTE = 1024;

  /**
   * A body, what it is parsed into and what is sent to the database are in memory at the same time:
   * some five times its bytes.
   */
  private static final int SHARE_OF_HEAP = 8;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Semaphore kibibytes;

  /** For this JVM's heap; one largest batch always has room. */
  BodyBudget() {
    long bytes = Math.max(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP, Bodies.BATCH);
    kibibytes = new Semaphore(Math.toIntExact(bytes / KIBIBYTE), true);
  }

  /** Room for a body; given back when closed. */
  interface Room extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Waits for room.
   *
   * @param bytes of the body as announced, or the most it may have
   */
  Room reserve(long bytes) {
    if (bytes <= Bodies.SMALL) {
      return () -> {};
    }
    int permits = Math.toIntExact(Math.ceilDiv(bytes, KIBIBYTE));
    try {
      if (!kibibytes.tryAcquire(permits, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ProblemException(
            new Problem.Unavailable("Too many large bodies are being worked on", RETRY_AFTER));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(new Problem.Unavailable("The server is stopping", RETRY_AFTER), e);
    }
    return () -> kibibytes.release(permits);
  }
}
