package dev.provenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.cli.api.Retry;
import dev.provenance.cli.console.Surroundings;
import dev.provenance.cli.testkit.FakeProvenance;
import dev.provenance.cli.testkit.FakeProvenance.Mishap;
import dev.provenance.cli.testkit.TestRepository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class MainTest {
  @TempDir Path directory;
  FakeProvenance server;
  final Map<String, String> variables = new HashMap<>();
  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();

  @BeforeEach
  void start() throws IOException {
    server = new FakeProvenance();
    variables.put("PROVENANCE_API_URL", server.apiUrl() + "/");
    variables.put("PROVENANCE_API_KEY", FakeProvenance.KEY);
    variables.put("XDG_CONFIG_HOME", directory.resolve("none").toString());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void importGit_history_summaryOnStdoutAndNothingElse() {
    history(3);

    assertThat(run("import", "git", directory.toString())).isZero();

    assertThat(out.toString())
        .matches("Imported 3 interactions of 3 commits \\(0 already there\\) in \\d+\\.\\d s\\R");
    assertThat(err.toString()).isEmpty();
    assertThat(server.stored()).hasSize(3);
  }

  @Test
  void importGit_quiet_printsNothing() {
    history(1);

    assertThat(run("import", "git", "-q", directory.toString())).isZero();

    assertThat(out.toString() + err).isEmpty();
  }

  @Test
  void importGit_branchAndLimit_importsOnlyThose() {
    history(3);

    assertThat(run("import", "git", directory.toString(), "-b", "HEAD~1", "-n", "9")).isZero();

    assertThat(out.toString()).startsWith("Imported 2 interactions of 2 commits ");
  }

  @Test
  void importGit_subdirectory_importsTheWholeRepository() throws IOException {
    history(2);
    Path below = Files.createDirectory(directory.resolve("below"));

    assertThat(run("import", "git", below.toString())).isZero();

    assertThat(server.stored()).hasSize(2);
  }

  @Test
  void importGit_noRepository_fails() {
    assertThat(run("import", "git", directory.toString())).isEqualTo(1);

    assertThat(err.toString())
        .startsWith("provenance: " + directory + " is not in a git repository. git says: fatal:");
  }

  @Test
  void importGit_noSuchDirectory_fails() {
    assertThat(run("import", "git", directory + "/none")).isEqualTo(1);

    assertThat(err.toString()).startsWith("provenance: " + directory + "/none is not a directory.");
  }

  @Test
  void importGit_unknownRevision_fails() {
    history(1);

    assertThat(run("import", "git", directory.toString(), "--branch=--all")).isEqualTo(1);

    assertThat(err.toString()).contains("'--all' names no commit in " + directory);
  }

  @Test
  void importGit_shallowClone_isRefused() {
    history(2);
    TestRepository shallow = TestRepository.in(directory);
    shallow.git("clone", "--quiet", "--depth=1", "file://" + directory, "clone");

    assertThat(run("import", "git", directory + "/clone")).isEqualTo(1);

    assertThat(err.toString()).contains("is a shallow clone", "git fetch --unshallow");
    assertThat(server.stored()).isEmpty();
  }

  @Test
  void importGit_wrongKey_saysSo() {
    history(1);

    assertThat(run("import", "git", directory.toString(), "--api-key", "pak_wrong")).isEqualTo(1);

    assertThat(err.toString())
        .contains("answered 401: The API key is missing, unknown or revoked")
        .contains("--api-key")
        .doesNotContain("pak_wrong");
  }

  @Test
  void importGit_noKey_isWrongUse() {
    variables.remove("PROVENANCE_API_KEY");

    assertThat(run("import", "git", directory.toString())).isEqualTo(2);

    assertThat(err.toString())
        .contains("No API key. Run 'provenance login', set PROVENANCE_API_KEY=pak_...", "--help");
  }

  @Test
  void importGit_serverAway_saysWhereItLooked() {
    history(1);
    server.close();

    assertThat(run("import", "git", directory.toString())).isEqualTo(1);

    assertThat(err.toString())
        .contains(server.apiUrl() + " refuses the connection; trying again in")
        .contains("(tried 3 times). Is the server running");
  }

  @Test
  void importGit_wrongUse_exitsWith2() {
    assertThat(run("import", "git")).isEqualTo(2);
    assertThat(run("import", "git", ".", "--limit", "0")).isEqualTo(2);
    assertThat(run("import", "git", ".", "--api-url", "localhost:4000")).isEqualTo(2);
    assertThat(run("import")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(run("nonsense")).isEqualTo(2);

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .contains("'--limit': '0' is no number from 1 to 1000000000")
        .contains("--api-url is 'localhost:4000'; expected a URL like");
  }

  @Test
  void help_onStdout_withExamples() {
    assertThat(run("import", "git", "--help")).isZero();

    assertThat(out.toString()).contains("Examples:", "PROVENANCE_API_KEY", "merges");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void version_onStdout() {
    assertThat(run("--version")).isZero();

    assertThat(out.toString()).startsWith("provenance ");
  }

  @Test
  void importGit_killedInTheMiddle_isCompletedByTheNextRun() throws Exception {
    TestRepository repository = TestRepository.in(directory.resolve("."));
    for (int commit = 0; commit < 3; commit++) {
      for (int file = 0; file < 2_600; file++) {
        repository.write("f" + file, "content " + commit + "\n");
      }
      repository.commit("commit " + commit);
    }
    server.mishap(2, Mishap.HANGS);
    Process process = start("import", "git", directory.toString());
    server.awaitHanging();
    process.destroyForcibly().waitFor();
    assertThat(server.stored()).hasSize(2_600);

    assertThat(run("import", "git", directory.toString())).isZero();

    assertThat(server.stored()).hasSize(3 * 2_600);
    assertThat(server.stored().stream().map(Object::toString).distinct()).hasSize(3 * 2_600);
    assertThat(out.toString()).contains(" of 2 commits (1 already there)");
  }

  private void history(int commits) {
    TestRepository repository = TestRepository.in(directory);
    for (int i = 1; i <= commits; i++) {
      repository.write("file", "content " + i + "\n").commit("commit " + i);
    }
  }

  private int run(String... arguments) {
    Retry retry = new Retry(3, Duration.ofMillis(2), Duration.ofMillis(4), duration -> {});
    CommandLine command = Main.commandLine(new Surroundings(variables, () -> false), retry);
    return command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
  }

  private Process start(String... arguments) throws IOException {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(java.stream(), Arrays.stream(arguments)).toList());
    builder.environment().putAll(variables);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
