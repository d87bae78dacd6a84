package dev.provenance.model;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An eighth of the heap, for one kind of what is in hand of all tenants; none of them has more than
 * half of it, unless that is less than the least. Some four or five times its bytes are in memory
 * at the same time: as they came or were read, as text, and as they are sent on. Safe for use by
 * many threads.
 */
public final class HeapShare {
  private static final int PART = 8;
  private static final int KIBIBYTE = 1024;

  private final Problem.Reason reason;
  private final String refusal;
  private final int kibibytesOfTenant;
  private final Allotment ofAll;
  private final Map<Integer, Allotment> ofTenants = new ConcurrentHashMap<>();

  /**
   * Of this JVM's heap.
   *
   * @param least bytes that each tenant may have, and all together, however small the heap
   * @param refusal what those are told whose patience is over
   */
  public HeapShare(long least, Problem.Reason reason, String refusal) {
    long bytes = Math.max(Runtime.getRuntime().maxMemory() / PART, least);
    this.reason = reason;
    this.refusal = refusal;
    this.kibibytesOfTenant = kibibytes(Math.max(bytes / 2, least));
    this.ofAll = new Allotment(kibibytes(bytes), reason, refusal);
  }

  /** Bytes that a tenant may have at a time. */
  private long mostOfTenant() {
    return (long) kibibytesOfTenant * KIBIBYTE;
  }

  /**
   * Waits for room.
   *
   * @param bytes of which no more than {@link #mostOfTenant} are counted
   */
  public Allotment.Part take(int tenantId, long bytes, Duration patience) {
    int count = kibibytes(Math.min(bytes, mostOfTenant()));
    long begun = System.nanoTime();
    Allotment.Part own = of(tenantId).take(count, patience);
    try {
      Duration waited = Duration.ofNanos(System.nanoTime() - begun);
      Allotment.Part shared = ofAll.take(count, patience.minus(waited));
      return () -> {
        shared.close();
        own.close();
      };
    } catch (RuntimeException e) {
      own.close();
      throw e;
    }
  }

  private Allotment of(int tenantId) {
    return ofTenants.computeIfAbsent(
        tenantId, _ -> new Allotment(kibibytesOfTenant, reason, refusal));
  }

  private static int kibibytes(long bytes) {
    return Math.toIntExact(Math.ceilDiv(bytes, KIBIBYTE));
  }
}
