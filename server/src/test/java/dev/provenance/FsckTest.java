package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.embedded.EmbeddedPostgres;
import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.CompiledServer;
import dev.provenance.testkit.FsckReport;
import dev.provenance.testkit.Ledger;
import dev.provenance.testkit.Load;
import dev.provenance.testkit.TestDatabase;
import dev.provenance.testkit.TestServer;
import dev.provenance.testkit.process.ServerProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check that finds nothing has to be able to find something: each fault is made, and undone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FsckTest {
  private static final String KEY = "pak_" + "f".repeat(64);

  private final AtomicInteger copies = new AtomicInteger();
  private Path data;
  private EmbeddedPostgres postgres;

  @BeforeAll
  void fill(@TempDir Path directory) {
    data = directory;
    TestServer.sharePrograms(data);
    try (ServerProcess server =
        CompiledServer.start(data, Map.of("PROVENANCE_BOOTSTRAP_KEY", KEY))) {
      record(new ApiClient(server.uri(), KEY));
      checkBesideWriters(server);
    }
    postgres = EmbeddedPostgres.start(data, message -> {});
  }

  @AfterAll
  void stop() {
    postgres.close();
  }

  private void checkBesideWriters(ServerProcess server) {
    try (Load load = Load.start(8, server.uri(), KEY, new Ledger())) {
      for (int round = 0; round < 3; round++) {
        load.awaitMore(300);
        FsckReport.of(TestDatabase.embedded(data)).assertSound();
      }
      load.stop();
    }
  }

  private static void record(ApiClient client) {
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= 3000; i++) {
      lines.append(
          """
          {"resourceId": "r%d", "resourceType": "T", "action": "A%d", "origin": "O", "idempotencyKey": "k%d", \
          "interactionTimestamp": "2024-01-%02dT00:00:00Z", "interaction": {"i": %d}}
          """
              .formatted(i, i % 3, i, 1 + i % 20, i));
    }
    client
        .send(
            "POST",
            "/api/interactions/batch",
            lines.toString(),
            Map.of("Content-Type", "application/x-ndjson"))
        .expect(201);
  }

  @Test
  void soundStore_isFoundSound() throws SQLException {
    FsckReport report = FsckReport.of(copy());
    report.assertSound();
    assertThat(report.text()).contains("default: ", "nothing is wrong (tenants: 1;");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          DELETE FROM interaction WHERE number = 1500                                  | interaction 1501: follows 1499: 1 missing
          DELETE FROM interaction WHERE number = 1                                     | interaction 2: is the first
          INSERT INTO interaction SELECT number, created_date + interval '1 ms', interaction_timestamp, uow_id, tenant_id, type_no, action_no, origin_no, resource_id FROM interaction WHERE number = 7 | interaction 7: is there more than once
          UPDATE interaction SET created_date = created_date - interval '1 s' WHERE number = 42 | interaction 42: was created
          UPDATE log_head SET head = head + 1                                          | log_head: is
          UPDATE log_head SET last_date = last_date - interval '1 hour'                | log_head: is dated
          UPDATE index_head SET head = head + 102400                                   | index_head: is
          UPDATE index_head SET head = head - 1                                       | in the middle of a block
          UPDATE interaction SET action_no = 77 WHERE number = 8                       | interaction 8: refers to the action 77
          UPDATE rollup SET count = count + 1 WHERE block = 1 AND action_no = 2        | rollup block 1
          DELETE FROM rollup WHERE block = 0 AND action_no = 2                         | rollup block 0
          UPDATE rollup SET lowest = highest WHERE block = 0 AND action_no = 2         | rollup block 0
          UPDATE rollup_time SET count = count - 1 WHERE clock = 1 AND bucket = '2024-01-05' AND action_no = 2 | rollup time 2024-01-05
          UPDATE rollup_time SET count = count - 1 WHERE clock = 2 AND bucket = '2024-01-06' AND action_no = 2 | rollup time 2024-01-06
          UPDATE idempotency SET numbers = ARRAY[999999::bigint] WHERE key = 'k9'      | idempotency key k9: stands for 999999
          UPDATE interaction SET payload = '{"i": }' WHERE number = 10                 | interaction 10, payload: is no JSON
          UPDATE interaction SET payload = '{} {}' WHERE number = 10                   | interaction 10, payload: goes on after the end
          UPDATE pg_index SET indisready = false WHERE indrelid::regclass::text LIKE 'interaction%'; UPDATE interaction SET interaction_timestamp = now() WHERE number = 11; UPDATE pg_index SET indisready = true | lacks matching index tuple
          UPDATE interaction SET resource_id = 'elsewhere' WHERE number = 11           | posting of resource elsewhere: lacks interaction 11
          UPDATE interaction SET resource_id = 'elsewhere' WHERE number = 11           | posting of resource r11: names interaction 11, which has another
          DELETE FROM posting WHERE member = 0 AND value = 'r12'                       | posting of resource r12: lacks interaction 12
          UPDATE posting SET count = count + 1 WHERE member = 0 AND value = 'r13'      | posting of r13 at 13: says 2, it names 1
          INSERT INTO posting SELECT tenant_id, member, 2, at - 1, value, ARRAY[1::smallint] FROM posting WHERE member = 0 AND value = 'r14' | posting of resource r14: names interaction 14 2 times
          ALTER TABLE idempotency DROP CONSTRAINT idempotency_pkey; INSERT INTO idempotency SELECT * FROM idempotency WHERE key = 'k15' | idempotency key k15: is there 2 times
          DO $$ BEGIN EXECUTE (SELECT format('ALTER TABLE interaction DETACH PARTITION %s', max(tableoid::regclass::text)) FROM interaction); END $$ | is not attached to the log
          UPDATE interaction SET tenant_id = 99 WHERE number = 2000                    | tenant 99: 1 interactions of a tenant that does not exist
          """)
  void fault_isNamedWithItsPlace(String fault, String expected) throws SQLException {
    TestDatabase copy = copy();
    try (Connection connection = copy.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(fault);
    }
    FsckReport report = FsckReport.of(copy);
    assertThat(report.isSound()).isFalse();
    assertThat(report.text()).contains(expected, "BROKEN", "faults found");
  }

  private TestDatabase copy() throws SQLException {
    TestDatabase original = TestDatabase.embedded(data);
    String name = "copy_" + copies.incrementAndGet();
    String url = original.url().replaceFirst("/provenance$", "/");
    TestDatabase other = new TestDatabase(url + "postgres", original.user(), original.password());
    try (Connection connection = other.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " TEMPLATE provenance");
    }
    return new TestDatabase(url + name, original.user(), original.password());
  }
}
