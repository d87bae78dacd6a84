package dev.provenance.embedded;

import static dev.provenance.embedded.Sandbox.execute;
import static dev.provenance.embedded.Sandbox.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedPostgresTest {
  @TempDir Path temporary;
  private Sandbox sandbox;

  @BeforeEach
  void createSandbox() throws IOException {
    sandbox = Sandbox.create(temporary);
  }

  @AfterEach
  void closeSandbox() throws IOException {
    sandbox.close();
  }

  @Test
  void start_newDirectory_acceptsConnections() throws IOException, SQLException {
    sandbox = Sandbox.createWithoutCluster(Files.createDirectory(temporary.resolve("new")));
    EmbeddedPostgres server = sandbox.start();

    assertThat(query(server, "SELECT current_user || '@' || current_database()"))
        .isEqualTo("provenance@provenance");
    assertThat(server.isAlive()).isTrue();
    assertThat(sandbox.postmasters()).containsExactly(server.pid());
  }

  @Test
  void start_newDirectory_isDurableAndClosedToOthers() throws IOException, SQLException {
    sandbox = Sandbox.createWithoutCluster(Files.createDirectory(temporary.resolve("new")));
    EmbeddedPostgres server = sandbox.start();

    try (Connection connection = Sandbox.connect(server)) {
      assertThat(
              Stream.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")
                  .map(setting -> show(connection, setting)))
          .containsOnly("on");
      assertThat(show(connection, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(show(connection, "unix_socket_directories")).isEmpty();
      assertThat(show(connection, "log_timezone")).isEqualTo("UTC");
      assertThat(show(connection, "wal_compression")).isEqualTo("off");
      assertThat(show(connection, "server_encoding")).isEqualTo("UTF8");
      assertThat(
              query(
                  connection,
                  "SELECT datlocprovider::text || ' ' || datlocale FROM pg_database WHERE datname = current_database()"))
          .isEqualTo("b C.UTF-8");
      assertThat(
              query(
                  connection,
                  "SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules"))
          .isEqualTo("scram-sha-256");
    }
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.user(), "guess"))
        .withMessageContaining("password authentication failed");
  }

  @Test
  void start_nothingThere_createsItForTheOwnerOnly() throws IOException {
    sandbox = Sandbox.createWithoutCluster(Files.createDirectory(temporary.resolve("new")));
    Path nested = temporary.resolve("a/b");
    DataDirectory.prepare(nested);
    sandbox.start();

    assertThat(permissions(nested)).isEqualTo("rwx------");
    assertThat(permissions(sandbox.data.resolve("postgres-password"))).isEqualTo("rw-------");
    assertThat(permissions(sandbox.data.resolve("postgres.log"))).isEqualTo("rw-------");
  }

  @Test
  void start_afterClose_keepsDataAndPassword() throws SQLException {
    EmbeddedPostgres first = sandbox.start();
    execute(first, "CREATE TABLE kept AS SELECT 42 AS n");
    first.close();

    assertThat(first.isAlive()).isFalse();
    assertThat(sandbox.postmasters()).isEmpty();
    EmbeddedPostgres second = sandbox.start();
    assertThat(query(second, "SELECT n FROM kept")).isEqualTo("42");
    assertThat(second.password()).isEqualTo(first.password());
    assertThat(sandbox.progress).as("nothing done twice").isEmpty();
  }

  @Test
  void close_openSessions_endsThem() throws SQLException {
    EmbeddedPostgres server = sandbox.start();
    try (Connection connection = Sandbox.connect(server)) {
      connection.setAutoCommit(false);
      query(connection, "SELECT 1");
      server.close();
      assertThat(sandbox.postmasters()).isEmpty();
    }
  }

  @Test
  void start_firstPortsTaken_takesTheNext() throws IOException, SQLException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      int free = FreePort.choose();
      Iterator<Integer> ports =
          List.of(taken.getLocalPort(), taken.getLocalPort(), free).iterator();

      EmbeddedPostgres server = sandbox.start(ports::next);

      assertThat(server.jdbcUrl()).isEqualTo("jdbc:postgresql://127.0.0.1:" + free + "/provenance");
      assertThat(query(server, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void start_everyPortTaken_saysWhatPostgresSaid() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThatExceptionOfType(EmbeddedPostgresException.class)
          .isThrownBy(() -> sandbox.start(taken::getLocalPort))
          .withMessageContaining(sandbox.data.toString())
          .withMessageContaining("Address already in use");
    }
    assertThat(sandbox.postmasters()).isEmpty();
  }

  @Test
  void start_initdbAndUnpackCutOff_doesThemAgain() throws IOException, SQLException {
    sandbox = Sandbox.createWithoutCluster(Files.createDirectory(temporary.resolve("new")));
    Path binaries = sandbox.data.resolve("postgresql-" + Binaries.VERSION);
    Files.delete(binaries);
    Path halfUnpacked = sandbox.data.resolve(binaries.getFileName() + ".partial-1/bin");
    Files.createDirectories(halfUnpacked);
    Files.writeString(halfUnpacked.resolve("postgres"), "half");
    Path halfInitialised = sandbox.data.resolve("cluster.partial-2");
    Files.createDirectories(halfInitialised.resolve("global"));
    Files.writeString(halfInitialised.resolve("PG_VERSION"), "18\n");

    EmbeddedPostgres server = sandbox.start();

    assertThat(query(server, "SHOW server_version") + ".0").isEqualTo(Binaries.VERSION);
    assertThat(halfUnpacked).doesNotExist();
    assertThat(halfInitialised).doesNotExist();
    assertThat(sandbox.progress).hasSize(2);
    assertThat(binaries.resolve("bin/postgres")).isExecutable();
    assertThat(binaries.resolve("lib/libpq.so.5")).isSymbolicLink().exists();
  }

  @Test
  void start_cutOffBeforeTheDatabaseWasCreated_createsIt() throws SQLException {
    EmbeddedPostgres first = sandbox.start();
    try (Connection connection =
        DriverManager.getConnection(
            first.jdbcUrl().replace("/provenance", "/postgres"), first.user(), first.password())) {
      connection.createStatement().execute("DROP DATABASE provenance");
    }
    first.close();

    assertThat(query(sandbox.start(), "SELECT current_database()")).isEqualTo("provenance");
  }

  @Test
  void start_largeLog_rotatesIt() throws IOException {
    Path log = sandbox.data.resolve("postgres.log");
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      file.setLength(ServerLog.ROTATE_BYTES + 1);
    }

    sandbox.start();

    assertThat(sandbox.data.resolve("postgres.log.1")).hasSize(ServerLog.ROTATE_BYTES + 1);
    assertThat(Files.readString(log)).contains("ready to accept connections").hasSizeLessThan(9000);
  }

  @Test
  void sharedBuffers_quarterOfMemory_withinBounds() {
    long gibibyte = 1L << 30;

    assertThat(PostgresSettings.sharedBuffers(gibibyte / 4)).isEqualTo(128);
    assertThat(PostgresSettings.sharedBuffers(2 * gibibyte)).isEqualTo(512);
    assertThat(PostgresSettings.sharedBuffers(24 * gibibyte)).isEqualTo(6144);
    assertThat(PostgresSettings.sharedBuffers(256 * gibibyte)).isEqualTo(16_384);
  }

  @Test
  void maxWal_eighthOfFreeDisk_withinBounds() {
    long gibibyte = 1L << 30;

    assertThat(PostgresSettings.maxWal(gibibyte)).isEqualTo(1024);
    assertThat(PostgresSettings.maxWal(32 * gibibyte)).isEqualTo(4096);
    assertThat(PostgresSettings.maxWal(1000 * gibibyte)).isEqualTo(8192);
  }

  private static String show(Connection connection, String setting) {
    try {
      return query(connection, "SHOW " + setting);
    } catch (SQLException e) {
      throw new AssertionError(setting, e);
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
