package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Await;
import dev.provenance.testkit.CompiledServer;
import dev.provenance.testkit.FsckReport;
import dev.provenance.testkit.Ledger;
import dev.provenance.testkit.Load;
import dev.provenance.testkit.TestDatabase;
import dev.provenance.testkit.TestServer;
import dev.provenance.testkit.process.ServerProcess;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was acknowledged survives the sudden death of the server and of the database. The seed of
 * the random moments is printed; set {@code -Dprovenance.seed} to play them again, {@code
 * -Dprovenance.crash.rounds=200} is the long form.
 */
final class CrashTest {
  private static final String KEY = "pak_" + "c".repeat(64);
  private static final int ROUNDS = Integer.getInteger("provenance.crash.rounds", 20);
  private static final int BACKEND_ROUNDS = ROUNDS * 3 / 10;
  private static final int CONNECTIONS = 64;
  private static final int TENANT = 1;

  @TempDir Path data;
  private final Ledger ledger = new Ledger();
  private final Random random = new Random(seed());
  private int round;

  private static long seed() {
    long seed = Long.getLong("provenance.seed", System.nanoTime());
    System.out.println("CrashTest: -Dprovenance.seed=" + seed);
    return seed;
  }

  @BeforeEach
  void sharePrograms() {
    TestServer.sharePrograms(data);
  }

  @Test
  void serverKilled_restarted_keepsWhatWasAcknowledgedOnce() {
    ServerProcess server = start();
    while (round++ < ROUNDS) {
      try (Load load = Load.start(CONNECTIONS, server.uri(), KEY, ledger)) {
        load.awaitMore(100 + random.nextInt(900));
        server.kill();
        assertThat(load.remarkable()).as("round " + round).isEmpty();
      }
      server = start();
      verify(server);
    }
    server.close();
    report("server killed");
  }

  @Test
  void postmasterKilled_serverStaysUp_recoversAndKeepsWhatWasAcknowledgedOnce() {
    try (ServerProcess server = start()) {
      while (round++ < ROUNDS) {
        underLoad(server, () -> kill(TestDatabase.postmaster(data)));
      }
      assertQuietLog(server);
    }
    report("postmaster killed");
  }

  @Test
  void backendKilled_databaseRestartsItself_keepsWhatWasAcknowledgedOnce() {
    try (ServerProcess server = start()) {
      while (round++ < BACKEND_ROUNDS) {
        underLoad(server, () -> kill(writingBackend()));
      }
      assertQuietLog(server);
    }
    report("backend killed");
  }

  /** Posts before, during and after the fault; then nothing may be missing, twice, or a 500. */
  private void underLoad(ServerProcess server, Runnable fault) {
    try (Load load = Load.start(CONNECTIONS, server.uri(), KEY, ledger)) {
      load.awaitMore(100 + random.nextInt(500));
      fault.run();
      load.awaitMore(CONNECTIONS * 3);
      load.stop();
      assertThat(load.remarkable()).as("round " + round).isEmpty();
      assertThat(load.statuses()).as("round " + round).doesNotContainKey(0);
    }
    verify(server);
  }

  private void verify(ServerProcess server) {
    ApiClient client = new ApiClient(server.uri(), KEY);
    Await.until("a healthy server", () -> client.get("/api/interactions?limit=1").status() == 200);
    ledger.verifyThroughApi(client);
    ledger.verifyThroughSql(TestDatabase.embedded(data), TENANT);
    FsckReport.of(TestDatabase.embedded(data)).assertSound();
  }

  private void report(String fault) {
    System.out.printf(
        "CrashTest: %s %d times: sent %,d, acknowledged and stored once %,d%n",
        fault, round - 1, ledger.sent(), ledger.acknowledged());
  }

  private ServerProcess start() {
    return CompiledServer.start(data, Map.of("PROVENANCE_BOOTSTRAP_KEY", KEY));
  }

  private long writingBackend() {
    return TestDatabase.embedded(data)
        .number(
            """
            SELECT pid FROM pg_stat_activity
             WHERE application_name = 'provenance write' ORDER BY state_change DESC LIMIT 1
            """);
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  private static void assertQuietLog(ServerProcess server) {
    assertThat(server.log())
        .noneMatch(line -> line.contains(" ERROR ") || line.contains("SEVERE"))
        .noneMatch(line -> line.contains(KEY.substring(12)));
  }
}
