package dev.provenance.testkit;

import dev.provenance.App;
import dev.provenance.settings.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * One server on one embedded database for all tests of this JVM, started with the first of them.
 * Every test takes a tenant of its own, so that none sees another's data.
 */
public final class TestServer {
  public static final String ROOT_KEY = "pak_" + "0".repeat(64);

  private static final AtomicInteger TENANTS = new AtomicInteger();

  private TestServer() {}

  private static final class Holder {
    static final Path DATA =
        Path.of("target", "test-data", "" + ProcessHandle.current().pid()).toAbsolutePath();
    static final App APP = start();

    /** Unlike the constant, this starts the server. */
    static Path directory() {
      return DATA;
    }

    private static App start() {
      App app = TestServer.start(DATA, Map.of("PROVENANCE_ROOT_KEY", ROOT_KEY));
      Runtime.getRuntime().addShutdownHook(new Thread(app::close, "stop test server"));
      return app;
    }
  }

  public static URI uri() {
    return Holder.APP.uri();
  }

  /**
   * Another server in this JVM, on a free port and a data directory of its own; to be closed.
   *
   * @param settings besides these, by the names of their variables
   */
  public static App start(Path dataDirectory, Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("PROVENANCE_PORT", "0");
    environment.put("PROVENANCE_DATA_DIR", dataDirectory.toString());
    return App.start(SettingsReader.read(Optional.empty(), environment), message -> {});
  }

  /** The database behind it. */
  public static TestDatabase database() {
    return TestDatabase.embedded(Holder.directory());
  }

  /** Spares another server of this JVM's tests to unpack PostgreSQL into its data directory. */
  public static Path sharePrograms(Path dataDirectory) {
    try (Stream<Path> kept = Files.list(Holder.directory())) {
      Files.createDirectories(dataDirectory);
      for (Path programs :
          kept.filter(f -> f.getFileName().toString().startsWith("postgresql-")).toList()) {
        Files.createSymbolicLink(dataDirectory.resolve(programs.getFileName()), programs);
      }
      return dataDirectory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number of the tenant that a client belongs to. */
  public static int tenantId(ApiClient client) {
    String hash = "sha256('" + client.key() + "'::bytea)";
    return Math.toIntExact(
        database().number("SELECT tenant_id FROM api_key WHERE key_hash = " + hash));
  }

  /** A client of a new, empty tenant, with a key of every scope. */
  public static ApiClient newTenant() {
    return newTenant(uri());
  }

  /** The same at another server that has this one's root key. */
  public static ApiClient newTenant(URI server) {
    String name = "test-" + TENANTS.incrementAndGet();
    ApiClient root = new ApiClient(server, ROOT_KEY);
    String key =
        root.post("/api/tenants", "{\"name\": \"" + name + "\"}")
            .json()
            .path("apiKey")
            .stringValue();
    return new ApiClient(server, key);
  }
}
