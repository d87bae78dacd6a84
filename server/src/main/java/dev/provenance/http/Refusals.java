package dev.provenance.http;

import dev.provenance.model.Problem;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;

/** Counts the requests that were turned away although nothing was wrong with them, by reason. */
final class Refusals {
  private static final String RATE = "rate";
  private static final String QUOTA = "quota";

  private final Counter count;

  Refusals(PrometheusRegistry registry) {
    count =
        Counter.builder()
            .name("provenance_requests_refused_total")
            .help("Requests turned away that may be sent again later, by reason.")
            .labelNames("reason")
            .register(registry);
    count.initLabelValues(RATE);
    count.initLabelValues(QUOTA);
    for (Problem.Reason reason : Problem.Reason.values()) {
      count.initLabelValues(label(reason));
    }
  }

  void count(Problem problem) {
    switch (problem) {
      case Problem.RateLimited p -> count(RATE);
      case Problem.QuotaUsed p -> count(QUOTA);
      case Problem.Unavailable p -> count(label(p.reason()));
      default -> {}
    }
  }

  private static String label(Problem.Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  private void count(String reason) {
    count.labelValues(reason).inc();
  }
}
