package dev.provenance.cli.importgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.provenance.cli.api.ApiClient;
import dev.provenance.cli.api.ApiException;
import dev.provenance.cli.api.Connection;
import dev.provenance.cli.api.Retry;
import dev.provenance.cli.bulk.Batch;
import dev.provenance.cli.bulk.NoticeWatcher;
import dev.provenance.cli.git.GitLog;
import dev.provenance.cli.git.GitRepository;
import dev.provenance.cli.testkit.FakeProvenance;
import dev.provenance.cli.testkit.FakeProvenance.Mishap;
import dev.provenance.cli.testkit.TestRepository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class GitImportTest {
  private static final Batch.Limits SMALL = new Batch.Limits(4, 1_000_000);

  @TempDir Path directory;
  TestRepository repository;
  FakeProvenance server;
  final StringWriter notices = new StringWriter();

  @BeforeEach
  void start() throws IOException {
    repository = TestRepository.in(directory);
    server = new FakeProvenance();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void run_history_recordsEveryFileOfGitLogInItsOrder() {
    growHistory(1, 12);

    run(SMALL);

    assertThat(stored()).containsExactly(toldByGit());
  }

  @Test
  void run_again_addsNothing() {
    growHistory(1, 12);
    run(SMALL);
    int requests = server.batchRequests();

    run(SMALL);

    assertThat(server.batchRequests()).isEqualTo(requests);
    assertThat(stored()).containsExactly(toldByGit());
  }

  @Test
  void run_repositoryHasGrown_addsOnlyWhatIsNew() {
    growHistory(1, 5);
    run(SMALL);
    growHistory(6, 9);

    ImportProgress progress = run(SMALL);

    assertThat(stored()).containsExactly(toldByGit());
    assertThat(progress.summary()).contains(" of 4 commits (5 already there)");
  }

  @Test
  void run_afterMergingAnotherRoot_addsOnlyWhatIsNew() {
    growHistory(1, 3);
    run(SMALL);
    repository.git("switch", "--quiet", "--orphan", "other");
    repository.write("other", "x\n").commit("another root");
    repository.git("switch", "--quiet", "main");
    repository.git("merge", "--quiet", "--allow-unrelated-histories", "-m", "join", "other");

    run(SMALL);

    assertThat(stored()).containsExactlyInAnyOrder(toldByGit());
  }

  @Test
  void run_failedAtAnyBatch_isCompletedByTheNextRun() throws IOException {
    growHistory(1, 9);
    bigCommit(11);
    growHistory(10, 12);
    run(SMALL);
    int batches = server.batchRequests();
    assertThat(batches).isGreaterThan(5);
    for (int broken = 1; broken <= batches; broken++) {
      server.close();
      server = new FakeProvenance();
      server.mishap(broken, Mishap.BROKEN);

      assertThatThrownBy(() -> run(SMALL)).isInstanceOf(ApiException.class);
      assertThat(stored()).hasSizeLessThan(toldByGit().length);
      run(SMALL);

      assertThat(stored()).as("broken at batch %d", broken).containsExactly(toldByGit());
      assertThat(server.idempotencyKeys().get(broken))
          .as("the first batch of the second run is the one that failed")
          .isEqualTo(server.idempotencyKeys().get(broken - 1));
    }
  }

  @Test
  void run_commitLargerThanABatch_isSplitFromItsOwnBeginning() {
    repository.write("first", "x\n").commit("small");
    bigCommit(10);

    run(new Batch.Limits(100, 2_000));

    assertThat(stored()).containsExactly(toldByGit());
    assertThat(server.batchRequests()).isGreaterThan(2);
  }

  @Test
  void run_answerLostAfterStoring_asksAgainWithTheSameKey() {
    growHistory(1, 6);
    server.mishap(2, Mishap.DROPPED_AFTER_STORING);

    run(SMALL);

    assertThat(stored()).containsExactly(toldByGit());
    List<@Nullable String> keys = server.idempotencyKeys();
    assertThat(keys.get(2)).isEqualTo(keys.get(1)).startsWith("import-git-");
    assertThat(notices.toString()).contains("breaks the connection", "trying again");
  }

  @Test
  void run_anotherRunOverlaps_storesEachFileOnce() {
    growHistory(1, 9);
    bigCommit(11);
    server.meanwhile(2, () -> run(new Batch.Limits(3, 1_000_000), 7));

    run(SMALL);

    assertThat(stored()).containsExactlyInAnyOrder(toldByGit());
  }

  @Test
  void run_serverUnavailableOnce_goesOn() {
    growHistory(1, 6);
    server.mishap(1, Mishap.UNAVAILABLE);

    run(SMALL);

    assertThat(stored()).containsExactly(toldByGit());
    assertThat(notices.toString()).contains("answers 503; trying again in ");
  }

  @Test
  void run_limit_takesTheOldestCommits() {
    growHistory(1, 6);

    run(SMALL, 2);

    assertThat(server.stored())
        .extracting(item -> item.at("/interaction/subject").asString())
        .containsOnly("commit 1", "commit 2");
  }

  @Test
  void run_renameBinaryAndPlain_payloadSaysSo() {
    repository.write("a", "1\n2\n").write("b", new byte[] {0, 1}).commit("one");
    repository.git("mv", "a", "c");
    String hash = repository.commit("two");

    run(SMALL);

    JsonNode binary = server.stored().get(1);
    assertThat(binary.at("/interaction").toString())
        .contains("\"additions\":null,\"deletions\":null,\"binary\":true");
    JsonNode renamed = server.stored().get(2);
    assertThat(renamed.toString())
        .isEqualTo(
            """
            {"idempotencyKey":"import-git-%s-0","resourceType":"FILE","resourceId":"c","action":"RENAME","origin":"GIT",\
            "userId":"ada@example.com","uowId":"%s",\
            "interactionTimestamp":"%s","externalReference":"%s",\
            "interaction":{"commit":"%s","subject":"two","additions":0,"deletions":0,\
            "oldPath":"a"}}\
            """
                .formatted(
                    hash,
                    UnitOfWorkId.ofCommit(hash),
                    repository
                        .git("log", "-1", "--date=format-local:%Y-%m-%dT%H:%M:%S", "--format=%ad")
                        .concat(".000Z"),
                    hash,
                    hash));
  }

  @Test
  void run_pathLongerThan512Characters_isShortenedAndKeptWhole() {
    String folder = "d".repeat(200) + "/" + "e".repeat(200) + "/" + "f".repeat(150) + "/";
    repository.write(folder + "one", "x\n").write(folder + "two", "x\n").commit("long");

    run(SMALL);

    assertThat(server.stored())
        .extracting(item -> item.path("resourceId").asString())
        .doesNotHaveDuplicates()
        .allMatch(id -> id.length() == 512 && id.startsWith("d".repeat(200) + "/"));
    assertThat(server.stored())
        .extracting(item -> item.at("/interaction/path").asString())
        .containsExactly(folder + "one", folder + "two");
  }

  private ImportProgress run(Batch.Limits limits) {
    return run(limits, Long.MAX_VALUE);
  }

  private ImportProgress run(Batch.Limits limits, long commits) {
    var watcher = new NoticeWatcher(new PrintWriter(notices));
    ImportProgress progress = new ImportProgress(watcher);
    Retry retry = new Retry(3, Duration.ofMillis(2), Duration.ofMillis(4), duration -> {});
    Connection connection = new Connection(URI.create(server.apiUrl()), FakeProvenance.KEY);
    GitRepository git = GitRepository.at(directory);
    try (ApiClient api = new ApiClient(connection, retry, watcher::notice);
        GitLog log = git.log(git.commit("HEAD"))) {
      new GitImport(api, limits, progress).run(log, commits);
    }
    return progress;
  }

  /** Commits of one to three files each, with a merge of nothing new and an empty one between. */
  private void growHistory(int from, int to) {
    for (int i = from; i <= to; i++) {
      for (int file = 0; file <= i % 3; file++) {
        repository.write("file" + file, "content " + i + "\n");
      }
      repository.commit("commit " + i);
      if (i % 4 == 0) {
        repository.commit("empty");
      }
    }
  }

  private void bigCommit(int files) {
    for (int i = 0; i < files; i++) {
      repository.write("big/" + i, "x\n");
    }
    repository.commit("big");
  }

  private List<String> stored() {
    return server.stored().stream()
        .map(item ->
            item.path("externalReference").asString() + " " + item.path("resourceId").asString())
        .toList();
  }

  /** Every commit with every file, as git log itself lists them. */
  private String[] toldByGit() {
    String told = repository.git("log", "--reverse", "--topo-order", "--name-only", "--format=#%H");
    StringBuilder lines = new StringBuilder();
    String hash = "";
    for (String line : told.lines().toList()) {
      if (line.startsWith("#")) {
        hash = line.substring(1);
      } else if (!line.isEmpty()) {
        lines.append(hash).append(' ').append(line).append('\n');
      }
    }
    return lines.toString().split("\n");
  }
}
