package dev.provenance.sdk.queue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What has become of the lines, in numbers; and waiting for it. */
public final class Counts {
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong rejected = new AtomicLong();
  private final AtomicLong retries = new AtomicLong();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long settled;

  /** To be called before lines become visible to the sender: so what is settled was counted. */
  public void accepted(long lines) {
    accepted.addAndGet(lines);
  }

  /** How many interactions wait or are under way. */
  public long queued() {
    long done = sent.get() + rejected.get();
    return Math.max(0, accepted.get() - done);
  }

  /** How many are stored. */
  public long sent() {
    return sent.get();
  }

  /** How many were given up for want of room or time. */
  public long dropped() {
    return dropped.get();
  }

  /** How many the server could not take. */
  public long rejected() {
    return rejected.get();
  }

  /** How many times a request was made again. */
  public long retries() {
    return retries.get();
  }

  void countSent(int lines) {
    sent.addAndGet(lines);
  }

  void countRejected() {
    rejected.incrementAndGet();
  }

  void countRetry() {
    retries.incrementAndGet();
  }

  /** Dropped at the door. */
  void countDropped() {
    dropped.incrementAndGet();
  }

  /** Dropped after all, although once accepted. */
  void countLost() {
    accepted.decrementAndGet();
    dropped.incrementAndGet();
  }

  /** A whole batch is done: since batches go in order, so is all before it. */
  void settled(int lines) {
    lock.lock();
    try {
      settled += lines;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until all that is accepted by now is settled; false if the time is over before. */
  boolean awaitSettled(long nanos) throws InterruptedException {
    long target = accepted.get();
    long left = nanos;
    lock.lockInterruptibly();
    try {
      while (settled < target) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** What {@link TimeUnit} makes of a duration of any length. */
  static long nanos(java.time.Duration duration) {
    return TimeUnit.NANOSECONDS.convert(duration);
  }
}
