package dev.provenance.ingest;

import dev.provenance.store.LogWriter;
import dev.provenance.store.RollupWriter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One lane per tenant that writes; tenants do not wait for each other. */
public final class Lanes implements AutoCloseable {
  private final LogWriter log;
  private final RollupWriter rollup;
  private final IngestMetrics metrics;
  private final long capacity;
  private final Map<Integer, Lane> lanes = new ConcurrentHashMap<>();

  /**
   * @param capacity bytes that may wait in each lane
   */
  public Lanes(LogWriter log, RollupWriter rollup, IngestMetrics metrics, long capacity) {
    this.log = log;
    this.rollup = rollup;
    this.metrics = metrics;
    this.capacity = capacity;
  }

  Lane of(int tenantId) {
    return lanes.computeIfAbsent(
        tenantId, id -> new Lane(id, log, new RollupFollower(id, rollup), metrics, capacity));
  }

  /** Stores what was taken, refuses what comes. */
  @Override
  public void close() {
    lanes.values().forEach(Lane::close);
  }
}
