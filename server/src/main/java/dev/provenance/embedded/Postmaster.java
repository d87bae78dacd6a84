package dev.provenance.embedded;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** One run of PostgreSQL, from its start to its end. */
final class Postmaster {
  /** Recovery after a crash replays up to max_wal_size, which a slow disk takes minutes for. */
  private static final Duration READY_LIMIT = Duration.ofMinutes(15);

  private static final Duration REPORT_EVERY = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final String TOO_MANY_CONNECTIONS = "53300";
  private static final String WRONG_PASSWORD = "28P01";

  private final Process process;
  private final ServerLog log;
  private final Cluster cluster;
  private final Shutdown shutdown;

  private Postmaster(Process process, ServerLog log, Cluster cluster, Shutdown shutdown) {
    this.process = process;
    this.log = log;
    this.cluster = cluster;
    this.shutdown = shutdown;
  }

  static Postmaster launch(Cluster cluster, Binaries binaries, PostgresSettings settings, int port)
      throws IOException {
    ServerLog log = ServerLog.begin(cluster.directory().serverLog());
    Process process =
        binaries
            .detached("postgres", settings.arguments(cluster, port))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()))
            .start();
    process.getOutputStream().close();
    return new Postmaster(process, log, cluster, new Shutdown(binaries));
  }

  /** Returns once it accepts connections; asks every few milliseconds. */
  void awaitReady(Login login, Consumer<String> progress)
      throws IOException, PostmasterExitException, InterruptedException {
    Instant deadline = Instant.now().plus(READY_LIMIT);
    Instant report = Instant.now().plus(REPORT_EVERY);
    while (!accepts(login)) {
      if (!process.isAlive()) {
        throw new PostmasterExitException(process.exitValue(), log.tail());
      }
      Instant now = Instant.now();
      if (now.isAfter(deadline)) {
        throw new EmbeddedPostgresException(
            "PostgreSQL (PID %d) in %s did not accept connections within %s; see %s"
                .formatted(pid(), cluster.path(), READY_LIMIT, log.file()));
      }
      if (now.isAfter(report)) {
        progress.accept("PostgreSQL is still starting (recovering?); see " + log.file());
        report = now.plus(REPORT_EVERY);
      }
      Thread.sleep(POLL);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for its end, whoever brings that about. */
  int awaitExit() throws InterruptedException {
    return process.waitFor();
  }

  /** Returns when the process has ended; does nothing if it has. */
  void stop() {
    if (!shutdown.stop(pid(), () -> !process.isAlive())) {
      throw new EmbeddedPostgresException(
          "PostgreSQL (PID %d) in %s does not stop, not even when killed: it probably waits for its disk."
              .formatted(pid(), cluster.path()));
    }
  }

  /** Asks its own file first: another server could be the one that answers on the port. */
  private boolean accepts(Login login) throws IOException {
    boolean ready =
        PostmasterPidFile.read(cluster)
            .filter(file -> file.saysReady(pid(), login.port()))
            .isPresent();
    if (!ready) {
      return false;
    }
    try {
      login.check();
      return true;
    } catch (SQLException e) {
      if (WRONG_PASSWORD.equals(e.getSQLState())) {
        throw new EmbeddedPostgresException(
            "PostgreSQL in %s refuses the password in %s. Put the file back from the backup of the data directory."
                .formatted(cluster.path(), cluster.directory().passwordFile()),
            e);
      }
      return TOO_MANY_CONNECTIONS.equals(e.getSQLState());
    }
  }
}
