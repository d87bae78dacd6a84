package dev.provenance.http;

import dev.provenance.access.ApiKeys;
import dev.provenance.access.RateLimits;
import dev.provenance.access.Tenants;
import dev.provenance.catalog.Catalogs;
import dev.provenance.ingest.Recorder;
import dev.provenance.model.Kind;
import dev.provenance.query.Activities;
import dev.provenance.query.CatalogLists;
import dev.provenance.query.Exports;
import dev.provenance.query.Feeds;
import dev.provenance.query.Interactions;
import dev.provenance.query.Suggestions;
import dev.provenance.query.Timelines;
import dev.provenance.query.Tops;
import dev.provenance.query.Traces;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The HTTP server: every route there is, in one table. */
public final class HttpServer implements AutoCloseable {
  /** How long requests that were taken may still run once the server is told to stop. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  /** Bytes: a resource's id of 512 characters, and several conditions on payloads beside it. */
  private static final int LONGEST_REQUEST_LINE = 16 * 1024;

  private final WebServer server;
  private final LiveStreams streams;
  private final Downloads downloads;

  private HttpServer(WebServer server, LiveStreams streams, Downloads downloads) {
    this.server = server;
    this.streams = streams;
    this.downloads = downloads;
  }

  /** The rooms behind the edge. */
  public record Rooms(
      ApiKeys keys,
      Tenants tenants,
      RateLimits limits,
      Catalogs catalogs,
      Recorder recorder,
      Interactions interactions,
      Feeds feeds,
      Timelines timelines,
      Activities activities,
      Traces traces,
      Tops tops,
      Suggestions suggestions,
      Exports exports,
      PrometheusRegistry metrics,
      BooleanSupplier isReady) {}

  /**
   * Listens.
   *
   * @param port 0 for any free one
   */
  public static HttpServer start(String host, int port, Rooms rooms) {
    Guard guard = new Guard(rooms.keys(), rooms.limits());
    LiveStreams streams = new LiveStreams(rooms.feeds(), rooms.keys());
    Downloads downloads = new Downloads(guard);
    WebServer server =
        WebServer.builder()
            .host(host)
            .port(port)
            .shutdownHook(false)
            .shutdownGracePeriod(GRACE)
            .addProtocol(Http1Config.builder().maxPrologueLength(LONGEST_REQUEST_LINE).build())
            .connectionOptions(options -> options.tcpNoDelay(true))
            .directHandlers(LowLevelProblems.handlers())
            .routing(routing -> routes(routing, rooms, guard, streams, downloads))
            .build()
            .start();
    return new HttpServer(server, streams, downloads);
  }

  public int port() {
    return server.port();
  }

  /**
   * Refuses what comes, lets what was taken end; streams have no end of their own, downloads would
   * take too long to end.
   */
  @Override
  public void close() {
    streams.close();
    downloads.close();
    server.stop();
  }

  /** What has a literal path stands before {@link InteractionRoutes}, which takes it for an id. */
  private static void routes(
      HttpRouting.Builder routing,
      Rooms rooms,
      Guard guard,
      LiveStreams streams,
      Downloads downloads) {
    CatalogLists lists = new CatalogLists(rooms.catalogs());
    ProblemRenderer.install(routing);
    routing
        .register("/api/interactions", new StreamRoutes(guard, streams))
        .register("/api/interactions", new ExportRoutes(guard, rooms.exports(), downloads))
        .register("/api", new OverviewRoutes(guard, rooms.tops(), rooms.suggestions()))
        .register(
            "/api/interactions",
            new InteractionRoutes(
                guard, rooms.recorder(), rooms.catalogs(), rooms.interactions(), rooms.timelines()))
        .register("/api/activity", new ActivityRoutes(guard, rooms.activities()))
        .register(TraceRoutes.ROOT, new TraceRoutes(guard, rooms.traces()))
        .register(
            "/api/resource-types",
            new CatalogRoutes(guard, Kind.RESOURCE_TYPE, rooms.catalogs(), lists))
        .register("/api/actions", new CatalogRoutes(guard, Kind.ACTION, rooms.catalogs(), lists))
        .register("/api/origins", new CatalogRoutes(guard, Kind.ORIGIN, rooms.catalogs(), lists))
        .register("/api/api-keys", new KeyRoutes(guard, rooms.keys()))
        .register("/api/settings", new SettingsRoutes(guard, rooms.tenants(), rooms.catalogs()))
        .register("/api/tenants", new TenantRoutes(rooms.tenants()))
        .register("/health", new HealthRoutes(rooms.isReady()))
        .register("/metrics", new MetricsRoutes(rooms.metrics()))
        .register(new DocsRoutes())
        .any((request, response) -> {
          throw Paths.notFound();
        });
  }
}
