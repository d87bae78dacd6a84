package dev.provenance.embedded;

import static dev.provenance.embedded.Sandbox.await;
import static dev.provenance.embedded.Sandbox.execute;
import static dev.provenance.embedded.Sandbox.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedPostgresCrashTest {
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
  void postmasterKilled_comesBackOnTheSamePortEachTime() throws SQLException {
    EmbeddedPostgres server = sandbox.start();
    execute(server, "CREATE TABLE kept AS SELECT 42 AS n");
    for (int round = 0; round < 3; round++) {
      long killed = server.pid();
      Sandbox.kill(killed);

      await("recovery", () -> query(server, "SELECT n FROM kept").equals("42"));
      assertThat(server.pid()).isNotEqualTo(killed);
      assertThat(server.isAlive()).isTrue();
      assertThat(sandbox.postmasters()).containsExactly(server.pid());
    }
  }

  @Test
  void postmasterKilled_backendHangsOn_comesBackWhenThatIsGone()
      throws SQLException, IOException, InterruptedException {
    EmbeddedPostgres server = sandbox.start();
    try (Connection connection = Sandbox.connect(server)) {
      String backend = query(connection, "SELECT pg_backend_pid()");
      assertThat(sandbox.run("kill", "-STOP", backend).waitFor()).isZero();
      Sandbox.kill(server.pid());
      Path log = sandbox.data.resolve("postgres.log");
      await("refusal", () -> Files.readString(log).contains("pre-existing shared memory block"));

      Sandbox.kill(Long.parseLong(backend));

      await("recovery", () -> query(server, "SELECT 1").equals("1"));
    }
  }

  @Test
  void close_whileComingBack_leavesNoProcess() {
    for (int round = 0; round < 4; round++) {
      EmbeddedPostgres server = sandbox.start();
      long killed = server.pid();
      Sandbox.kill(killed);
      if (round % 2 == 1) {
        await("relaunch", () -> server.pid() != killed);
      }

      server.close();

      assertThat(server.isAlive()).isFalse();
      assertThat(sandbox.postmasters()).isEmpty();
    }
  }

  @Test
  void serverKilled_nextStartStopsItsPostgres() throws IOException, SQLException {
    Sandbox.Holder holder = sandbox.startHolder("stay");
    long orphan = holder.postmaster();
    holder.process().destroyForcibly().onExit().join();
    assertThat(sandbox.postmasters()).containsExactly(orphan);

    EmbeddedPostgres server = sandbox.start();

    assertThat(query(server, "SELECT 1")).isEqualTo("1");
    assertThat(sandbox.postmasters()).containsExactly(server.pid()).doesNotContain(orphan);
    assertThat(sandbox.progress).singleElement().asString().contains("PID " + orphan);
    assertThat(Files.readString(sandbox.data.resolve("postgres.log")))
        .contains("received fast shutdown request")
        .doesNotContain("not properly shut down");
  }

  @Test
  void serverAndPostmasterKilled_nextStartRecoversWhatWasCommitted()
      throws IOException, SQLException {
    EmbeddedPostgres first = sandbox.start();
    execute(first, "CREATE TABLE kept AS SELECT 42 AS n");
    first.close();
    Sandbox.Holder holder = sandbox.startHolder("stay");
    holder.process().destroyForcibly().onExit().join();
    Sandbox.kill(holder.postmaster());

    assertThat(query(sandbox.start(), "SELECT n FROM kept")).isEqualTo("42");
    assertThat(Files.readString(sandbox.data.resolve("postgres.log")))
        .contains("not properly shut down");
  }

  @Test
  void exitWithoutClose_doesNotHang() throws IOException, InterruptedException {
    Sandbox.Holder holder = sandbox.startHolder("leave");

    assertThat(holder.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(holder.process().exitValue()).isZero();
    assertThat(sandbox.postmasters()).containsExactly(holder.postmaster());
  }

  @Test
  void start_pidFileNamesAnotherProcess_leavesThatAlone() throws IOException, SQLException {
    Process foreign = sandbox.run("sleep", "60");
    Path cluster = sandbox.data.resolve("cluster");
    Files.write(
        cluster.resolve("postmaster.pid"),
        List.of(Long.toString(foreign.pid()), cluster.toString(), "1", "5432", "", "127.0.0.1"));

    EmbeddedPostgres server = sandbox.start();

    assertThat(query(server, "SELECT 1")).isEqualTo("1");
    assertThat(foreign.isAlive()).isTrue();
  }
}
