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

  /** Numbers after which it is worth a look. */
  private static final int STEP = 1024;

  /** Numbers that reading row by row may take some 20 ms for. */
  private static final long MOST_BEHIND = 64 * 1024;

  /** An index that cannot follow at all makes recording slow, but does not end it. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final long UNKNOWN = Long.MAX_VALUE;

  private final int tenantId;
  private final LogIndexer index;
  private final Semaphore due = new Semaphore(0);
  private final Thread thread;
  private long told;
  private volatile long written;
  private volatile long indexed = UNKNOWN;
  private volatile boolean closing;

  IndexFollower(int tenantId, LogIndexer index) {
    this.tenantId = tenantId;
    this.index = index;
    this.thread = Thread.ofVirtual().name("index-" + tenantId).start(this::follow);
  }

  /** Told by the lane's writer, and by no other thread, up to which number it has written. */
  void written(long number) {
    written = number;
    if (number - told >= STEP) {
      told = number;
      due.release();
    }
  }

  /** Returns when the index is near enough to the log, or has had its time. */
  void awaitNear() {
    if (isNear()) {
      return;
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    synchronized (this) {
      while (!isNear() && !closing && System.nanoTime() < end) {
        try {
          wait(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  /** Numbers that the index has not taken in; 0 while that is not known. */
  long behind() {
    return Math.max(0, written - indexed);
  }

  private boolean isNear() {
    return behind() <= MOST_BEHIND;
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
        boolean isComplete = false;
        while (!closing && !isComplete) {
          isComplete = advance().isComplete();
        }
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.DEBUG, "the index will catch up later", e);
      }
    }
  }

  private Progress advance() {
    Progress progress = index.advance(tenantId);
    synchronized (this) {
      indexed = progress.upTo();
      notifyAll();
    }
    return progress;
  }
}
