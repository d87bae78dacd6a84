package dev.provenance.store;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Up to where this node has written each tenant's log: lets a reader wait for more without asking
 * the database. What other nodes write is not heard of here, so a reader looks for itself now and
 * then. Costs the writer an atomic update while nobody waits. Safe for use by many threads.
 */
public final class Heads {
  private final Map<Integer, Head> heads = new ConcurrentHashMap<>();

  private static final class Head {
    private final AtomicLong number = new AtomicLong();
    private volatile int waiters;
  }

  /** Returns when the log has been written beyond a number, or after a time at the latest. */
  public void await(int tenantId, long number, Duration limit) throws InterruptedException {
    Head head = of(tenantId);
    long end = System.nanoTime() + limit.toNanos();
    synchronized (head) {
      head.waiters++;
      try {
        long left = limit.toMillis();
        while (head.number.get() <= number && left > 0) {
          head.wait(left);
          left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        }
      } finally {
        head.waiters--;
      }
    }
  }

  /** Called when a batch is on disk; a waiter either sees the number or is seen by this. */
  void written(int tenantId, long number) {
    Head head = of(tenantId);
    head.number.accumulateAndGet(number, Math::max);
    if (head.waiters > 0) {
      synchronized (head) {
        head.notifyAll();
      }
    }
  }

  private Head of(int tenantId) {
    return heads.computeIfAbsent(tenantId, id -> new Head());
  }
}
