package dev.provenance.sdk.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lines from any number of threads to a single one, in order. Room is taken by {@link #offer} and
 * given back by {@link #done}: what is under way still counts.
 */
public final class LineQueue {
  /** How long the taker naps while a line is between its room and the queue. */
  private static final long NAP_NANOS = 100_000;

  private final ConcurrentLinkedQueue<byte[]> lines = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable Thread> sleeper = new AtomicReference<>();
  private final Room room;
  private volatile boolean closed;

  public LineQueue(Room room) {
    this.room = room;
  }

  /** Puts a line in; false if there was no room in time, or the queue is closed. */
  public boolean offer(byte[] line, long waitNanos, Counts counts) {
    if (closed || !room.take(line.length, waitNanos)) {
      return false;
    }
    if (closed) {
      room.free(1, line.length);
      return false;
    }
    counts.accepted(1);
    lines.add(line);
    wake();
    return true;
  }

  /** Takes nothing more; what is in it can still be taken out. */
  public void close() {
    closed = true;
    wake();
  }

  /** Waits for lines and takes out as many as fit; empty when closed and nothing is left. */
  public Optional<Batch> take(int maxLines, long maxBytes) throws InterruptedException {
    while (lines.isEmpty()) {
      if (closed && room.isEmpty()) {
        return Optional.empty();
      }
      sleep();
    }
    return Optional.of(poll(maxLines, maxBytes));
  }

  /** Gives back the room of lines taken out. */
  public void done(Batch batch) {
    room.free(batch.lines().size(), batch.bytes());
  }

  /** Takes out everything that is there, at the end. */
  public List<byte[]> drain() {
    return lines.isEmpty() ? List.of() : poll(Integer.MAX_VALUE, Long.MAX_VALUE).lines();
  }

  private Batch poll(int maxLines, long maxBytes) {
    List<byte[]> taken = new ArrayList<>();
    long bytes = 0;
    byte[] next = lines.peek();
    while (next != null
        && taken.size() < maxLines
        && (taken.isEmpty() || bytes + next.length + 1 <= maxBytes)) {
      bytes += next.length + (taken.isEmpty() ? 0 : 1);
      taken.add(next);
      lines.remove();
      next = lines.peek();
    }
    return new Batch(taken, bytes - (taken.size() - 1));
  }

  private void sleep() throws InterruptedException {
    sleeper.set(Thread.currentThread());
    if (lines.isEmpty()) {
      if (!closed) {
        LockSupport.park(this);
      } else if (!room.isEmpty()) {
        LockSupport.parkNanos(this, NAP_NANOS);
      }
    }
    sleeper.set(null);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private void wake() {
    if (sleeper.get() != null) {
      Thread asleep = sleeper.getAndSet(null);
      if (asleep != null) {
        LockSupport.unpark(asleep);
      }
    }
  }
}
