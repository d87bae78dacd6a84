package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.provenance.backup.Backup;
import dev.provenance.model.Act;
import dev.provenance.model.LogFilter;
import dev.provenance.model.ProblemException;
import dev.provenance.retention.Trim;
import dev.provenance.retention.TrimRequest;
import dev.provenance.store.Database;
import dev.provenance.store.DatabaseAddress;
import dev.provenance.store.LogReader;
import dev.provenance.store.LogScan;
import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.FsckReport;
import dev.provenance.testkit.TestDatabase;
import dev.provenance.testkit.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Taking what is old out of the log. */
final class TrimTest {
  private static final String LIST = "/api/interactions";

  /** As many as the index takes in at once, and some more. */
  private static final int OLD = 2_500;

  private static final int YOUNG = 1_500;

  @TempDir Path folder;

  private final ApiClient client = TestServer.newTenant();
  private final TestDatabase database = TestServer.database();
  private final int tenant = TestServer.tenantId(client);

  @Test
  void ofAllTypes_takesTheOldest_andEverythingAgrees() throws SQLException {
    fill();
    Trimmed dry = trim("--keep", "90d");
    assertThat(total("")).isEqualTo(OLD + YOUNG);

    Trimmed done = trim("--keep", "90d", "--yes");

    assertThat(dry.text()).contains("2,500 of 4,000", "nothing was changed");
    assertThat(done.isDone()).isTrue();
    assertThat(done.text())
        .contains("2,500 of 4,000 interactions were created before", "100% taken out");
    assertThat(numbers("&order=asc&limit=2")).containsExactly(OLD + 1L, OLD + 2L);
    // The act itself is one more.
    assertEveryAnswerIsRight(YOUNG + 1);
    FsckReport report = FsckReport.of(database);
    report.assertSound();
    assertThat(report.text()).contains(name() + ": 1,501 interactions");
  }

  @Test
  void ofOneType_leavesTheOthers() throws SQLException {
    fill();

    trim("--keep", "90d", "--resource-type", "order", "--yes");

    assertThat(total("&resourceType=ORDER")).isEqualTo(YOUNG / 2);
    assertThat(total("&resourceType=USER")).isEqualTo((OLD + YOUNG) / 2);
    assertThat(numbers("&order=asc&limit=3")).containsExactly(2L, 4L, 6L);
    assertEveryAnswerIsRight(OLD / 2 + YOUNG + 1);
    FsckReport.of(database).assertSound();
  }

  @Test
  void whatIsTaken_isRecordedBefore() throws SQLException {
    fill();

    trim("--keep", "90d", "--yes");

    JsonNode act = client.get(LIST + "?action=LOG_TRIMMED").expect(200).json().at("/data/0");
    assertThat(act.path("userId").stringValue()).isEqualTo(Act.OPERATOR);
    assertThat(act.path("originMnemonic").stringValue()).isEqualTo("SYSTEM");
    assertThat(act.at("/interaction/upTo").longValue()).isEqualTo(OLD);
    assertThat(act.at("/interaction/interactions"))
        .hasToString("{\"ORDER\":%d,\"USER\":%d}".formatted(OLD / 2, OLD / 2));
  }

  @Test
  void again_hasNothingToTake() throws SQLException {
    fill();
    trim("--keep", "90d", "--yes");

    Trimmed again = trim("--keep", "90d", "--yes");

    assertThat(again.text()).contains("0 of 1,501");
    assertThat(total("&action=LOG_TRIMMED")).isEqualTo(1);
  }

  @Test
  void beforeAnythingIsIndexed_isTakenToo() throws SQLException {
    record(0, 300);
    makeOld(200);

    trim("--keep", "90d", "--yes");
    record(300, 2_000);

    assertThat(total("")).isEqualTo(100 + 1_700 + 1);
    assertEveryAnswerIsRight(100 + 1_700 + 1);
    FsckReport.of(database).assertSound();
  }

  @Test
  void exportThatGoesOnMeanwhile_isBrokenOff() throws SQLException {
    record(0, 1_500);
    makeOld(100);
    try (Database own = new Database(address(), 2)) {
      LogScan scan = new LogReader(own).scan(tenant, LogFilter.ALL, false);
      assertThat(scan.next()).isNotEmpty();

      trim("--keep", "90d", "--yes");

      assertThatThrownBy(scan::next)
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("trimmed");
    }
  }

