package dev.provenance.http;

import dev.provenance.model.Allotment;
import dev.provenance.model.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bounds what is recorded at the same time, so that large bodies do not fill the heap and those who
 * are let in have their answer soon, however many come. No tenant has all there is. Safe for use by
 * many threads.
 */
final class Admission {
  private static final int KIBIBYTE = 1024;

  /**
   * A body, what it is parsed into and what is sent to the database are in memory at the same time:
   * some five times its bytes.
   */
  private static final int SHARE_OF_HEAP = 8;

  /** Of each tenant. More at a time make nothing faster: a commit serves all of them already. */
  private static final int TURNS = 256;

  private static final Duration PATIENCE = Duration.ofMillis(250);

  /** For bodies: one that is large takes its time, and to send it again costs more. */
  private static final Duration LONG_PATIENCE = Duration.ofSeconds(1);

  private final int kibibytesOfTenant;
  private final Allotment kibibytes;
  private final Map<Integer, Tenant> tenants = new ConcurrentHashMap<>();

  private record Tenant(Allotment kibibytes, Allotment turns) {}

  /** For this JVM's heap; one largest batch always has room, of each tenant and in all. */
  Admission() {
    long bytes = Math.max(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP, Bodies.BATCH);
    kibibytesOfTenant = Math.toIntExact(Math.max(bytes / 2, Bodies.BATCH) / KIBIBYTE);
    kibibytes = bodies(Math.toIntExact(bytes / KIBIBYTE));
  }

  /**
   * Waits for room for a body that has not been read. Small bodies are not counted.
   *
   * @param bytes of the body as announced, or the most it may have
   */
  Allotment.Part body(int tenantId, long bytes) {
    if (bytes <= Bodies.SMALL) {
      return Allotment.Part.NONE;
    }
    int count = Math.toIntExact(Math.ceilDiv(bytes, KIBIBYTE));
    Allotment.Part own = of(tenantId).kibibytes().take(count, LONG_PATIENCE);
    try {
      Allotment.Part ofAll = kibibytes.take(count, LONG_PATIENCE);
      return () -> {
        ofAll.close();
        own.close();
      };
    } catch (RuntimeException e) {
      own.close();
      throw e;
    }
  }

  /**
   * Waits for one of the tenant's turns, with a body that has been read: who is slow in sending
   * holds up nobody, and who sends too much only himself.
   */
  Allotment.Part turn(int tenantId) {
    return of(tenantId).turns().take(1, PATIENCE);
  }

  private Tenant of(int tenantId) {
    return tenants.computeIfAbsent(
        tenantId,
        _ ->
            new Tenant(
                bodies(kibibytesOfTenant),
                new Allotment(
                    TURNS, Problem.Reason.RECORDING, "Too many interactions are being recorded")));
  }

  private static Allotment bodies(int kibibytes) {
    return new Allotment(
        kibibytes, Problem.Reason.BODIES, "Too many large bodies are being worked on");
  }
}
