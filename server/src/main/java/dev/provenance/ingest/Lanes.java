package dev.provenance.ingest;

import dev.provenance.store.LogIndexer;
import dev.provenance.store.LogWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One lane per tenant that writes; tenants do not wait for each other. */
public final class Lanes implements AutoCloseable {
  private final LogWriter log;
  private final LogIndexer index;
  private final IngestMetrics metrics;
  private final long capacity;
  private final Map<Integer, Lane> lanes = new ConcurrentHashMap<>();
  private volatile boolean isStopping;

  /**
   * @param capacity bytes of each tenant that may be in hand, read and not yet on disk
   */
  public Lanes(LogWriter log, LogIndexer index, IngestMetrics metrics, long capacity) {
    this.log = log;
    this.index = index;
    this.metrics = metrics;
    this.capacity = capacity;
  }

  Lane of(int tenantId) {
    return lanes.computeIfAbsent(
        tenantId,
        id -> new Lane(id, log, new IndexFollower(id, index), metrics, new Intake(capacity)));
  }

  /** Takes an append that has been let in, or refuses it when the server stops. */
  void submit(int tenantId, Append append) {
    if (isStopping) {
      throw Lane.stopping();
    }
    of(tenantId).submit(append);
  }

  /** Refuses what comes from now on; what was taken is stored. */
  void stop() {
    isStopping = true;
  }

  /** How many interactions of an append are not there already, under their idempotency keys. */
  int fresh(int tenantId, Append append) {
    return append.hasKeys()
        ? append.fresh(log.recall(tenantId, BatchPlan.keysOf(List.of(append))).keySet())
        : append.drafts().size();
  }

  /** Bytes of what was read and is not yet on disk, in all of them. */
  public long inHand() {
    return lanes.values().stream().mapToLong(lane -> lane.intake().inHand()).sum();
  }

  /** How many interactions the index of one tenant is behind its log, the most of all. */
  public long unindexed() {
    return lanes.values().stream().mapToLong(Lane::unindexed).max().orElse(0);
  }

  /** Stores what was taken, refuses what comes. */
  @Override
  public void close() {
    lanes.values().forEach(Lane::close);
  }
}
