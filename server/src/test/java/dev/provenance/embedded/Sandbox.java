package dev.provenance.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/** A data directory with what was started on it; closing ends everything that is still there. */
final class Sandbox implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  final Path data;
  final List<String> progress = new CopyOnWriteArrayList<>();
  private final List<EmbeddedPostgres> servers = new ArrayList<>();
  private final List<Process> processes = new ArrayList<>();

  private Sandbox(Path data) {
    this.data = data;
  }

  /** With binaries unpacked and a cluster created once per build; nothing runs yet. */
  static Sandbox create(Path temporary) throws IOException {
    DataDirectory template = DataDirectory.prepare(Path.of("target", "embedded-postgres"));
    if (!Files.exists(template.cluster())) {
      EmbeddedPostgres.start(template.root(), message -> {}).close();
    }
    Sandbox sandbox = createWithoutCluster(temporary);
    for (Path copied : List.of(template.cluster(), template.passwordFile())) {
      ProcessBuilder copy =
          new ProcessBuilder("cp", "-a", copied.toString(), sandbox.data.toString());
      assertThat(CommandResult.of(copy).exitCode()).isZero();
    }
    return sandbox;
  }

  static Sandbox createWithoutCluster(Path temporary) throws IOException {
    DataDirectory template = DataDirectory.prepare(Path.of("target", "embedded-postgres"));
    Binaries.unpacked(template, ChildCommands.forThisUser(), message -> {});
    Sandbox sandbox = createEmpty(Files.createDirectory(temporary.resolve("data")));
    Files.createSymbolicLink(
        sandbox.data.resolve(template.binaries().getFileName()), template.binaries());
    return sandbox;
  }

  static Sandbox createEmpty(Path data) {
    return new Sandbox(data);
  }

  EmbeddedPostgres start() {
    return start(FreePort::choose);
  }

  EmbeddedPostgres start(IntSupplier ports) {
    EmbeddedPostgres server = EmbeddedPostgres.start(data, progress::add, ports);
    servers.add(server);
    return server;
  }

  /** Starts a JVM that runs {@link HolderMain}; returns it with the first line it printed. */
  Holder startHolder(String whatThen) throws IOException {
    Process process =
        run(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            HolderMain.class.getName(),
            data.toString(),
            whatThen);
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    String line = Objects.requireNonNullElse(output.readLine(), "nothing");
    return new Holder(process, line);
  }

  Process run(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    processes.add(process);
    return process;
  }

  /** Processes with this directory's cluster on their command line. */
  List<Long> postmasters() {
    String cluster = data.resolve("cluster").toString();
    return ProcessHandle.allProcesses()
        .filter(p -> p.info().arguments().stream().anyMatch(a -> List.of(a).contains(cluster)))
        .map(ProcessHandle::pid)
        .toList();
  }

  static Connection connect(EmbeddedPostgres server) throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
  }

  static void execute(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String query(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection connection = connect(server)) {
      return query(connection, sql);
    }
  }

  static String query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      assertThat(result.next()).as(sql).isTrue();
      return String.valueOf(result.getString(1));
    }
  }

  static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    await(
        "end of process " + pid,
        () -> !ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
  }

  static void await(String what, Condition condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Exception last = null;
    while (System.nanoTime() < deadline) {
      try {
        if (condition.holds()) {
          return;
        }
      } catch (SQLException | IOException e) {
        last = e;
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    throw new AssertionError("waited in vain for " + what, last);
  }

  @Override
  public void close() throws IOException {
    servers.forEach(EmbeddedPostgres::close);
    for (Process process : processes) {
      process.destroyForcibly().onExit().join();
    }
    if (!postmasters().isEmpty()) {
      start().close();
    }
  }

  record Holder(Process process, String firstLine) {
    long postmaster() {
      assertThat(firstLine).startsWith("started ");
      return Long.parseLong(firstLine.substring("started ".length()));
    }
  }

  interface Condition {
    boolean holds() throws SQLException, IOException;
  }
}
