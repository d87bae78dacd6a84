package dev.provenance;

import dev.provenance.access.ApiKeys;
import dev.provenance.access.Authenticator;
import dev.provenance.access.RateLimits;
import dev.provenance.access.Secret;
import dev.provenance.access.Sessions;
import dev.provenance.access.Tenants;
import dev.provenance.catalog.Catalogs;
import dev.provenance.embedded.EmbeddedPostgres;
import dev.provenance.http.AccessLog;
import dev.provenance.http.Certificate;
import dev.provenance.http.HttpServer;
import dev.provenance.http.TrustedProxies;
import dev.provenance.ingest.Housekeeper;
import dev.provenance.ingest.Lanes;
import dev.provenance.ingest.Quotas;
import dev.provenance.ingest.Recorder;
import dev.provenance.ingest.Replays;
import dev.provenance.query.Activities;
import dev.provenance.query.Exports;
import dev.provenance.query.Feeds;
import dev.provenance.query.Interactions;
import dev.provenance.query.Suggestions;
import dev.provenance.query.Timelines;
import dev.provenance.query.Tops;
import dev.provenance.query.Traces;
import dev.provenance.settings.Settings;
import dev.provenance.store.ActivityReader;
import dev.provenance.store.CatalogStore;
import dev.provenance.store.Database;
import dev.provenance.store.DatabaseAddress;
import dev.provenance.store.Heads;
import dev.provenance.store.KeyStore;
import dev.provenance.store.LogIndexer;
import dev.provenance.store.LogReader;
import dev.provenance.store.LogWriter;
import dev.provenance.store.Migrations;
import dev.provenance.store.SessionStore;
import dev.provenance.store.SuggestReader;
import dev.provenance.store.TenantStore;
import dev.provenance.store.TimelineReader;
import dev.provenance.store.TopReader;
import dev.provenance.store.TraceReader;
import dev.provenance.store.WalFlushes;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/** The whole server, wired by hand from top to bottom; closed in reverse order. */
public final class App implements AutoCloseable {
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Settings settings;
  private final HttpServer http;
  private final Optional<Tenants.Created> firstTenant;

  private App(Settings settings, Consumer<String> progress, Consumer<String> requests) {
    this.settings = settings;
    try {
      InstantSource clock = InstantSource.system();
      KeyFiles keyFiles = new KeyFiles(settings.dataDirectory());

      DatabaseAddress address = address(progress);
      Migrations.run(address);
      Database database = part(new Database(address, settings.databaseConnections()));
      database.verify();
      Metrics metrics = new Metrics(database);

      Heads heads = new Heads();
      LogWriter logWriter = new LogWriter(database, heads);
      TenantStore tenantStore = new TenantStore(database, logWriter);
      LogReader logReader = new LogReader(database);
      logWriter.prepare();
      LogIndexer index = new LogIndexer(database);

      KeyStore keyStore = new KeyStore(database, logWriter);
      SessionStore sessionStore = new SessionStore(database);
      Authenticator authenticator = new Authenticator(keyStore, clock);
      ApiKeys keys = new ApiKeys(keyStore, authenticator, clock);
      Sessions sessions =
          new Sessions(sessionStore, authenticator, settings.sessionLifetime(), clock);
      Secret rootKey = keyFiles.root(settings.rootKey());
      Tenants tenants = new Tenants(tenantStore, keys, rootKey, settings.strictCatalog());
      Secret adminKey = settings.bootstrapKey().map(Secret::new).orElseGet(Secret::random);
      firstTenant = tenants.bootstrap(adminKey, keyFiles::writeAdmin);

      Catalogs catalogs = new Catalogs(new CatalogStore(database, logWriter), clock);
      Lanes lanes = part(new Lanes(logWriter, index, metrics, settings.queueBytes()));
      metrics.watch(lanes);
      metrics.watch(new WalFlushes(database));
      part(new Housekeeper(logWriter, index, tenantStore, sessionStore, clock)).start();

      TrustedProxies proxies = new TrustedProxies(settings.trustedProxies());
      HttpServer.Services services =
          new HttpServer.Services(
              keys,
              sessions,
              tenants,
              new RateLimits(settings.rateLimit()),
              catalogs,
              new Recorder(
                  catalogs,
                  lanes,
                  new Quotas(settings.monthlyQuota(), logReader, catalogs, clock),
                  new Replays(logWriter, logReader, catalogs)),
              new Interactions(catalogs, logReader),
              new Feeds(catalogs, logReader, heads),
              new Timelines(catalogs, new TimelineReader(database), clock),
              new Activities(catalogs, new ActivityReader(database)),
              new Traces(catalogs, new TraceReader(database)),
              new Tops(catalogs, new TopReader(database)),
              new Suggestions(new SuggestReader(database)),
              new Exports(catalogs, logReader, logWriter, clock),
              metrics.registry(),
              new AccessLog(Optional.of(requests).filter(log -> settings.accessLog()), proxies),
              database::isReachable);
      HttpServer.ListenAddress listen =
          new HttpServer.ListenAddress(
              settings.host(),
              settings.port(),
              settings.pathPrefix(),
              proxies,
              settings.tls().map(tls -> new Certificate(tls.certificate(), tls.key())));
      http = part(HttpServer.start(listen, services));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts everything; when it returns, requests are answered. Whatever fails, nothing is left
   * running.
   */
  public static App start(Settings settings, Consumer<String> progress) {
    return start(settings, progress, line -> {});
  }

  /**
   * The same.
   *
   * @param requests told of each request, by many threads, if the settings want that
   */
  static App start(Settings settings, Consumer<String> progress, Consumer<String> requests) {
    return new App(settings, progress, requests);
  }

  /** With the path prefix, if there is one. */
  public URI uri() {
    boolean isEverywhere = settings.host().equals("0.0.0.0") || settings.host().equals("::");
    String host = isEverywhere ? "localhost" : settings.host();
    return URI.create(
        (settings.tls().isPresent() ? "https://" : "http://")
            + (host.contains(":") ? "[" + host + "]" : host)
            + ":"
            + http.port()
            + settings.pathPrefix());
  }

  /** The tenant made by this very start, with its key; empty when there was one before. */
  public Optional<Tenants.Created> firstTenant() {
    return firstTenant;
  }

  /** Where the first admin key is kept. */
  public String keyFile() {
    return new KeyFiles(settings.dataDirectory()).admin().toString();
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        System.getLogger(App.class.getName())
            .log(System.Logger.Level.ERROR, "a part of the server did not stop in order", e);
      }
    }
  }

  private DatabaseAddress address(Consumer<String> progress) {
    if (settings.databaseUrl().isPresent()) {
      return DatabaseAddress.parse(settings.databaseUrl().get());
    }
    EmbeddedPostgres postgres = part(EmbeddedPostgres.start(settings.dataDirectory(), progress));
    return new DatabaseAddress(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }

  private <T extends AutoCloseable> T part(T part) {
    parts.push(part);
    return part;
  }
}
