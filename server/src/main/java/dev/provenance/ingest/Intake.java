package dev.provenance.ingest;

import dev.provenance.model.Allotment;
import dev.provenance.model.Problem;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of one tenant's is in hand: read, and not yet on disk. Large bodies are refused as soon
 * as the large ones before them take longer to store than anybody should wait, by how fast the last
 * was stored; small ones take turns (the server's admission) and are let in until the queue is
 * full. One finds room when nothing is in hand, however large it is. Safe for use by many threads.
 */
final class Intake {
  /** What is let in last has its answer after about this time, and what it takes itself. */
  private static final Duration LONGEST_WAIT = Duration.ofMillis(300);

  /** Bytes that are let in at least: a stall of the disk is no reason to keep it idle. */
  private static final long LEAST = 4L * 1024 * 1024;

  /** Bytes: bodies up to here are small; what was stored of fewer says little about the pace. */
  private static final long SMALL = 64L * 1024;

  /** What the past weighs against the newest: it is the last ten or so that count. */
  private static final double FADING = 0.9;

  private final long capacity;
  private final AtomicLong small = new AtomicLong();
  private final AtomicLong large = new AtomicLong();
  private double storedBytes;
  private double storedNanos;
  private volatile long mostInTime;

  /**
   * @param capacity bytes that may be in hand, however fast they are stored
   */
  Intake(long capacity) {
    this.capacity = capacity;
    this.mostInTime = capacity;
  }

  /** Refuses what {@link #admit} would refuse if it came now, before it is read. */
  void expect(long bytes) {
    refuseUnless(isSmall(bytes) ? inHand() < capacity : large.get() < mostInTime);
  }

  /** Counts a body as in hand until the part is closed; or refuses it. */
  Allotment.Part admit(long bytes) {
    AtomicLong held = isSmall(bytes) ? small : large;
    long before = held.getAndAdd(bytes);
    boolean hasRoom = isSmall(bytes) ? before + large.get() < capacity : before < mostInTime;
    if (!hasRoom) {
      held.addAndGet(-bytes);
    }
    refuseUnless(hasRoom);
    return () -> held.addAndGet(-bytes);
  }

  /** Told by one thread what was stored, and how long that took. */
  void stored(long bytes, long nanos) {
    if (bytes >= SMALL) {
      storedBytes = storedBytes * FADING + bytes;
      storedNanos = storedNanos * FADING + nanos;
      double inTime = storedBytes / storedNanos * LONGEST_WAIT.toNanos();
      mostInTime = Math.clamp((long) inTime, Math.min(LEAST, capacity), capacity);
    }
  }

  /** Bytes. */
  long inHand() {
    return small.get() + large.get();
  }

  private static boolean isSmall(long bytes) {
    return bytes <= SMALL;
  }

  private static void refuseUnless(boolean hasRoom) {
    if (!hasRoom) {
      throw Append.unavailable(
          Problem.Reason.QUEUE, "Too many interactions are waiting to be stored");
    }
  }
}
