package dev.provenance.sdk.spool;

import dev.provenance.sdk.queue.QueueListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Syncs what was written: after a time, or earlier when much waits. Writing goes on meanwhile. */
final class Syncer {
  private static final long MUCH = 256 << 10;

  private final SegmentWriter writer;
  private final long everyNanos;
  private final QueueListener listener;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread thread;
  private long unsynced;
  private boolean stopped;

  Syncer(SegmentWriter writer, Duration every, QueueListener listener) {
    this.writer = writer;
    this.everyNanos = TimeUnit.NANOSECONDS.convert(every);
    this.listener = listener;
    this.thread = new Thread(this::run, "provenance-spool-sync");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  void written(long bytes) {
    lock.lock();
    try {
      boolean first = unsynced == 0;
      unsynced += bytes;
      if (first || unsynced >= MUCH) {
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  void stop() {
    lock.lock();
    try {
      stopped = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (due()) {
        force();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void force() {
    try {
      writer.force();
    } catch (IOException e) {
      listener.failed(new UncheckedIOException("the spool cannot be synced: " + e, e));
    }
  }

  /** Waits until it is time; false at the end. */
  private boolean due() throws InterruptedException {
    lock.lock();
    try {
      while (unsynced == 0 && !stopped) {
        changed.await();
      }
      long left = everyNanos;
      while (unsynced < MUCH && !stopped && left > 0) {
        left = changed.awaitNanos(left);
      }
      unsynced = 0;
      return !stopped;
    } finally {
      lock.unlock();
    }
  }
}
