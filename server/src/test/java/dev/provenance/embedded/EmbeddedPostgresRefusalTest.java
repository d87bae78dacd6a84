package dev.provenance.embedded;

import static dev.provenance.embedded.Sandbox.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
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

  @Test
  void start_diskFullOrReadOnly_saysSoAndWorksOnceMended() throws IOException, SQLException {
    Path disk = Files.createDirectory(temporary.resolve("disk"));
    CommandResult mount = mount("-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString());
    if (!mount.succeeded()) {
      assertThat(mount.output()).containsAnyOf("permission denied", "must be superuser");
      return;
    }
    try (Sandbox small = Sandbox.createEmpty(disk.resolve("data"))) {
      refusal(small.data)
          .withMessageContaining(small.data.toString())
          .withMessageContaining("No space left on device")
          .withMessageContaining("free some space");

      assertThat(mount("-o", "remount,ro", disk.toString()).output()).isEmpty();
      refusal(small.data)
          .withMessageContaining(small.data.toString())
          .withMessageContaining("Read-only file system");

      // room for the binaries, not for the cluster
      assertThat(mount("-o", "remount,rw,size=80m", disk.toString()).output()).isEmpty();
      refusal(small.data)
          .withMessageContaining("initdb ended")
          .withMessageContaining("free some space");

      assertThat(mount("-o", "remount,size=300m", disk.toString()).output()).isEmpty();
      assertThat(query(small.start(), "SELECT 1")).isEqualTo("1");
    } finally {
      assertThat(CommandResult.of(new ProcessBuilder("umount", disk.toString())).exitCode())
          .isZero();
    }
  }

  private static CommandResult mount(String... arguments) {
    List<String> command = new ArrayList<>(List.of("mount"));
    command.addAll(List.of(arguments));
    return CommandResult.of(new ProcessBuilder(command).redirectErrorStream(true));
  }

  private static ThrowableAssertAlternative<EmbeddedPostgresException> refusal(Path data) {
    return assertThatExceptionOfType(EmbeddedPostgresException.class)
        .isThrownBy(() -> EmbeddedPostgres.start(data, message -> {}));
  }
}
