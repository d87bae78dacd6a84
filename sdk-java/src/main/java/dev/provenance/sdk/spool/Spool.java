package dev.provenance.sdk.spool;

import dev.provenance.sdk.queue.Backlog;
import dev.provenance.sdk.queue.Batch;
import dev.provenance.sdk.queue.Counts;
import dev.provenance.sdk.queue.LineQueue;
import dev.provenance.sdk.queue.QueueListener;
import dev.provenance.sdk.queue.QueueSettings;
import dev.provenance.sdk.queue.Room;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A backlog on disk. Lines pass through a queue in memory to a thread that appends them to the
 * segments; the sender reads the segments.
 */
public final class Spool implements Backlog {
  private static final int APPEND_LINES = 1_000;
  private static final long APPEND_BYTES = 256 << 10;
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long WRITER_ENDS_MILLIS = 5_000;

  private final SpoolDirectory directory;
  private final Room disk;
  private final LineQueue queue;
  private final SegmentWriter writer;
  private final SpoolReader reader;
  private final Syncer syncer;
  private final QueueListener listener;
  private final Thread appender;
  private final List<byte[]> lost = new ArrayList<>();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Position written;
  private boolean closed;
  private boolean complete;

  private Spool(
      SpoolDirectory directory, SpoolSettings spool, QueueSettings queue, QueueListener listener)
      throws IOException {
    this.directory = directory;
    this.disk = new Room(Long.MAX_VALUE, spool.maxWaiting());
    this.queue = new LineQueue(new Room(queue.maxQueued(), queue.maxQueuedBytes()));
    this.listener = listener;
    Recovery recovery = Recovery.of(directory);
    this.writer = new SegmentWriter(directory, recovery.nextSegment(), spool.segmentBytes());
    this.reader = new SpoolReader(directory, recovery.sent());
    this.syncer = new Syncer(writer, spool.sync(), listener);
    this.written = writer.position();
    this.appender = new Thread(this::append, "provenance-spool");
    appender.setDaemon(true);
    disk.force(recovery.lines(), recovery.bytes());
  }

  /**
   * Opens a spool; what the process before has left is counted as accepted.
   *
   * @throws IllegalStateException if another client uses the directory
   * @throws UncheckedIOException if the directory cannot be read or written
   */
  public static Spool open(
      SpoolSettings settings, QueueSettings queue, Counts counts, QueueListener listener) {
    try {
      SpoolDirectory directory = SpoolDirectory.open(settings.directory());
      try {
        Spool spool = new Spool(directory, settings, queue, listener);
        counts.accepted(spool.disk.lines());
        spool.syncer.start();
        spool.appender.start();
        return spool;
      } catch (IOException e) {
        directory.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the spool directory " + settings.directory() + " cannot be used: " + e, e);
    }
  }

  @Override
  public boolean offer(byte[] line, long waitNanos, Counts counts) {
    long start = System.nanoTime();
    int size = line.length + 1;
    if (!disk.take(size, waitNanos)) {
      return false;
    }
    if (queue.offer(line, Math.max(0, waitNanos - (System.nanoTime() - start)), counts)) {
      return true;
    }
    disk.free(1, size);
    return false;
  }

  @Override
  public Optional<Batch> take(int maxLines, long maxBytes) throws InterruptedException {
    while (true) {
      try {
        Position end = written();
        Optional<Batch> batch = reader.next(end, maxLines, maxBytes);
        if (batch.isPresent() || (!reader.advance(end) && !awaitMore(end))) {
          return batch;
        }
      } catch (ClosedByInterruptException e) {
        throw interrupted(e);
      } catch (IOException e) {
        listener.failed(new UncheckedIOException("the spool cannot be read: " + e, e));
        pause();
      }
    }
  }

  @Override
  public void done(Batch batch) {
    try {
      reader.settle();
    } catch (IOException e) {
      listener.failed(new UncheckedIOException("the spool cannot note what was sent: " + e, e));
    }
    disk.free(batch.lines().size(), batch.bytes() + batch.lines().size());
  }

  @Override
  public void close() {
    queue.close();
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean survives() {
    return true;
  }

  @Override
  public List<byte[]> end() {
    try {
      appender.join(WRITER_ENDS_MILLIS);
      syncer.stop();
      finish();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      listener.failed(new UncheckedIOException("the spool cannot be closed: " + e, e));
    }
    List<byte[]> notWritten = new ArrayList<>(lost);
    lost.clear();
    return notWritten;
  }

  /** A spool of which everything was sent leaves no segment behind. */
  private void finish() throws IOException {
    Position end = writer.position();
    boolean empty = complete && disk.isEmpty();
    reader.close();
    writer.close();
    if (empty) {
      directory.sent(new Position(end.segment() + 1, 0));
      for (long segment : directory.segments()) {
        directory.delete(segment);
      }
    }
    directory.close();
  }

  private void append() {
    try {
      Optional<Batch> next = queue.take(APPEND_LINES, APPEND_BYTES);
      while (next.isPresent()) {
        append(next.get());
        queue.done(next.get());
        next = queue.take(APPEND_LINES, APPEND_BYTES);
      }
      writer.force();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      listener.failed(new UncheckedIOException("the spool cannot be synced: " + e, e));
    } finally {
      publish(writer.position(), true);
    }
  }

  private void append(Batch batch) throws InterruptedException {
    while (true) {
      try {
        writer.append(batch);
        syncer.written(batch.bytes());
        publish(writer.position(), false);
        return;
      } catch (IOException | RuntimeException | Error e) { // the writer must outlive it
        listener.failed(new IllegalStateException("the spool cannot be written: " + e, e));
        if (isClosed()) {
          lost.addAll(batch.lines());
          return;
        }
        pause();
      }
    }
  }

  private void publish(Position end, boolean last) {
    lock.lock();
    try {
      written = end;
      complete = last;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private Position written() {
    lock.lock();
    try {
      return written;
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for more than there was; false if no more will come. */
  private boolean awaitMore(Position than) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (written.equals(than) && !complete) {
        changed.await();
      }
      return !written.equals(than);
    } finally {
      lock.unlock();
    }
  }

  private void pause() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = RETRY_NANOS;
      while (left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private static InterruptedException interrupted(@Nullable IOException cause) {
    InterruptedException interrupted = new InterruptedException();
    interrupted.initCause(cause);
    return interrupted;
  }
}
