package dev.provenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigCommandTest {
  private static final String KEY = "pak_" + "ab".repeat(32);

  @TempDir Path home;
  Path file;
  Cli cli;

  @BeforeEach
  void start() {
    file = home.resolve("provenance/config.json");
    cli = Cli.with(Map.of("XDG_CONFIG_HOME", home.toString()));
  }

  @Test
  void set_makesAFileThatOnlyItsOwnerReads() throws IOException {
    assertThat(cli.run("config", "set", "apiKey", KEY)).isEqualTo(new Outcome(0, "", ""));
    assertThat(cli.run("config", "set", "origin", "LAPTOP").code()).isZero();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(cli.run("config", "get", "apiKey").out()).isEqualTo(KEY + "\n");
    assertThat(cli.run("config", "get", "origin").out()).isEqualTo("LAPTOP\n");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void set_keepsWhatItDoesNotKnow() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"later\": \"x\"}");

    cli.run("config", "set", "origin", "LAPTOP");
    cli.run("config", "set", "origin", "");

    assertThat(Files.readString(file)).contains("\"later\"").doesNotContain("origin");
  }

  @Test
  void set_wrongValue_isWrongUse() {
    Outcome outcome = cli.run("config", "set", "outputFormat", "xml");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("outputFormat 'xml': expected json or table.");
    assertThat(cli.run("config", "set", "colour", "red").err())
        .contains("there is no setting 'colour'; expected one of apiUrl, apiKey");
    assertThat(cli.run("config", "set", "apiKey", "pak with space").err())
        .doesNotContain("with space");
    assertThat(file).doesNotExist();
  }

  @Test
  void list_showsSourcesAndNotTheWholeKey() {
    cli.run("config", "set", "apiKey", KEY);
    cli.run("config", "set", "origin", "LAPTOP");

    String list = cli.setting("PROVENANCE_ORIGIN", "ENV").run("config", "list").out();

    assertThat(list)
        .doesNotContain(KEY)
        .containsPattern("apiKey +pak_abababab… +apiKey in " + file)
        .containsPattern("origin +ENV +PROVENANCE_ORIGIN")
        .containsPattern("apiUrl +http://localhost:4000/api +default");
  }

  @Test
  void get_unset_fails() {
    Outcome outcome = cli.run("config", "get", "apiKey");

    assertThat(outcome).isEqualTo(new Outcome(1, "", "provenance: apiKey is not set.\n"));
  }

  @Test
  void brokenFile_isNamedWithThePlace_andResetMendsIt() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\n\"origin\": }");

    assertThat(cli.run("config", "get", "origin").err())
        .contains(file + " is not right: line 2", "provenance config reset");
    assertThat(cli.run("config", "path").out()).isEqualTo(file + "\n");
    assertThat(cli.run("config", "reset").code()).isZero();
    assertThat(cli.run("config", "get", "origin").out()).isEqualTo("CLI\n");
  }

  @Test
  void wrongValueInTheFile_isNamedWithTheFile() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"apiUrl\": \"localhost\", \"apiKey\": \"pak_x\"}");

    Outcome outcome = cli.run("search");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("apiUrl in " + file + " is 'localhost'; expected a URL like http://localhost");
  }

  @Test
  void group_alone_namesItsCommands() {
    assertThat(cli.run("config").code()).isEqualTo(2);
    assertThat(cli.run("config").err()).contains("set, get, list, path, reset");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "login",
        "track",
        "search",
        "trace",
        "uow new",
        "resources",
        "keys list",
        "keys create",
        "keys revoke",
        "config set",
        "config get",
        "config list",
        "config path",
        "config reset",
        "completion",
        "import git"
      })
  void help_onStdoutWithExamples(String command) {
    Outcome outcome = cli.run((command + " --help").split(" "));

    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .contains("Usage: provenance " + command)
        .containsPattern("Examples?:\n  ")
        .contains("provenance " + command);
    String examples = outcome.out().substring(outcome.out().indexOf("Example"));
    assertThat(examples.lines().skip(1)).as("not wrapped").allMatch(line -> line.startsWith("  "));
  }
}
