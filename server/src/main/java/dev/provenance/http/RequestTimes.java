package dev.provenance.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Set;

/**
 * Measures requests from their headers to the end of their answer, by route and status. Event
 * streams are left out: they last as long as their reader likes.
 */
final class RequestTimes implements Filter {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final String EVENT_STREAM = "text/event-stream";

  /** Anybody can make up others, and each would be a metric of its own. */
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final Histogram times;

  RequestTimes(PrometheusRegistry registry) {
    times =
        Histogram.builder()
            .name("provenance_http_request_seconds")
            .help("Requests, from their headers to the end of their answer; without event streams.")
            .labelNames("method", "route", "status")
            .classicOnly()
            .classicUpperBounds(0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
            .register(registry);
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    long begun = System.nanoTime();
    response.whenSent(() -> observe(request, response, System.nanoTime() - begun));
    chain.proceed();
  }

  private void observe(ServerRequest request, ServerResponse response, long nanos) {
    if (!isEventStream(response)) {
      String method = request.prologue().method().text();
      times
          .labelValues(
              METHODS.contains(method) ? method : "other",
              Paths.pattern(request),
              response.status().codeText())
          .observe(nanos / NANOS_PER_SECOND);
    }
  }

  private static boolean isEventStream(ServerResponse response) {
    return response.headers().first(HeaderNames.CONTENT_TYPE).orElse("").startsWith(EVENT_STREAM);
  }
}
