package dev.provenance.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL of the machine's own, on a cluster made for one test; closing stops it. */
public final class ExternalPostgres implements AutoCloseable {
  /** Version 15, the oldest that is supported, unless the variable names another's folder. */
  private static final Path PROGRAMS =
      Path.of(
          System.getenv().getOrDefault("PROVENANCE_TEST_POSTGRES", "/usr/lib/postgresql/15/bin"));

  private static final String OWNER = "app";
  private static final String PASSWORD = "p@ss/w%rd";

  /** The owner is asked for the password, as anywhere. */
  private static final String ADMISSION =
      """
      host all postgres 127.0.0.1/32 trust
      host all all 127.0.0.1/32 scram-sha-256
      """;

  private final Path folder;
  private final Process postmaster;
  private final int port;

  private ExternalPostgres(Path folder, Process postmaster, int port) {
    this.folder = folder;
    this.postmaster = postmaster;
    this.port = port;
  }

  /** Starts it; its one database belongs to a role that may create roles but is no superuser. */
  public static ExternalPostgres start(Path folder) throws IOException, SQLException {
    if (!Files.isExecutable(PROGRAMS.resolve("initdb"))) {
      throw new AssertionError(
          "no " + PROGRAMS.resolve("initdb") + ": install PostgreSQL 15 (Debian: postgresql-15)");
    }
    Path cluster = folder.resolve("cluster");
    Path log = folder.resolve("initdb.log");
    Process initdb =
        run(
            log,
            "initdb",
            "-D",
            cluster.toString(),
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync");
    if (initdb.onExit().join().exitValue() != 0) {
      throw new AssertionError("initdb failed: " + Files.readString(log));
    }
    Files.writeString(cluster.resolve("pg_hba.conf"), ADMISSION);
    int port = freePort();
    Process postmaster =
        run(
            folder.resolve("postgres.log"),
            "postgres",
            "-D",
            cluster.toString(),
            "-p",
            "" + port,
            "-k",
            "",
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "track_wal_io_timing=on");
    ExternalPostgres started = new ExternalPostgres(folder, postmaster, port);
    started.createDatabase();
    return started;
  }

  /** What a server is given as PROVENANCE_DATABASE_URL. */
  public String url() {
    return url(port);
  }

  /** The same through another port that leads here. */
  public String url(int otherPort) {
    return "postgresql://" + OWNER + ":p%40ss%2Fw%25rd@127.0.0.1:" + otherPort + "/audit";
  }

  public int port() {
    return port;
  }

  public String password() {
    return PASSWORD;
  }

  public TestDatabase database() {
    return new TestDatabase("jdbc:postgresql://127.0.0.1:" + port + "/audit", OWNER, PASSWORD);
  }

  @Override
  public void close() {
    postmaster.destroy();
    postmaster.onExit().join();
  }

  private void createDatabase() throws SQLException {
    TestDatabase superuser =
        new TestDatabase("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "");
    Await.until("PostgreSQL in " + folder, () -> superuser.number("SELECT 1") == 1);
    try (Connection connection = superuser.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE ROLE %s LOGIN CREATEROLE NOSUPERUSER PASSWORD '%s'".formatted(OWNER, PASSWORD));
      statement.execute("CREATE DATABASE audit OWNER " + OWNER);
    }
  }

  /** PostgreSQL refuses to run as root; in a namespace of its own, root is nobody special. */
  private static Process run(Path log, String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(PROGRAMS.resolve(program).toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    Files.writeString(log, "", StandardCharsets.UTF_8);
    return builder.redirectOutput(log.toFile()).start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
