package dev.provenance.sdk.queue;

import java.util.List;
import java.util.Optional;

/** Where lines wait until they are stored: in memory, or on disk. */
public interface Backlog {
  /** A backlog in memory. */
  static Backlog inMemory(QueueSettings settings) {
    return new MemoryBacklog(
        new LineQueue(new Room(settings.maxQueued(), settings.maxQueuedBytes())));
  }

  /** Puts a line in; false if there was no room in time, or the backlog is closed. */
  boolean offer(byte[] line, long waitNanos, Counts counts);

  /** Waits for lines, the oldest first; empty when closed and nothing is left. */
  Optional<Batch> take(int maxLines, long maxBytes) throws InterruptedException;

  /** The batch taken last is stored or given up. */
  void done(Batch batch);

  /** Takes nothing more in. */
  void close();

  /** Whether what is left now will be there after the next start. */
  boolean survives();

  /** Ends it, after nobody takes any more; what is lost by that comes back. */
  List<byte[]> end();
}
