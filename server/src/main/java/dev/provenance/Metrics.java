package dev.provenance;

import dev.provenance.ingest.IngestMetrics;
import dev.provenance.ingest.Lanes;
import dev.provenance.store.Database;
import dev.provenance.store.WalFlushes;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** What the server counts about itself. */
final class Metrics implements IngestMetrics {
  private static final double NANOS_PER_SECOND = 1e9;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter stored =
      Counter.builder()
          .name("provenance_interactions_stored_total")
          .help("Interactions that are on disk.")
          .register(registry);
  private final Histogram batches =
      Histogram.builder()
          .name("provenance_batch_interactions")
          .help("Interactions written in one transaction.")
          .classicUpperBounds(1, 4, 16, 64, 256, 1024, 4096, 10_000)
          .register(registry);
  private final Histogram waits =
      seconds("provenance_batch_wait_seconds", "How long a batch's first request waited its turn.");
  private final Histogram writes =
      seconds("provenance_batch_write_seconds", "From a batch's turn until it was on disk.");

  Metrics(Database database) {
    // Finding out what there is to say about the JVM takes a good part of a start: nobody waits for
    // it.
    Thread.ofVirtual().name("jvm-metrics").start(() -> JvmMetrics.builder().register(registry));
    GaugeWithCallback.builder()
        .name("provenance_database_connections_busy")
        .help("Database connections in use now.")
        .labelNames("pool")
        .callback(gauge -> database.use().forEach(use -> gauge.call(use.busy(), use.pool())))
        .register(registry);
    GaugeWithCallback.builder()
        .name("provenance_database_connections_awaited")
        .help("Threads that wait for a database connection now.")
        .labelNames("pool")
        .callback(gauge -> database.use().forEach(use -> gauge.call(use.awaited(), use.pool())))
        .register(registry);
  }

  /** Also tells what commits cost the database. */
  void watch(WalFlushes flushes) {
    CounterWithCallback.builder()
        .name("provenance_database_flushes_total")
        .help("How often the database had the disk keep what was written.")
        .callback(counter -> flushes.last().ifPresent(sum -> counter.call((double) sum.count())))
        .register(registry);
    CounterWithCallback.builder()
        .name("provenance_database_flush_seconds_total")
        .help("How long that took, all in all.")
        .callback(counter -> flushes.last().ifPresent(sum -> counter.call(sum.seconds())))
        .register(registry);
  }

  /** Also tells how things stand in the lanes. */
  void watch(Lanes lanes) {
    GaugeWithCallback.builder()
        .name("provenance_queue_bytes")
        .help("Bytes of interactions that were read and are not yet on disk.")
        .callback(gauge -> gauge.call((double) lanes.inHand()))
        .register(registry);
    GaugeWithCallback.builder()
        .name("provenance_index_behind_interactions")
        .help("Interactions that the index of the tenant furthest behind has not taken in.")
        .callback(gauge -> gauge.call((double) lanes.unindexed()))
        .register(registry);
  }

  PrometheusRegistry registry() {
    return registry;
  }

  @Override
  public void stored(int interactions, long waited, long written) {
    stored.inc(interactions);
    batches.observe(interactions);
    waits.observe(waited / NANOS_PER_SECOND);
    writes.observe(written / NANOS_PER_SECOND);
  }

  private Histogram seconds(String name, String help) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .classicOnly()
        .classicUpperBounds(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5)
        .register(registry);
  }
}
