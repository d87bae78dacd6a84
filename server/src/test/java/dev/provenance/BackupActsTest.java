package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.provenance.backup.Backup;
import dev.provenance.backup.BackupException;
import dev.provenance.backup.Restore;
import dev.provenance.model.Act;
import dev.provenance.store.DatabaseAddress;
import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.TestDatabase;
import dev.provenance.testkit.TestServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Each log says that it was copied, and so does its copy. */
final class BackupActsTest {
  private static final String ITEM =
      "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\"}";
  @TempDir Path folder;

  private final ApiClient client = TestServer.newTenant();
  private final ApiClient other = TestServer.newTenant();
  private final int tenant = TestServer.tenantId(client);
  private final TestDatabase database = TestServer.database();

  @Test
  void backup_isRecordedInEachLog() {
    client.post("/api/interactions", ITEM).expect(201);

    backUp(database);

    assertThat(acts(other)).hasSize(1);
    assertThat(acts(client))
        .singleElement()
        .satisfies(act -> {
          assertThat(act.path("resourceTypeMnemonic").stringValue()).isEqualTo("PROVENANCE_LOG");
          assertThat(act.path("resourceId").stringValue()).isEqualTo(name());
          assertThat(act.path("originMnemonic").stringValue()).isEqualTo("SYSTEM");
          assertThat(act.path("userId").stringValue()).isEqualTo(Act.OPERATOR);
          assertThat(act.path("interaction")).hasToString("{\"interactions\":1}");
        });
  }

  @Test
  void copy_holdsTheRecordOfItself() {
    Path file = backUp(database);
    TestDatabase copy = database.fresh("backup_acts");

    Restore.of(file, silent()).into(address(copy));

    assertThat(
            copy.rows(
                """
                SELECT i.resource_id, i.user_id FROM interaction i
                  JOIN catalog a ON a.tenant_id = i.tenant_id AND a.kind = 1 AND a.entry_no = i.action_no
                 WHERE a.mnemonic = 'LOG_BACKED_UP' AND i.tenant_id = %d
                """
                    .formatted(tenant)))
        .containsExactly(name() + "|operator");
  }

  @Test
  void fileThatIsThere_orCannotBe_isNotRecorded() throws IOException {
    Path there = Files.writeString(folder.resolve("there"), "x");
    Path nowhere = folder.resolve("nowhere/store.backup");

    assertThatThrownBy(() -> backUp(database, there)).isInstanceOf(BackupException.class);
    assertThatThrownBy(() -> backUp(database, nowhere)).isInstanceOf(BackupException.class);

    assertThat(acts(client)).isEmpty();
  }

  @Test
  void whatCannotBeRecorded_isNotBackedUp() throws SQLException, IOException {
    String refuse = "refuse_" + tenant;
    database.execute(
        "ALTER TABLE interaction ADD CONSTRAINT %s CHECK (tenant_id <> %d) NOT VALID"
            .formatted(refuse, tenant));
    try {
      assertThatThrownBy(() -> backUp(database))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("The log of \"" + name() + "\" cannot record that it is backed up")
          .hasMessageContaining(refuse);
    } finally {
      database.execute("ALTER TABLE interaction DROP CONSTRAINT " + refuse);
    }

    assertNothingIsLeft();
  }

  @Test
  void storeThatIsOnlyRead_cannotBeBackedUp() throws SQLException, IOException {
    TestDatabase copy = database.fresh("backup_acts");
    Restore.of(backUp(database), silent()).into(address(copy));
    Files.delete(folder.resolve("store.backup"));
    database.execute("ALTER DATABASE backup_acts SET default_transaction_read_only = on");

    assertThatThrownBy(() -> backUp(copy))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("so no backup begins")
        .hasMessageContaining("read-only transaction");

    assertNothingIsLeft();
  }

  private void assertNothingIsLeft() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  private List<JsonNode> acts(ApiClient of) {
    return of.get("/api/interactions?action=LOG_BACKED_UP")
        .expect(200)
        .json()
        .path("data")
        .valueStream()
        .toList();
  }

  private String name() {
    return database.rows("SELECT name FROM tenant WHERE tenant_id = " + tenant).getFirst();
  }

  private Path backUp(TestDatabase store) {
    Path file = folder.resolve("store.backup");
    backUp(store, file);
    return file;
  }

  private static void backUp(TestDatabase store, Path file) {
    new Backup(address(store), silent()).write(file);
  }

  private static PrintStream silent() {
    return new PrintStream(OutputStream.nullOutputStream());
  }

  private static DatabaseAddress address(TestDatabase store) {
    return new DatabaseAddress(store.url(), store.user(), store.password());
  }
}