  @Test
  void numbers_areGivenToNobodyElse() throws SQLException {
    record(0, 10);
    makeOld(10);

    trim("--keep", "90d", "--yes");

    assertThat(record(0, 1)).isEqualTo(12);
  }

  @Test
  void otherTenants_keepTheirs() throws SQLException {
    fill();
    ApiClient other = TestServer.newTenant();
    TrimTest theirs = new TrimTest();

    theirs.trim("--keep", "90d", "--yes");

    assertThat(total("")).isEqualTo(OLD + YOUNG);
    assertThat(other.get(LIST).expect(200).json().at("/pagination/total").longValue()).isZero();
  }

  @Test
  void idempotencyKeys_ofWhatGoes_goWithIt() throws SQLException {
    client.send("POST", LIST, item(0), Map.of("Idempotency-Key", "k")).expect(201);
    database.execute(
        "UPDATE idempotency SET created_date = created_date - interval '100 days' WHERE tenant_id = "
            + tenant);
    makeOld(1);

    trim("--keep", "90d", "--yes");

    client.send("POST", LIST, item(0), Map.of("Idempotency-Key", "k")).expect(201);
    FsckReport.of(database).assertSound();
  }

  @Test
  void monthsLeftEmpty_areDropped_othersAreNot() throws SQLException {
    record(0, 20);
    // Long before anything that the other tests have.
    database.execute("SELECT ensure_partitions(timestamptz '2001-03-05')");
    database.execute(
        "UPDATE interaction SET created_date = timestamptz '2001-03-05' WHERE number <= 5 AND tenant_id = "
            + tenant);
    database.execute(
        "UPDATE interaction SET created_date = timestamptz '2001-04-05' WHERE number BETWEEN 6 AND 10 AND tenant_id = "
            + tenant);

    Trimmed done = trim("--keep", "32d", "--yes");

    assertThat(done.text()).contains("dropped the empty interaction_2001_03", "_2001_04");
    assertThat(database.rows("SELECT relname FROM pg_class WHERE relname LIKE 'interaction_2001%'"))
        .isEmpty();
    assertThat(total("")).isEqualTo(11);
    FsckReport.of(database).assertSound();
  }

  @Test
  void monthLeftHalfway_isNoTableOfABackup_andIsEndedTheNextTime() throws Exception {
    record(0, 20);
    database.execute("SELECT ensure_partitions(timestamptz '2002-03-05')");
    database.execute("ALTER TABLE interaction DETACH PARTITION interaction_2002_03");

    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Path file = folder.resolve("store.backup");
    new Backup(address(), new PrintStream(said, true, StandardCharsets.UTF_8)).write(file);

    assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain("interaction_2002");
    assertThat(trim("--keep", "90d", "--yes").text())
        .contains("dropped the empty interaction_2002_03", "interaction_2002_04");
  }

  @Test
  void monthThatIsNotEmpty_isGivenBack() throws Exception {
    record(0, 20);
    database.execute("SELECT ensure_partitions(timestamptz '2003-03-05')");
    database.execute("ALTER TABLE interaction DETACH PARTITION interaction_2003_03");
    database.execute(
        """
        INSERT INTO interaction_2003_03 (number, created_date, uow_id, tenant_id, type_no, action_no, origin_no, resource_id)
        VALUES (1, timestamptz '2003-03-05', gen_random_uuid(), 2000000000, 1, 1, 1, 'r')
        """);
    try {
      trim("--keep", "90d", "--yes");

      assertThat(database.number("SELECT count(*) FROM interaction WHERE tenant_id = 2000000000"))
          .isEqualTo(1);
    } finally {
      database.execute("DELETE FROM interaction WHERE tenant_id = 2000000000");
    }
  }

