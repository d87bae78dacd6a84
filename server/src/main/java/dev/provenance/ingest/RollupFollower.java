package dev.provenance.ingest;

import dev.provenance.store.RollupWriter;
import java.util.concurrent.Semaphore;

/**
 * Lets the rollup of one tenant follow its log, beside the lane and never in its way. A round that
 * fails is made up for by the next.
 */
final class RollupFollower implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(RollupFollower.class.getName());
  private static final int BLOCK = 1024;

  private final int tenantId;
  private final RollupWriter rollup;
  private final Semaphore due = new Semaphore(0);
  private final Thread thread;
  private long waiting;
  private volatile boolean closing;

  RollupFollower(int tenantId, RollupWriter rollup) {
    this.tenantId = tenantId;
    this.rollup = rollup;
    this.thread = Thread.ofVirtual().name("rollup-" + tenantId).start(this::follow);
  }

  /** Told by the publisher, and by no other thread, how many interactions have been published. */
  void published(int interactions) {
    waiting += interactions;
    if (waiting >= BLOCK) {
      waiting %= BLOCK;
      due.release();
    }
  }

  @Override
  public void close() {
    closing = true;
    due.release();
    boolean isInterrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    while (true) {
      due.acquireUninterruptibly();
      due.drainPermits();
      if (closing) {
        return;
      }
      try {
        while (!closing && rollup.advance(tenantId)) {
          Thread.onSpinWait();
        }
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.DEBUG, "the rollup will catch up later", e);
      }
    }
  }
}
