package dev.provenance;

import dev.provenance.ingest.IngestMetrics;
import dev.provenance.store.Database;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** What the server counts about itself. */
final class Metrics implements IngestMetrics {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter stored =
      Counter.builder()
          .name("provenance_interactions_stored_total")
          .help("Interactions that are on disk.")
          .register(registry);
  private final Counter refused =
      Counter.builder()
          .name("provenance_requests_refused_total")
          .help("Requests turned away because too much was waiting to be stored.")
          .register(registry);
  private final Histogram batches =
      Histogram.builder()
          .name("provenance_batch_interactions")
          .help("Interactions written in one transaction.")
          .classicUpperBounds(1, 4, 16, 64, 256, 1024, 4096, 10_000)
          .register(registry);

  Metrics(Database database) {
    // Finding out what there is to say about the JVM takes a good part of a start: nobody waits for
    // it.
    Thread.ofVirtual().name("jvm-metrics").start(() -> JvmMetrics.builder().register(registry));
    GaugeWithCallback.builder()
        .name("provenance_database_connections_busy")
        .help("Database connections in use now.")
        .callback(callback -> callback.call(database.busyConnections()))
        .register(registry);
  }

  PrometheusRegistry registry() {
    return registry;
  }

  @Override
  public void stored(int interactions) {
    stored.inc(interactions);
    batches.observe(interactions);
  }

  @Override
  public void refused() {
    refused.inc();
  }
}
