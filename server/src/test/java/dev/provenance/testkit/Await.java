package dev.provenance.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Waits for something to become true by asking again and again, with an end. */
public final class Await {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(10);

  private Await() {}

  @FunctionalInterface
  public interface Condition {
    boolean holds() throws Exception;
  }

  /** Fails after half a minute, naming what was waited for. */
  public static void until(String what, Condition condition) {
    until(what, PATIENCE, condition);
  }

  public static void until(String what, Duration patience, Condition condition) {
    long deadline = System.nanoTime() + patience.toNanos();
    Exception last = null;
    while (System.nanoTime() < deadline) {
      try {
        if (condition.holds()) {
          return;
        }
      } catch (Exception e) {
        last = e;
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    throw failure(what, last);
  }

  private static AssertionError failure(String what, @Nullable Exception last) {
    return new AssertionError("waited in vain for " + what, last);
  }
}
