package dev.provenance.http;

import dev.provenance.access.ApiKeys;
import dev.provenance.access.RateLimits;
import dev.provenance.access.Sessions;
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
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http1.Http1Config;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.logging.Logger;

/** The HTTP server: every route there is, in one table. */
public final class HttpServer implements AutoCloseable {
  /** How long requests that were taken may still run once the server is told to stop. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  /** Bytes: a resource's id of 512 characters, and several conditions on payloads beside it. */
  static final int LONGEST_REQUEST_LINE = 16 * 1024;

  /** Bytes of all of a request's headers together. */
  static final int LARGEST_HEADERS = 16 * 1024;

  /** Held here, for the log manager holds its loggers weakly. */
  private static final Logger LISTENER = Logger.getLogger("io.helidon.webserver.ServerListener");

  private final WebServer server;
  private final Connections connections;
  private final LastRequest lastRequest;
  private final Recorder recorder;
  private final LiveStreams streams;
  private final Downloads downloads;
  private final Optional<CertificateRenewal> renewal;

  private HttpServer(
      WebServer server,
      Connections connections,
      LastRequest lastRequest,
      Recorder recorder,
      LiveStreams streams,
      Downloads downloads,
      Optional<CertificateRenewal> renewal) {
    this.server = server;
    this.connections = connections;
    this.lastRequest = lastRequest;
    this.recorder = recorder;
    this.streams = streams;
    this.downloads = downloads;
    this.renewal = renewal;
  }

  /**
   * Where to listen.
   *
   * @param port 0 for any free one
   * @param pathPrefix below which everything is answered as well as without it; empty for none
   * @param proxies that may stand before it
   * @param certificate for HTTPS; empty for plain HTTP
   */
  public record ListenAddress(
      String host,
      int port,
      String pathPrefix,
      TrustedProxies proxies,
      Optional<Certificate> certificate) {
    /** The longer first: what is unknown at the other may be known below this one. */
    List<String> roots() {
      return pathPrefix.isEmpty() ? List.of("") : List.of(pathPrefix, "");
    }
  }

  /** What the routes ask. */
  public record Services(
      ApiKeys keys,
      Sessions sessions,
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
      AccessLog accessLog,
      BooleanSupplier isReady) {}

  /** Listens. */
  public static HttpServer start(ListenAddress address, Services services) {
    LiveStreams streams = new LiveStreams(services.feeds());
    Downloads downloads = new Downloads();
    Refusals refusals = new Refusals(services.metrics());
    ProblemRenderer problems =
        new ProblemRenderer(address.pathPrefix(), services.accessLog(), refusals);
    LastRequest lastRequest = new LastRequest();
    HeaderReading reading = new HeaderReading();
    Connections connections =
        new Connections(
            Http1Config.builder()
                .maxPrologueLength(LONGEST_REQUEST_LINE)
                .maxHeadersSize(LARGEST_HEADERS)
                .addReceiveListener(reading)
                .build());
    RequestTimes times = new RequestTimes(services.metrics());
    List<Mount> mounts = mounts(services, streams, downloads, address);
    Optional<Certificate.Found> certificate = address.certificate().map(Certificate::read);
    WebServer server =
        WebServer.builder()
            .host(address.host())
            .port(address.port())
            .maxPayloadSize(Bodies.LARGEST)
            .shutdownHook(false)
            .shutdownGracePeriod(GRACE)
            .protocolsDiscoverServices(false)
            .addConnectionSelector(connections)
            .connectionOptions(options -> options.tcpNoDelay(true))
            .errorHandling(LowLevelProblems.TELLING)
            .directHandlers(new LowLevelProblems(problems, reading).handlers())
            .routing(routing -> {
              routing.addFilter(services.accessLog());
              routing.addFilter(lastRequest);
              routing.addFilter(times);
              problems.install(routing);
              address.roots().forEach(root -> mounts.forEach(m -> m.at(root, routing)));
            })
            .update(builder -> certificate.ifPresent(found -> builder.tls(found.tls())))
            .build()
            .start();
    Optional<CertificateRenewal> renewal =
        certificate.map(found -> CertificateRenewal.watching(found, server));
    return new HttpServer(
        server, connections, lastRequest, services.recorder(), streams, downloads, renewal);
  }

  public int port() {
    return server.port();
  }

  /**
   * Tells each connection that its next answer is the last, then refuses what comes and lets what
   * was taken end; streams have no end of their own, downloads would take too long to end. What
   * takes longer is cut off: so nothing is recorded any more by then that nobody would be told of.
   */
  @Override
  public void close() {
    renewal.ifPresent(CertificateRenewal::close);
    lastRequest.drain();
    recorder.stop();
    connections.endSilent();
    streams.close();
    downloads.close();
    // Helidon 4.5.0 takes it for an error that a connection comes while it stops, and is refused.
    LISTENER.setFilter(record -> !(record.getThrown() instanceof RejectedExecutionException));
    server.stop();
  }

  /** What answers below a path, from the server's root on. */
  private record Mount(String path, HttpService service) {
    void at(String root, HttpRouting.Builder routing) {
      routing.register(root + path, service);
    }
  }

  /** What has a literal path stands before {@link InteractionRoutes}, which takes it for an id. */
  private static List<Mount> mounts(
      Services services, LiveStreams streams, Downloads downloads, ListenAddress address) {
    String pathPrefix = address.pathPrefix();
    SameOrigin sameOrigin = new SameOrigin(address.proxies());
    Guard guard =
        new Guard(
            services.keys(),
            services.sessions(),
            services.limits(),
            sameOrigin,
            services.accessLog());
    CatalogLists lists = new CatalogLists(services.catalogs());
    SessionCookie cookie = new SessionCookie(pathPrefix, address.proxies());
    return List.of(
        new Mount("/api/interactions", new StreamRoutes(guard, streams)),
        new Mount("/api/interactions", new ExportRoutes(guard, services.exports(), downloads)),
        new Mount("/api", new OverviewRoutes(guard, services.tops(), services.suggestions())),
        new Mount(
            "/api/interactions",
            new InteractionRoutes(
                guard,
                services.recorder(),
                services.catalogs(),
                services.interactions(),
                services.timelines())),
        new Mount("/api/activity", new ActivityRoutes(guard, services.activities())),
        new Mount(TraceRoutes.ROOT, new TraceRoutes(guard, services.traces(), pathPrefix)),
        new Mount(
            "/api/resource-types",
            new CatalogRoutes(guard, Kind.RESOURCE_TYPE, services.catalogs(), lists)),
        new Mount(
            "/api/actions", new CatalogRoutes(guard, Kind.ACTION, services.catalogs(), lists)),
        new Mount(
            "/api/origins", new CatalogRoutes(guard, Kind.ORIGIN, services.catalogs(), lists)),
        new Mount("/api/api-keys", new KeyRoutes(guard, services.keys())),
        new Mount(
            "/api/session",
            new SessionRoutes(guard, services.keys(), services.sessions(), sameOrigin, cookie)),
        new Mount("/oauth", new TokenRoutes(guard, services.keys(), services.sessions())),
        new Mount(
            "/api/settings", new SettingsRoutes(guard, services.tenants(), services.catalogs())),
        new Mount("/api/tenants", new TenantRoutes(services.tenants())),
        new Mount("/health", new HealthRoutes(services.isReady())),
        new Mount("/metrics", new MetricsRoutes(services.metrics())),
        new Mount("", new DocsRoutes()),
        new Mount("", new UiRoutes("/ui", pathPrefix)));
  }
}
