package dev.provenance.http;

import dev.provenance.model.Allotment;
import dev.provenance.model.HeapShare;
import dev.provenance.model.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bounds what is worked on at the same time, so that large bodies do not fill the heap and those
 * who are let in to record have their answer soon, however many come. No tenant has all there is.
 * Safe for use by many threads.
 */
final class Admission {
  /** Of each tenant. More at a time make nothing faster: a commit serves all of them already. */
  private static final int TURNS = 256;

  private static final Duration PATIENCE = Duration.ofMillis(250);

  /** For bodies: one that is large takes its time, and to send it again costs more. */
  private static final Duration LONG_PATIENCE = Duration.ofSeconds(1);

  /** Bytes, as they are counted: a quarter of what it has in memory. */
  private static final int LARGEST_TREE = 512 * 1024;

  private final HeapShare bodies =
      new HeapShare(
          Bodies.BATCH, Problem.Reason.BODIES, "Too many large bodies are being worked on");

  /** Apart from those that are recorded: whoever asks does not hold up who records. */
  private final HeapShare trees =
      new HeapShare(
          2 * LARGEST_TREE + Bodies.SINGLE,
          Problem.Reason.BODIES,
          "Too many large questions are being worked on");

  private final Map<Integer, Allotment> turns = new ConcurrentHashMap<>();

  /**
   * Waits for room for a body that has not been read. Small bodies are not counted.
   *
   * @param bytes of the body as announced, or the most it may have
   */
  Allotment.Part body(int tenantId, long bytes) {
    return bytes <= Bodies.SMALL
        ? Allotment.Part.NONE
        : bodies.take(tenantId, bytes, LONG_PATIENCE);
  }

  /**
   * Waits for room for a body as a tree: each of its parts may be thirty times as large in memory,
   * but they are not without number ({@link Json#tree}).
   *
   * @param bytes of the body
   */
  Allotment.Part tree(int tenantId, long bytes) {
    long counted = Math.min(8 * bytes, LARGEST_TREE + bytes);
    return counted <= Bodies.SMALL
        ? Allotment.Part.NONE
        : trees.take(tenantId, counted, LONG_PATIENCE);
  }

  /**
   * Waits for one of the tenant's turns, with a body that has been read: who is slow in sending
   * holds up nobody, and who sends too much only himself.
   */
  Allotment.Part turn(int tenantId) {
    return turns
        .computeIfAbsent(
            tenantId,
            _ ->
                new Allotment(
                    TURNS, Problem.Reason.RECORDING, "Too many interactions are being recorded"))
        .take(1, PATIENCE);
  }
}
