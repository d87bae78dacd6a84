package dev.provenance.sdk.outage;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Moments at a steady rate; who is late does not wait. */
final class Pace {
  private final long start = System.nanoTime();
  private final long apart;

  Pace(int perSecond) {
    this.apart = TimeUnit.SECONDS.toNanos(1) / perSecond;
  }

  /** Waits for the moment of a step. */
  void await(long step) {
    awaitNanos(step * apart);
  }

  /** Waits for a moment after the start. */
  void awaitMillis(long millis) {
    awaitNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  long nanos() {
    return System.nanoTime() - start;
  }

  private void awaitNanos(long moment) {
    for (long left = moment - nanos(); left > 0; left = moment - nanos()) {
      LockSupport.parkNanos(this, left);
    }
  }
}
