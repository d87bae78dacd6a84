package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.CutRounds.Use;
import dev.provenance.Recordings.Way;
import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.CompiledServer;
import dev.provenance.testkit.CuttingProxy;
import dev.provenance.testkit.ExternalPostgres;
import dev.provenance.testkit.FsckReport;
import dev.provenance.testkit.Ledger;
import dev.provenance.testkit.process.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The connection on which a recording goes to the database is cut before, halfway through and
 * behind each message that it carries in either direction: nothing that was acknowledged is lost or
 * doubled, and the next recording succeeds. {@code -Dprovenance.cut.rounds=5} is the long form: all
 * ways of recording, on connections of any age, five times.
 */
final class CutMessagesTest {
  private static final String KEY = "pak_" + "d".repeat(64);
  private static final int LONG_ROUNDS = Integer.getInteger("provenance.cut.rounds", 0);
  private static final int TENANT = 1;

  /**
   * Otherwise the pool asks a connection that was idle for half a second whether it is alive, and
   * on a busy machine it would be that question which is cut.
   */
  private static final String POOL_ASKS_NOTHING =
      "-Dcom.zaxxer.hikari.aliveBypassWindowMs=" + Duration.ofHours(1).toMillis();

  @TempDir Path folder;
  private final Ledger ledger = new Ledger();
  private final CutPlan plan = new CutPlan();

  @Test
  void connectionCut_atEachMessageOfARecording_losesAndDoublesNothing() throws Exception {
    try (ExternalPostgres postgres = ExternalPostgres.start(folder);
        CuttingProxy proxy = CuttingProxy.start(postgres.port(), plan);
        ServerProcess server = start(postgres.url(proxy.port()))) {
      ApiClient client = new ApiClient(server.uri(), KEY);
      Recordings recordings = new Recordings(client, ledger);
      assertThat(recordings.send(recordings.next(Way.ONE)).isStored()).isTrue();
      CutRounds rounds = new CutRounds(plan, recordings);
      List<CutOutcomes> outcomes = LONG_ROUNDS == 0 ? shortForm(rounds) : longForm(rounds);

      ledger.verifyThroughApi(client);
      ledger.verifyThroughSql(postgres.database(), TENANT);
      FsckReport.of(postgres.database()).assertSound();
      assertThat(server.log())
          .noneMatch(line -> line.contains(" ERROR ") || line.contains("SEVERE"));
      Set<String> stored =
          new HashSet<>(postgres.database().rows("SELECT external_reference FROM interaction"));
      outcomes.forEach(each -> System.out.println("CutMessagesTest: " + each.summary(stored)));
      System.out.println("CutMessagesTest: " + rounds.summary());
      outcomes.forEach(each -> each.verify(stored));
    }
  }

  /** What is parsed each time, a new connection carries, too. */
  private static List<CutOutcomes> shortForm(CutRounds rounds) {
    return List.of(
        rounds.run(Use.PREPARED, Way.ONE),
        rounds.run(Use.PREPARED, Way.ONE_WITH_KEY),
        rounds.run(Use.PREPARED, Way.BATCH),
        rounds.run(Use.NEW, Way.ONE));
  }

  private static List<CutOutcomes> longForm(CutRounds rounds) {
    List<CutOutcomes> outcomes = new ArrayList<>();
    for (int round = 0; round < LONG_ROUNDS; round++) {
      for (Way way : Way.values()) {
        outcomes.add(rounds.run(Use.FRESH, way));
        outcomes.add(rounds.run(Use.PREPARED, way));
      }
    }
    for (int round = 0; round < LONG_ROUNDS; round++) {
      outcomes.add(rounds.run(Use.NEW, Way.ONE));
    }
    return outcomes;
  }

  private ServerProcess start(String database) {
    return CompiledServer.start(
        folder,
        List.of(POOL_ASKS_NOTHING),
        Map.of("PROVENANCE_BOOTSTRAP_KEY", KEY, "PROVENANCE_DATABASE_URL", database));
  }
}
