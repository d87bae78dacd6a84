package dev.provenance.sdk.queue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Bounds lines and their bytes. Taking room is two compare-and-sets; only waiting takes a lock. */
public final class Room {
  private final long maxLines;
  private final long maxBytes;
  private final AtomicLong lines = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  private final AtomicInteger waiting = new AtomicInteger();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition freed = lock.newCondition();

  public Room(long maxLines, long maxBytes) {
    this.maxLines = maxLines;
    this.maxBytes = maxBytes;
  }

  /**
   * Takes room for a line, waiting for it if need be.
   *
   * @return whether there was room; an interrupted thread does not wait, and stays interrupted
   */
  public boolean take(int size, long waitNanos) {
    if (tryTake(size)) {
      return true;
    }
    return waitNanos > 0 && size <= maxBytes && await(size, waitNanos);
  }

  /** Takes room whether it is there or not. */
  public void force(long count, long size) {
    lines.addAndGet(count);
    bytes.addAndGet(size);
  }

  /** Gives room back. */
  public void free(long count, long size) {
    lines.addAndGet(-count);
    bytes.addAndGet(-size);
    if (waiting.get() > 0) {
      lock.lock();
      try {
        freed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** How many lines have room here. */
  public long lines() {
    return lines.get();
  }

  /** Whether nothing has room here. */
  public boolean isEmpty() {
    return lines.get() == 0;
  }

  private boolean tryTake(int size) {
    if (!add(lines, 1, maxLines)) {
      return false;
    }
    if (add(bytes, size, maxBytes)) {
      return true;
    }
    lines.decrementAndGet();
    return false;
  }

  private boolean await(int size, long waitNanos) {
    long left = waitNanos;
    lock.lock();
    waiting.incrementAndGet();
    try {
      while (!tryTake(size)) {
        if (left <= 0) {
          return false;
        }
        left = freed.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting.decrementAndGet();
      lock.unlock();
    }
  }

  private static boolean add(AtomicLong sum, long more, long limit) {
    while (true) {
      long now = sum.get();
      if (now + more > limit) {
        return false;
      }
      if (sum.compareAndSet(now, now + more)) {
        return true;
      }
    }
  }
}
