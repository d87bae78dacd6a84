package dev.provenance.ingest;

import dev.provenance.store.LogIndexer;
import dev.provenance.store.LogIndexer.Progress;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Lets the index of one tenant follow its log, beside the lane. A round that fails is made up for
 * by the next. What the index has not taken in is read row by row, so a lane that is far ahead of
 * it waits.
 */
final class IndexFollower implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(IndexFollower.class.getName());
  private static final int BLOCK = 1024;

  /** Blocks that reading row by row may take some 20 ms for. */
  private static final int MOST_BEHIND = 64;

  /** An index that cannot follow at all makes recording slow, but does not end it. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final int tenantId;
  private final LogIndexer index;
  private final Semaphore due = new Semaphore(0);
  private final Thread thread;
  private long waiting;
  private volatile long behind;
  private volatile boolean closing;

  IndexFollower(int tenantId, LogIndexer index) {
    this.tenantId = tenantId;
    this.index = index;
    this.thread = Thread.ofVirtual().name("index-" + tenantId).start(this::follow);
  }

  /** Told by the publisher, and by no other thread, how many interactions have been published. */
  void published(int interactions) {
    waiting += interactions;
    if (waiting >= BLOCK) {
      waiting %= BLOCK;
      due.release();
    }
  }

  /** Returns when the index is near enough to the log, or has had its time. */
  void awaitNear() {
    if (behind > MOST_BEHIND) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      synchronized (this) {
        while (behind > MOST_BEHIND && !closing && System.nanoTime() < end) {
          try {
            wait(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
          }
        }
      }
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
        while (!closing && !advance().isComplete()) {
          Thread.onSpinWait();
        }
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.DEBUG, "the index will catch up later", e);
      }
    }
  }

  private Progress advance() {
    Progress progress = index.advance(tenantId);
    synchronized (this) {
      behind = progress.behind();
      notifyAll();
    }
    return progress;
  }
}