  @Test
  void traceThatGoesOnBehindWhatIsGone_hasToBeginAgain() throws SQLException {
    record(0, 10);
    makeOld(5);
    String trace = "/api/traces/r0?limit=1&after=";
    client.get(trace + 1).expect(200);

    trim("--keep", "90d", "--yes");

    assertThat(client.get(trace + 1).expect(400).text()).contains("begin again");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--keep 31d", "--keep 90", "--keep", "--keep 90d --force"})
  void calledWrongly_saysWhatIsWrong(String arguments) {
    List<String> words = arguments.isEmpty() ? List.of() : List.of(arguments.split(" ", -1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrimRequest.of(words))
        .withMessageMatching(".*--keep.*|unknown: --force");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--tenant nobody", "--resource-type NONE"})
  void nothingOfThatName_isNotDone(String arguments) {
    List<String> words = new ArrayList<>(List.of("--keep", "90d", "--yes"));
    words.addAll(List.of(arguments.split(" ", -1)));

    Trimmed refused = run(words);

    assertThat(refused.isDone()).isFalse();
    assertThat(refused.text()).contains(arguments.split(" ", -1)[1]);
  }

  private record Trimmed(boolean isDone, String text) {}

  private Trimmed trim(String... arguments) {
    List<String> words = new ArrayList<>(List.of("--tenant", name()));
    words.addAll(List.of(arguments));
    return run(words);
  }

  private Trimmed run(List<String> words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Trim trim =
        new Trim(
            address(), TrimRequest.of(words), new PrintStream(out, true, StandardCharsets.UTF_8));
    boolean isDone = trim.run();
    return new Trimmed(isDone, out.toString(StandardCharsets.UTF_8));
  }

  private DatabaseAddress address() {
    return new DatabaseAddress(database.url(), database.user(), database.password());
  }

  private String name() {
    return database.rows("SELECT name FROM tenant WHERE tenant_id = " + tenant).getFirst();
  }

  private void fill() throws SQLException {
    record(0, OLD);
    makeOld(OLD);
    record(OLD, OLD + YOUNG);
  }

  /** The index has the dates that rows had when it took them in, so it has to begin anew. */
  private void makeOld(int upTo) throws SQLException {
    database.execute(
        """
        SELECT ensure_partitions(now() - interval '100 days');
        SELECT head FROM index_head WHERE tenant_id = %1$d FOR UPDATE;
        UPDATE interaction SET created_date = date_trunc('hour', now() - interval '100 days')
         WHERE tenant_id = %1$d AND number <= %2$d;
        DELETE FROM rollup WHERE tenant_id = %1$d;
        DELETE FROM rollup_time WHERE tenant_id = %1$d;
        DELETE FROM posting WHERE tenant_id = %1$d;
        UPDATE index_head SET head = 0 WHERE tenant_id = %1$d;
        """
            .formatted(tenant, upTo));
  }

  /** Returns the last number. */
  private long record(int from, int until) {
    String items =
        IntStream.range(from, until)
            .mapToObj(TrimTest::item)
            .collect(Collectors.joining(",", "[", "]"));
    return client
        .post("/api/interactions/batch", items)
        .expect(201)
        .json()
        .path("lastNumber")
        .longValue();
  }

  private static String item(int n) {
    return """
    {"resourceId": "r%d", "resourceType": "%s", "action": "A%d", "origin": "O", "userId": "u%d",\
     "interactionTimestamp": "2026-0%d-03T04:05:06Z", "interaction": {"n": %d}}\
    """
        .formatted(n % 7, n % 2 == 0 ? "ORDER" : "USER", n % 3, n % 5, 1 + n % 9, n);
  }

  /** Lists, totals, timelines and pages say the same however they are asked. */
  private void assertEveryAnswerIsRight(int expected) {
    List<Long> all = numbers("&order=asc&limit=100");
    assertThat(total("")).isEqualTo(expected);
    assertThat(sum("resourceId", 7, "r")).isEqualTo(expected - 1);
    assertThat(sum("userId", 5, "u")).isEqualTo(expected - 1);
    assertThat(sum("action", 3, "A")).isEqualTo(expected - 1);
    assertThat(numbers("&order=asc&limit=50&page=2")).isEqualTo(all.subList(50, 100));
    List<Long> backwards = new ArrayList<>();
    for (int page = 1; page <= (expected + 99) / 100; page++) {
      backwards.addAll(numbers("&limit=100&page=" + page));
    }
    assertThat(backwards)
        .hasSize(expected)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(backwards.reversed().subList(0, 100)).isEqualTo(all);
  }

  private long sum(String parameter, int values, String prefix) {
    return IntStream.range(0, values)
        .mapToLong(i -> total("&" + parameter + "=" + prefix + i))
        .sum();
  }

  private long total(String filter) {
    return list("&limit=1" + filter).at("/pagination/total").longValue();
  }

  private List<Long> numbers(String query) {
    return list(query)
        .path("data")
        .valueStream()
        .map(row -> row.path("interactionNumber").longValue())
        .toList();
  }

  private JsonNode list(String query) {
    return client.get(LIST + "?" + query.substring(1)).expect(200).json();
  }
}
