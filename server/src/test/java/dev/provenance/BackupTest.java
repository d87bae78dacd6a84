package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.CompiledServer;
import dev.provenance.testkit.ExternalPostgres;
import dev.provenance.testkit.FsckReport;
import dev.provenance.testkit.Ledger;
import dev.provenance.testkit.Load;
import dev.provenance.testkit.OperatorCommand;
import dev.provenance.testkit.TestDatabase;
import dev.provenance.testkit.TestServer;
import dev.provenance.testkit.process.ServerProcess;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code provenance backup} and {@code provenance restore}, as processes, on real stores. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BackupTest {
  private static final String KEY = "pak_" + "b".repeat(64);
  private static final String ODD =
      """
      {"resourceId": "a\\tb\\\\N", "resourceType": "T", "action": "A", "origin": "O",\
       "interaction": {"text": "line\\nfeed, \\u0001 and ☃"}, "idempotencyKey": "odd"}
      """;

  private Path data;
  private Path file;

  @BeforeAll
  void backUpBesideWriters(@TempDir Path directory) {
    data = directory.resolve("data");
    file = directory.resolve("store.backup");
    TestServer.sharePrograms(data);
    try (ServerProcess server =
            CompiledServer.start(data, Map.of("PROVENANCE_BOOTSTRAP_KEY", KEY));
        Load load = Load.start(8, server.uri(), KEY, new Ledger())) {
      new ApiClient(server.uri(), KEY).post("/api/interactions", ODD).expect(201);
      load.awaitMore(2500);
      OperatorCommand backup = run(data, "backup", file.toString());
      assertThat(backup.exitCode()).as(backup.output()).isZero();
      assertThat(backup.output()).contains("beside the PostgreSQL", "interaction ", "written: ");
      load.awaitMore(100);
      load.stop();
    }
  }

  @Test
  void file_isForItsOwnerOnly() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> beside = Files.list(file.getParent())) {
      assertThat(beside.map(Path::toString).filter(name -> name.endsWith(".part"))).isEmpty();
    }
  }

  @Test
  void restored_isTheSameStoreAndGoesOn(@TempDir Path directory) {
    Path copy = directory.resolve("copy");
    TestServer.sharePrograms(copy);

    OperatorCommand restore = run(copy, "restore", file.toString());

    assertThat(restore.exitCode()).as(restore.output()).isZero();
    assertThat(restore.output()).contains("backup of 20", "nothing is wrong (tenants: 1;");
    try (ServerProcess before = CompiledServer.start(data, Map.of());
        ServerProcess after = CompiledServer.start(copy, Map.of())) {
      long last = TestDatabase.embedded(copy).number("SELECT head FROM log_head");
      assertThat(last)
          .isBetween(2501L, TestDatabase.embedded(data).number("SELECT head FROM log_head") - 100);
      String rows = "SELECT i FROM interaction i WHERE number <= " + last + " ORDER BY number";
      assertThat(TestDatabase.embedded(copy).rows(rows))
          .isEqualTo(TestDatabase.embedded(data).rows(rows));
      assertGoesOn(new ApiClient(after.uri(), KEY), last);
      assertThat(new ApiClient(before.uri(), KEY).get("/api/interactions").status()).isEqualTo(200);
    }
  }

  /** Keys, catalog, idempotency keys and numbers are all there. */
  private static void assertGoesOn(ApiClient client, long last) {
    assertThat(
            client
                .post("/api/interactions", ODD)
                .expect(201)
                .json()
                .at("/interaction/text")
                .stringValue())
        .isEqualTo("line\nfeed, \u0001 and ☃");
    assertThat(
            client
                .post("/api/interactions", ODD.replace("odd", "another"))
                .expect(201)
                .json()
                .path("interactionNumber")
                .longValue())
        .isEqualTo(last + 1);
  }

  @Test
  void restored_intoAnotherPostgres_isSound(@TempDir Path directory) throws Exception {
    try (ExternalPostgres postgres = ExternalPostgres.start(directory)) {
      Map<String, String> settings = Map.of("PROVENANCE_DATABASE_URL", postgres.url());

      OperatorCommand restore = OperatorCommand.run(settings, "restore", file.toString());

      assertThat(restore.exitCode()).as(restore.output()).isZero();
      FsckReport.of(postgres.database()).assertSound();
      OperatorCommand again = OperatorCommand.run(settings, "restore", file.toString());
      assertThat(again.exitCode()).isEqualTo(1);
      assertThat(again.output()).contains("has tenants already").doesNotContain("\tat ");
    }
  }

  @Test
  void damagedFile_isRefusedBeforeAnythingIsTouched(@TempDir Path directory) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    byte[] altered = whole.clone();
    altered[whole.length / 2] ^= 1;
    byte[] cut = Arrays.copyOf(whole, whole.length * 2 / 3);
    for (byte[] bytes :
        List.of(
            altered,
            cut,
            new byte[0],
            "no backup".getBytes(StandardCharsets.UTF_8),
            withForeignEntry(whole))) {
      Path damaged = Files.write(directory.resolve("damaged"), bytes);
      Path copy = directory.resolve("copy");

      OperatorCommand restore = run(copy, "restore", damaged.toString());

      assertThat(restore.exitCode()).isEqualTo(1);
      assertThat(restore.output()).contains("restore failed: " + damaged).doesNotContain("\tat ");
      assertThat(copy).doesNotExist();
    }
  }

  /** The manifest, and then something that is no table. */
  private static byte[] withForeignEntry(byte[] backup) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(backup));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry(in.getNextEntry().getName()));
      in.transferTo(out);
      out.closeEntry();
      out.putNextEntry(new ZipEntry("x"));
      out.closeEntry();
    }
    return bytes.toByteArray();
  }

  @Test
  void noFile_isSaidSo() {
    OperatorCommand restore = run(data, "restore", "nowhere");

    assertThat(restore.exitCode()).isEqualTo(1);
    assertThat(restore.output()).contains("restore failed: nowhere is not there");
  }

  @Test
  void backup_overAFile_isRefused() {
    OperatorCommand backup = run(data, "backup", file.toString());

    assertThat(backup.exitCode()).isEqualTo(1);
    assertThat(backup.output()).contains(file + " exists already");
  }

  /** The database is started for it, and stopped again. */
  @Test
  void stoppedStore_recordsItToo(@TempDir Path directory) {
    Path second = directory.resolve("second.backup");
    Path copy = directory.resolve("copy");
    TestServer.sharePrograms(copy);

    OperatorCommand backup = run(data, "backup", second.toString());

    assertThat(backup.exitCode()).as(backup.output()).isZero();
    assertThat(backup.output()).doesNotContain("beside the PostgreSQL");
    OperatorCommand restore = run(copy, "restore", second.toString());
    assertThat(restore.exitCode()).as(restore.output()).isZero();
    try (ServerProcess after = CompiledServer.start(copy, Map.of())) {
      assertThat(
              new ApiClient(after.uri(), KEY)
                  .get("/api/interactions?action=LOG_BACKED_UP")
                  .expect(200)
                  .json()
                  .at("/pagination/total"))
          .hasToString("2");
    }
  }

  @Test
  void calledWrongly_saysHow() {
    for (String command : List.of("backup", "restore")) {
      OperatorCommand wrong = run(data, command);
      assertThat(wrong.exitCode()).isEqualTo(2);
      assertThat(wrong.output()).contains("usage: provenance " + command + " FILE [--config FILE]");
    }
    assertThat(run(data, "backup", "--help").output()).contains("beside a server that");
  }

  private static OperatorCommand run(Path data, String... arguments) {
    return OperatorCommand.run(Map.of("PROVENANCE_DATA_DIR", data.toString()), arguments);
  }
}
