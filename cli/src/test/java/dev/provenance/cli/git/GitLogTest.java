package dev.provenance.cli.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.provenance.cli.git.FileChange.Kind;
import dev.provenance.cli.git.FileChange.LineCounts;
import dev.provenance.cli.testkit.TestRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GitLogTest {
  @TempDir Path directory;
  TestRepository repository;

  @BeforeEach
  void initialize() {
    repository = TestRepository.in(directory);
  }

  @Test
  void next_everyKindOfChange_saysWhatHappened() {
    repository.write("a", "1\n2\n").write("b", "one\ntwo\nthree\n").write("bin", new byte[] {0, 1});
    repository.write("mode", "same\n").commit("first");
    repository.write("a", "1\n2\n3\n").write("bin", new byte[] {0, 2});
    repository.git("mv", "b", "c");
    assertThat(directory.resolve("mode").toFile().setExecutable(true)).isTrue();
    repository.commit("second");
    repository.git("rm", "--quiet", "a");
    repository.git("commit", "-m", "third");

    List<Commit> commits = read();

    assertThat(commits).extracting(Commit::subject).containsExactly("first", "second", "third");
    assertThat(commits.get(0).changes()).extracting(FileChange::kind).containsOnly(Kind.CREATE);
    assertThat(commits.get(1).changes())
        .containsExactlyInAnyOrder(
            new FileChange(Kind.UPDATE, raw("a"), null, new LineCounts(1, 0)),
            new FileChange(Kind.UPDATE, raw("bin"), null, null),
            new FileChange(Kind.RENAME, raw("c"), raw("b"), new LineCounts(0, 0)),
            new FileChange(Kind.UPDATE, raw("mode"), null, new LineCounts(0, 0)));
    assertThat(commits.get(2).changes())
        .containsExactly(new FileChange(Kind.DELETE, raw("a"), null, new LineCounts(0, 3)));
  }

  @Test
  void next_oddNames_readsThemAsTheyAre() {
    List<String> names =
        List.of(" a b ", "new\nline", "quo\"te'", "tab\there", ":100644 x", "commit 12", "1\t2\tx");
    names.forEach(name -> repository.write(name, "x\n"));
    repository.write("dir/grüße 漢字 🎉", "x\n").commit("odd: \"names\"");

    List<String> expected = new ArrayList<>(names);
    expected.add("dir/grüße 漢字 🎉");
    assertThat(read().getFirst().changes())
        .extracting(change -> change.path().text())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void next_nameThatIsNotUtf8_keepsItsBytes() throws IOException {
    repository.write("plain", "x\n").commit("first");
    String blob = repository.git("rev-parse", "HEAD:plain");
    Path index =
        Files.write(directory.resolve("entry"), latin1("100644 " + blob + "\tf\u00e9 %\0"));
    Process update =
        new ProcessBuilder("git", "update-index", "-z", "--index-info")
            .directory(directory.toFile())
            .redirectInput(index.toFile())
            .start();
    assertThat(update.onExit().join().exitValue()).isZero();
    repository.git("commit", "-m", "latin");

    RawText path = read().getLast().changes().getFirst().path();

    assertThat(path.text()).isEqualTo("f\uFFFD %");
    assertThat(path.isUtf8()).isFalse();
    assertThat(path.percentEscaped()).isEqualTo("f%E9%20%25");
  }

  @Test
  void next_mergeAndEmptyCommit_haveNoFilesAndCount() {
    repository.write("a", "1\n").commit("base");
    repository.git("switch", "--quiet", "-c", "side");
    repository.write("b", "1\n").commit("side");
    repository.git("switch", "--quiet", "main");
    repository.write("c", "1\n").commit("main");
    repository.git("merge", "--quiet", "-m", "merge", "side");
    repository.commit("empty");

    List<Commit> commits = read();

    assertThat(commits).hasSize(5);
    assertThat(GitRepository.at(directory).count("HEAD")).isEqualTo(5);
    assertThat(commits.get(3).subject()).isEqualTo("merge");
    assertThat(commits.get(3).changes()).isEmpty();
    assertThat(commits.get(4).changes()).isEmpty();
    assertThat(commits).extracting(Commit::hash).containsExactly(hashes());
  }

  @Test
  void next_mailmapAndMissingEmail_namesTheAuthor() {
    repository.write("a", "1").as("Ada <old@example.com>").commit("one");
    repository.write("a", "2").as("Nobody <>").commit("two");
    repository.write(".mailmap", "Ada <ada@new.example> <old@example.com>\n").commit("three");

    assertThat(read())
        .extracting(Commit::author)
        .containsExactly("ada@new.example", "Nobody", "ada@example.com");
  }

  @Test
  void next_authoredAndCommittedAtDifferentTimes_tellsTheDateOfGitLog() {
    repository.write("a", "1").commit("one");

    String shown = repository.git("log", "-1", "--format=%ad", "--date=iso-strict");

    assertThat(read().getFirst().date()).isEqualTo(Instant.from(OffsetDateTime.parse(shown)));
  }

  @Test
  void next_settingsThatChangeTheOutput_areOverruled() {
    repository.write("a", "1\n2\n3\n").write("z", "1\n").commit("first");
    repository.git("mv", "a", "b");
    repository.commit("second");
    List<Commit> plain = read();
    repository.write("order", "z\na\n");
    for (String setting :
        List.of(
            "log.showRoot=false",
            "log.showSignature=true",
            "log.diffMerges=first-parent",
            "diff.renames=false",
            "diff.orderFile=order",
            "diff.noprefix=true",
            "color.ui=always",
            "core.quotePath=true",
            "i18n.logOutputEncoding=ISO-8859-1")) {
      repository.git("config", setting.split("=", 2)[0], setting.split("=", 2)[1]);
    }

    assertThat(read()).isEqualTo(plain);
  }

  @Test
  void next_brokenRepository_quotesGit() throws IOException {
    repository.write("a", "1").commit("one");
    String blob = repository.git("rev-parse", "HEAD:a");
    Files.delete(
        directory.resolve(".git/objects/" + blob.substring(0, 2) + "/" + blob.substring(2)));

    assertThatThrownBy(this::read).isInstanceOf(GitException.class).hasMessageContaining(blob);
  }

  private List<Commit> read() {
    GitRepository git = GitRepository.at(directory);
    List<Commit> commits = new ArrayList<>();
    try (GitLog log = git.log(git.commit("HEAD"))) {
      for (Commit commit = log.next(); commit != null; commit = log.next()) {
        commits.add(commit);
      }
    }
    return commits;
  }

  private String[] hashes() {
    return repository.git("log", "--reverse", "--topo-order", "--format=%H").split("\n");
  }

  private static RawText raw(String path) {
    return new RawText(path);
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
