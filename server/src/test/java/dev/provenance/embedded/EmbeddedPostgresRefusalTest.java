package dev.provenance.embedded;

import static dev.provenance.embedded.Sandbox.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedPostgresRefusalTest {
  @TempDir Path temporary;
  private Sandbox sandbox;

  @BeforeEach
  void createSandbox() throws IOException {
    sandbox = Sandbox.create(temporary);
  }

  @AfterEach
  void closeSandbox() throws IOException {
    sandbox.close();
  }

  @Test
  void start_heldByAnotherProcess_namesIt() throws IOException {
    Sandbox.Holder holder = sandbox.startHolder("stay");

    refusal(sandbox.data)
        .withMessageContaining(sandbox.data.toString())
        .withMessageContaining("another server, PID " + holder.process().pid());
    assertThat(sandbox.postmasters()).containsExactly(holder.postmaster());
  }

  @Test
  void start_heldByThisProcess_refusesAndKeepsHolding() throws IOException, SQLException {
    EmbeddedPostgres server = sandbox.start();

    refusal(sandbox.data).withMessageContaining("PID " + ProcessHandle.current().pid());
    assertThat(sandbox.startHolder("stay").firstLine())
        .contains("refused", "another server, PID " + ProcessHandle.current().pid());
    assertThat(query(server, "SELECT 1")).isEqualTo("1");
  }

  @Test
  void start_belowARegularFile_saysWhich() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));

    refusal(file.resolve("data"))
        .withMessageContaining(file.resolve("data").toString())
        .withMessageContaining(file + " is not a directory");
    refusal(file).withMessageContaining(file + " is not a directory");
  }

  @Test
  void start_whereNothingCanBeWritten_saysWhere() {
    refusal(Path.of("/proc/provenance")).withMessageContaining("/proc/provenance");
    refusal(Path.of("/proc"))
        .withMessageContaining("The data directory /proc cannot be used: /proc/lock");
  }

  @Test
  void start_otherMajorVersion_namesBothAndTheWaysOut() throws IOException {
    Path cluster = Files.createDirectories(temporary.resolve("other/cluster"));
    Files.writeString(cluster.resolve("PG_VERSION"), "15\n");

    refusal(temporary.resolve("other"))
        .withMessageContaining(cluster.toString())
        .withMessageContaining("PostgreSQL 15")
        .withMessageContaining("PostgreSQL " + Binaries.majorVersion())
        .withMessageContaining("pg_dump")
        .withMessageContaining("another data directory");
  }

  @Test
  void start_clusterIsSomethingElse_refusesToTouchIt() throws IOException {
    Path cluster = Files.createDirectories(temporary.resolve("other/cluster"));
    Path precious = Files.writeString(cluster.resolve("precious"), "x");

    refusal(temporary.resolve("other")).withMessageContaining("has no file PG_VERSION");
    assertThat(precious).exists();
  }

  @Test
  void start_passwordLost_saysWhichFile() throws IOException {
    Path file = sandbox.data.resolve("postgres-password");
    Files.delete(file);

    refusal(sandbox.data).withMessageContaining(file + " is missing");
  }

  @Test
  void start_passwordWrong_saysWhichFile() throws IOException {
    Path file = sandbox.data.resolve("postgres-password");
    Files.writeString(file, "other\n");

    refusal(sandbox.data).withMessageContaining("refuses the password in " + file);
    assertThat(sandbox.postmasters()).isEmpty();
  }

  @Test
  void start_postgresFails_endsWithItsLogAndFreesTheDirectory() throws IOException, SQLException {
    Path configuration = sandbox.data.resolve("cluster/postgresql.conf");
    String good = Files.readString(configuration);
    Files.writeString(configuration, "nonsense = 1\n", StandardOpenOption.APPEND);

    refusal(sandbox.data)
        .withMessageContaining("exit code 1")
        .withMessageContaining(sandbox.data.resolve("postgres.log").toString())
        .withMessageContaining("unrecognized configuration parameter \"nonsense\"");

    Files.writeString(configuration, good);
    assertThat(query(sandbox.start(), "SELECT 1")).isEqualTo("1");
  }

  /** In a process of its own, for the disk is to be seen by nobody else. */
  @Test
  void start_diskFullOrReadOnly_saysSoAndWorksOnceMended() throws IOException {
    Path disk = Files.createDirectory(temporary.resolve("disk"));
    CommandResult ended = CommandResult.of(inNamespacesOfItsOwn(SmallDiskMain.class, disk));

    assertThat(ended.exitCode())
        .as("a disk of its own, which wants user namespaces; it said: %s", ended.output())
        .isZero();
    List<String> told =
        ended.output().lines().filter(line -> line.matches("(refused|answered) .*")).toList();
    String data = disk.resolve("data").toString();
    assertThat(told).hasSize(4);
    assertThat(told.get(0))
        .startsWith("refused")
        .contains(data, "No space left on device", "free some space");
    assertThat(told.get(1)).startsWith("refused").contains(data, "Read-only file system");
    assertThat(told.get(2)).startsWith("refused").contains("initdb ended", "free some space");
    assertThat(told.get(3)).isEqualTo("answered 1");
  }

  /** Where it may mount. */
  private static ProcessBuilder inNamespacesOfItsOwn(Class<?> main, Path disk) {
    return new ProcessBuilder(
            "unshare",
            "--user",
            "--map-root-user",
            "--mount",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName(),
            disk.toString())
        .redirectErrorStream(true);
  }

  private static ThrowableAssertAlternative<EmbeddedPostgresException> refusal(Path data) {
    return assertThatExceptionOfType(EmbeddedPostgresException.class)
        .isThrownBy(() -> EmbeddedPostgres.start(data, message -> {}));
  }
}
