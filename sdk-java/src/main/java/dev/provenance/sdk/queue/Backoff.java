package dev.provenance.sdk.queue;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The waits between tries: doubling, shortened at random by up to half. */
final class Backoff {
  private static final Duration LONGEST_WISH = Duration.ofSeconds(60);

  private final long first;
  private final long longest;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition hurry = lock.newCondition();
  private long next;
  private long hurries;
  private long seen;

  Backoff(Duration first, Duration longest) {
    this.first = Counts.nanos(first);
    this.longest = Counts.nanos(longest);
    this.next = this.first;
  }

  /** After an answer that settles something: the next wait is a short one again. */
  void reset() {
    next = first;
  }

  /**
   * Waits for the next try.
   *
   * @param retryAfter what the server wishes, counted up to 60 s
   */
  void pause(Duration retryAfter) throws InterruptedException {
    startOverIfHurried();
    long shortened = next - ThreadLocalRandom.current().nextLong(next / 2 + 1);
    next = Math.min(next * 2, longest);
    Duration wish = retryAfter.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : retryAfter;
    long atLeast = Counts.nanos(wish);
    sleep(atLeast, Math.max(atLeast, shortened));
  }

  /** Waits as long as it ever waits. */
  void pauseLongest() throws InterruptedException {
    startOverIfHurried();
    sleep(0, longest);
  }

  /**
   * The client is closing: a wait under way ends, as far as the server lets it, and tries come
   * quickly.
   */
  void hurry() {
    lock.lock();
    try {
      hurries++;
      hurry.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void startOverIfHurried() {
    lock.lock();
    try {
      if (seen != hurries) {
        seen = hurries;
        next = first;
      }
    } finally {
      lock.unlock();
    }
  }

  private void sleep(long atLeast, long whole) throws InterruptedException {
    long start = System.nanoTime();
    lock.lockInterruptibly();
    try {
      long waited = 0;
      while (waited < (seen == hurries ? whole : atLeast)) {
        hurry.awaitNanos((seen == hurries ? whole : atLeast) - waited);
        waited = System.nanoTime() - start;
      }
    } finally {
      lock.unlock();
    }
  }
}
