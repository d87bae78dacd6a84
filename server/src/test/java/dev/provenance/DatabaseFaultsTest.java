package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Await;
import dev.provenance.testkit.CompiledServer;
import dev.provenance.testkit.CountedCut;
import dev.provenance.testkit.CuttingProxy;
import dev.provenance.testkit.CuttingProxy.Cut;
import dev.provenance.testkit.ExternalPostgres;
import dev.provenance.testkit.FsckReport;
import dev.provenance.testkit.Ledger;
import dev.provenance.testkit.Load;
import dev.provenance.testkit.TestDatabase;
import dev.provenance.testkit.TestServer;
import dev.provenance.testkit.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way between server and database fails under load: nothing that was acknowledged is lost or
 * doubled, whoever was refused was told when to come back, and all goes on by itself. The seed of
 * the random moments is printed; set {@code -Dprovenance.seed} to play them again.
 */
final class DatabaseFaultsTest {
  private static final String KEY = "pak_" + "e".repeat(64);
  private static final Map<String, String> SETTINGS = Map.of("PROVENANCE_BOOTSTRAP_KEY", KEY);
  private static final int CUTS = Integer.getInteger("provenance.cuts", 30);
  private static final int TERMINATIONS = 10;
  private static final int CONNECTIONS = 16;
  private static final int MOST_MESSAGES = 1_000;
  private static final List<Cut> CUT = List.of(Cut.BEFORE, Cut.HALFWAY, Cut.BEHIND);
  private static final Duration FROST = Duration.ofSeconds(10);

  @TempDir Path folder;
  private final Ledger ledger = new Ledger();
  private final Random random = new Random(seed());

  private static long seed() {
    long seed = Long.getLong("provenance.seed", System.nanoTime());
    System.out.println("DatabaseFaultsTest: -Dprovenance.seed=" + seed);
    return seed;
  }

  @Test
  void connectionsCut_atSomeMessage_loseNothing() throws Exception {
    CountedCut counted = new CountedCut();
    try (ExternalPostgres postgres = ExternalPostgres.start(folder);
        CuttingProxy proxy = CuttingProxy.start(postgres.port(), counted);
        ServerProcess server =
            start(Map.of("PROVENANCE_DATABASE_URL", postgres.url(proxy.port())));
        Load load = Load.start(CONNECTIONS, server.uri(), KEY, ledger)) {
      for (int cut = 0; cut < CUTS; cut++) {
        load.awaitMore(20);
        counted.plan(1 + random.nextInt(MOST_MESSAGES), CUT.get(random.nextInt(CUT.size())));
        Await.until("cut " + cut, counted::isMade);
      }
      load.awaitMore(100);
      load.stop();
      assertThat(load.statuses()).as("cuts that were met").containsKey(503);
      assertNothingIsWrong(server, load, postgres.database());
    }
  }

  @Test
  void backendsTerminated_amidstBatches_loseNothing() {
    TestServer.sharePrograms(folder);
    try (ServerProcess server = start(Map.of());
        Load load = Load.start(CONNECTIONS, server.uri(), KEY, ledger)) {
      TestDatabase database = TestDatabase.embedded(folder);
      for (int round = 0; round < TERMINATIONS; round++) {
        load.awaitMore(50 + random.nextInt(100));
        database.rows(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'provenance %'");
      }
      load.awaitMore(100);
      load.stop();
      assertNothingIsWrong(server, load, database);
    }
  }

  @Test
  void databaseFrozen_isSaidSo_andGoesOnWhenItThaws() throws Exception {
    TestServer.sharePrograms(folder);
    try (ServerProcess server = start(Map.of());
        Load load = Load.start(CONNECTIONS, server.uri(), KEY, ledger)) {
      ApiClient client = new ApiClient(server.uri(), KEY);
      load.awaitMore(200);

      signal("-STOP");
      long thaw = System.nanoTime() + FROST.toNanos();
      try {
        Await.until("the server to notice", () -> client.get("/health/ready").status() == 503);
        Await.until(
            "the thaw",
            () -> {
              client.get("/health/ready").expect(503);
              client.get("/health/live").expect(200);
              return System.nanoTime() >= thaw;
            });
      } finally {
        signal("-CONT");
      }

      load.awaitMore(200);
      Await.until("readiness", () -> client.get("/health/ready").status() == 200);
      load.stop();
      assertNothingIsWrong(server, load, TestDatabase.embedded(folder));
    }
  }

  /** What ends a connection may say so with any SQLSTATE. */
  @Test
  void databaseThatLetsNobodyIn_isSaidSo_andGoesOnWhenItDoes() throws Exception {
    TestServer.sharePrograms(folder);
    try (ServerProcess server = start(Map.of());
        Load load = Load.start(CONNECTIONS, server.uri(), KEY, ledger)) {
      ApiClient client = new ApiClient(server.uri(), KEY);
      load.awaitMore(200);
      TestDatabase database = TestDatabase.embedded(folder);
      TestDatabase beside = database.sibling("template1");
      String name = database.rows("SELECT current_database()").getFirst();

      beside.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
      beside.rows(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'provenance %'");
      try {
        Await.until("the server to notice", () -> client.get("/api/interactions").status() == 503);
      } finally {
        beside.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
      }

      load.awaitMore(200);
      load.stop();
      assertNothingIsWrong(server, load, database);
    }
  }

  private ServerProcess start(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(SETTINGS);
    all.putAll(settings);
    return CompiledServer.start(folder, all);
  }

  private void assertNothingIsWrong(ServerProcess server, Load load, TestDatabase database) {
    assertThat(load.remarkable()).isEmpty();
    assertThat(load.statuses().keySet()).isSubsetOf(201, 503);
    assertThat(load.statuses().values().stream().mapToInt(Integer::intValue).sum())
        .as("answered")
        .isEqualTo(ledger.sent());
    ledger.verifyThroughApi(new ApiClient(server.uri(), KEY));
    ledger.verifyThroughSql(database, 1);
    FsckReport.of(database).assertSound();
    assertThat(server.log()).noneMatch(line -> line.contains(" ERROR ") || line.contains("SEVERE"));
    System.out.printf(
        "DatabaseFaultsTest: sent %d, acknowledged %d, answers %s%n",
        ledger.sent(), ledger.acknowledged(), load.statuses());
  }

  /** To every process of the embedded database. */
  private void signal(String signal) throws IOException, InterruptedException {
    ProcessHandle postmaster = ProcessHandle.of(TestDatabase.postmaster(folder)).orElseThrow();
    List<String> command = new ArrayList<>(List.of("kill", signal));
    Stream.concat(Stream.of(postmaster), postmaster.descendants())
        .map(process -> Long.toString(process.pid()))
        .forEach(command::add);
    new ProcessBuilder(command).start().waitFor();
  }
}
