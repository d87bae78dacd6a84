package dev.provenance.http;

import dev.provenance.model.Allotment;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bounds what is recorded at the same time, so that memory is bounded and those who are let in have
 * their answer soon, however many come. Safe for use by many threads.
 */
final class Admission {
  private static final int KIBIBYTE = 1024;

  /**
   * A body, what it is parsed into and what is sent to the database are in memory at the same time:
   * some five times its bytes.
   */
  private static final int SHARE_OF_HEAP = 16;

  /** Of each tenant. More at a time make nothing faster: a commit serves all of them already. */
  private static final int TURNS = 256;

  private static final Duration PATIENCE = Duration.ofMillis(250);

  private final Allotment kibibytes;
  private final Map<Integer, Allotment> turns = new ConcurrentHashMap<>();

  /** For this JVM's heap; one largest batch always has room. */
  Admission() {
    long bytes = Math.max(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP, Bodies.BATCH);
    kibibytes =
        new Allotment(
            Math.toIntExact(bytes / KIBIBYTE),
            PATIENCE,
            "Too many large bodies are being worked on");
  }

  /**
   * Waits for room for a body that has not been read. Small bodies are not counted.
   *
   * @param bytes of the body as announced, or the most it may have
   */
  Allotment.Part body(long bytes) {
    return bytes <= Bodies.SMALL
        ? Allotment.Part.NONE
        : kibibytes.take(Math.toIntExact(Math.ceilDiv(bytes, KIBIBYTE)));
  }

  /**
   * Waits for one of the tenant's turns, with a body that has been read: who is slow in sending
   * holds up nobody, and who sends too much only himself.
   */
  Allotment.Part turn(int tenantId) {
    return turns.computeIfAbsent(tenantId, _ -> newTurns()).take(1);
  }

  private static Allotment newTurns() {
    return new Allotment(TURNS, PATIENCE, "Too many interactions are being recorded");
  }
}
