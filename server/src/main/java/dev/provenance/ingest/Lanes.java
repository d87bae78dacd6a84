package dev.provenance.ingest;

import dev.provenance.store.LogWriter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One lane per tenant that writes; tenants do not wait for each other. */
public final class Lanes implements AutoCloseable {
  private final LogWriter log;
  private final IngestMetrics metrics;
  private final long capacity;
  private final Map<Integer, Lane> lanes = new ConcurrentHashMap<>();

  /**
   * @param capacity bytes that may wait in each lane
   */
  public Lanes(LogWriter log, IngestMetrics metrics, long capacity) {
    this.log = log;
    this.metrics = metrics;
    this.capacity = capacity;
  }

  Lane of(int tenantId) {
    return lanes.computeIfAbsent(tenantId, id -> new Lane(id, log, metrics, capacity));
  }

  /** Stores what was taken, refuses what comes. */
  @Override
  public void close() {
    lanes.values().forEach(Lane::close);
  }
}
