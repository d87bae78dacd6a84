package dev.provenance.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.model.Granularity;
import dev.provenance.model.JsonConditions;
import dev.provenance.model.LogFilter;
import dev.provenance.model.LogFilter.ResourceMatch;
import dev.provenance.model.PageRequest;
import dev.provenance.model.TimeRange;
import dev.provenance.model.TimeRange.Clock;
import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.TestDatabase;
import dev.provenance.testkit.TestServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How many rows PostgreSQL touches for each shape of question, as the role that row-level security
 * binds: a page must cost what a page costs, however large the log is. {@code
 * -Dprovenance.plans.rows} makes it larger.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlansTest {
  private static final int ROWS = Integer.getInteger("provenance.plans.rows", 120_000);
  private static final long BLOCK = Blocks.SIZE;

  /** What the index has not taken in is walked, and a run's numbers are taken apart whole. */
  private static final long PAGE = 2 * BLOCK + 3 * LogIndexer.LONGEST_STEP / 4;

  /** Rows that carry a time of one day. */
  private static final long OF_A_DAY = ROWS / 3_000;

  private final ApiClient client = TestServer.newTenant();
  private final int tenant = TestServer.tenantId(client);
  private final TestDatabase database = TestServer.database();
  private Connection connection;
  private Tx tx;

  @BeforeAll
  void fill() throws SQLException {
    try (Connection owner = database.connect();
        Statement statement = owner.createStatement()) {
      statement.execute(
          """
          INSERT INTO interaction (tenant_id, number, created_date, interaction_timestamp, uow_id, type_no, action_no,
                                   origin_no, resource_id, user_id, external_reference, payload)
          SELECT %1$d, n, now() - (%2$d - n) * interval '1 millisecond',
                 CASE WHEN n %% 3 = 0 THEN now() - (n * 7919 %% 1000) * interval '1 day' END,
                 md5((n / 40)::text)::uuid, 1, CASE WHEN n %% 20011 = 7 THEN 9 ELSE n %% 5 + 1 END, 1,
                 CASE WHEN n %% 20 = 0 THEN 'hot' WHEN n < 3000 THEN 'long-ago' ELSE 'cold-' || n END,
                 CASE WHEN n %% 5 = 0 THEN 'fifth' ELSE 'user-' || n %% 1000 END,
                 CASE WHEN n %% 4 = 0 THEN 'ref-' || n END, '{"total": ' || n %% 100 || '}'
            FROM generate_series(1, %2$d) n;
          UPDATE log_head SET head = %2$d, last_date = now() WHERE tenant_id = %1$d;
          """
              .formatted(tenant, ROWS));
    }
    connection = database.connectAsServer();
    connection.setAutoCommit(false);
    tx = new Tx(connection, tenant);
    while (!LogIndexer.advance(tx).isComplete()) {
      Thread.onSpinWait();
    }
    connection.commit();
    try (Connection owner = database.connect();
        Statement statement = owner.createStatement()) {
      statement.execute(
          "ANALYZE interaction; ANALYZE posting; ANALYZE rollup; ANALYZE rollup_time");
    }
    tx = new Tx(connection, tenant);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET plan_cache_mode = force_custom_plan; SET jit = off");
    }
  }

  @AfterAll
  void close() throws SQLException {
    connection.close();
  }

  @ParameterizedTest
  @CsvSource({
    "hot, 1",
    "hot, 50",
    "long-ago, 1",
    "cold-77777, 1",
    "cold-7777*, 1",
    "hot cold-5555, 1"
  })
  void pagesOfResources(String ids, int page) throws SQLException {
    List<ResourceMatch> matches =
        List.of(ids.split(" ")).stream()
            .map(id -> new ResourceMatch(id.replace("*", ""), id.endsWith("*")))
            .toList();
    assertPage(Filters.resources(matches), page, PAGE);
  }

  @Test
  void pagesOfOthers() throws SQLException {
    assertPage(LogFilter.ALL, 1, 100);
    assertPage(LogFilter.ALL, ROWS / 100, 100);
    assertPage(Filters.user("fifth"), 1, PAGE);
    assertPage(Filters.user("user-17"), 1, PAGE);
    assertPage(Filters.reference("ref-4444"), 1, PAGE);
    assertPage(LogFilter.ofUow(uow(1234)), 1, PAGE);
    assertPage(Filters.action(3), 1, 1_000);
    assertPage(Filters.action(9), 1, 2 * BLOCK);
  }

  /** Of two values the rarer one leads: the other's rows are not read. */
  @Test
  void pagesOfTwoValues() throws SQLException {
    assertPage(Filters.resourceOfUser("cold-77775", "fifth"), 1, PAGE);
    assertPage(Filters.resourceOfUser("hot", "fifth"), 1, PAGE);
  }

  @Test
  void conditionsOnPayloads_readTheResourceAlone() throws SQLException {
    LogFilter filter = Filters.json("long-ago", "total", "7");
    assertPage(filter, 1, PAGE + 3_000);
  }

  /** Days that are asked for together are counted on few pages, however the log came to them. */
  @Test
  void daysOfTheirOwnTimes_lieTogether() throws SQLException {
    try (Connection owner = database.connect();
        Statement statement = owner.createStatement();
        ResultSet month =
            statement.executeQuery(
                """
                SELECT count(*), count(DISTINCT (ctid::text::point)[0]) FROM rollup_time
                 WHERE tenant_id = %d AND clock = 1
                   AND bucket BETWEEN now() - interval '131 days' AND now() - interval '100 days'
                """
                    .formatted(tenant))) {
      month.next();
      assertThat(month.getLong(1)).isGreaterThanOrEqualTo(30);
      assertThat(month.getLong(2)).isLessThanOrEqualTo(8);
    }
  }

  /** Every third row carries a time of its own, of one of the last thousand days in turn. */
  @Test
  void timesOfTheirOwn_areFoundByTheirIndex() throws SQLException {
    assertPage(Filters.happened(500, 499), 1, PAGE);
    assertPage(Filters.happened(600, 400), 1, PAGE + 10 * 50 * 4);
    assertPage(Filters.happened(600, 400), 100, PAGE + 10 * 100 * 50 * 4);
    assertPage(Filters.jsonHappened("total", "1", 525, 505), 1, PAGE + 5 * 20 * OF_A_DAY);
    Question question = Question.now(tx, Filters.jsonHappened("total", "1", 525, 505));
    assertTouched(
        new Sql("SELECT count(*)").add(Matches.of(question, question.range()).from()),
        PAGE + 3 * 20 * OF_A_DAY);
  }

  /** Where the newest rows are not among those looked for, they are not walked for long. */
  @Test
  void pagesOfWhatLiesTogether() throws SQLException {
    List<ResourceMatch> longAgo = List.of(new ResourceMatch("long", true));
    assertPage(Filters.resources(longAgo), 1, PAGE + 4 * (50L * ROWS / 2_850) + 3 * 3_000);
  }

  /** What was created until now is counted by the day, though the day is not over. */
  @Test
  void timelineUntilNow_readsDays() throws SQLException {
    TimeRange lately =
        new TimeRange(Instant.now().minus(Duration.ofDays(90)), Instant.now(), Clock.HAPPENED);
    Question question = Question.now(tx, LogFilter.ALL.withTime(lately));
    assertThat(new HappenedCells(question).by(Granularity.DAY).text())
        .contains("rollup_time")
        .doesNotContain("rollup r");
  }

  @Test
  void trace_readsItsRows() throws SQLException {
    Question question = Question.now(tx, LogFilter.ofUow(uow(2000)));
    assertTouched(
        new Sql("SELECT " + Rows.COLUMNS).add(Matches.of(question, question.range()).from()), PAGE);
  }

  /** A count of one value is a sum over its postings, one row for each run. */
  @Test
  void count_readsPostings() throws SQLException {
    Question question = Question.now(tx, Filters.user("fifth"));
    NumberRange range = new NumberRange(1, question.snapshot().indexed());
    Terms terms = Terms.of(question.filter()).getFirst();
    assertTouched(
        new Postings(question, terms, range).count(),
        ROWS / LogIndexer.LONGEST_STEP + 2 + PostingWriter.LONGEST_RUN);
  }

  private static UUID uow(int number) throws SQLException {
    try (Connection connection = TestServer.database().connect();
        PreparedStatement statement = connection.prepareStatement("SELECT md5(?)::uuid")) {
      statement.setString(1, Integer.toString(number));
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getObject(1, UUID.class);
      }
    }
  }

  private void assertPage(LogFilter filter, int page, long most) throws SQLException {
    Question question = Question.now(tx, filter);
    NumberRange range = question.range();
    long total = new Totals().of(question, range);
    assertThat(total).isPositive();
    PageRequest request = new PageRequest(page, 50, false);
    Sql walk =
        new Sql("SELECT i.number FROM interaction i WHERE ")
            .add(question.where(range))
            .add(" ORDER BY 1 DESC OFFSET ? LIMIT ?", request.offset(), request.limit());
    List<Long> expected = tx.list(walk, row -> row.getLong(1));
    Tx.Row<Long> number = row -> row.getLong("number");
    assertThat(PageQuery.read(question, range, total, request))
        .extracting(AnswerRows.Sized::number)
        .isEqualTo(expected);
    long left = most;
    for (Sql attempt : PageQuery.attempts(question, range, total, request, Rows.COLUMNS)) {
      left -= assertTouched(attempt, left);
      if (tx.list(attempt, number).size() == expected.size()) {
        break;
      }
    }
    assertThat(tx.list(PageQuery.of(question, range, total, request, Rows.COLUMNS), number))
        .isEqualTo(expected);
  }

  private long assertTouched(Sql sql, long most) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("EXPLAIN (ANALYZE, FORMAT JSON) " + sql.text())) {
      sql.bind(statement, 1);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        JsonNode plan = JsonMapper.shared().readTree(rows.getString(1)).at("/0/Plan");
        assertThat(touched(plan)).as(plan.toPrettyString()).isLessThanOrEqualTo(most);
        return touched(plan);
      }
    }
  }

  /** Rows that scans and sorts took in, those thrown away included. */
  private static long touched(JsonNode node) {
    long sum = 0;
    String type = node.path("Node Type").asString();
    if (type.contains("Scan") || type.contains("Sort")) {
      double rows =
          node.path("Actual Rows").asDouble()
              + node.path("Rows Removed by Filter").asDouble()
              + node.path("Rows Removed by Index Recheck").asDouble();
      sum += Math.round(rows * node.path("Actual Loops").asDouble());
    }
    for (JsonNode child : node.path("Plans")) {
      sum += touched(child);
    }
    return sum;
  }

  private static final class Filters {
    static LogFilter resources(List<ResourceMatch> matches) {
      return of(matches, null, null, null, JsonConditions.NONE);
    }

    static LogFilter user(String id) {
      return of(null, List.of(id), null, null, JsonConditions.NONE);
    }

    static LogFilter reference(String text) {
      return of(null, null, List.of(text), null, JsonConditions.NONE);
    }

    static LogFilter action(int number) {
      return of(null, null, null, List.of(number), JsonConditions.NONE);
    }

    static LogFilter resourceOfUser(String resource, String user) {
      return of(
          List.of(new ResourceMatch(resource, false)),
          List.of(user),
          null,
          null,
          JsonConditions.NONE);
    }

    static LogFilter happened(int firstDaysAgo, int endDaysAgo) {
      return LogFilter.ALL.withTime(days(firstDaysAgo, endDaysAgo));
    }

    static LogFilter jsonHappened(String member, String value, int firstDaysAgo, int endDaysAgo) {
      return of(null, null, null, null, equal(member, value))
          .withTime(days(firstDaysAgo, endDaysAgo));
    }

    private static TimeRange days(int firstDaysAgo, int endDaysAgo) {
      Instant now = Instant.now();
      return new TimeRange(
          now.minus(Duration.ofDays(firstDaysAgo)),
          now.minus(Duration.ofDays(endDaysAgo)),
          Clock.HAPPENED);
    }

    static LogFilter json(String resource, String member, String value) {
      return of(
          List.of(new ResourceMatch(resource, false)), null, null, null, equal(member, value));
    }

    private static JsonConditions equal(String member, String value) {
      JsonConditions.Condition condition =
          new JsonConditions.Condition(List.of(member), JsonConditions.Operator.EQUALS, value);
      return new JsonConditions(List.of(condition), true);
    }

    private static LogFilter of(
        @Nullable List<ResourceMatch> resources,
        @Nullable List<String> users,
        @Nullable List<String> references,
        @Nullable List<Integer> actions,
        JsonConditions json) {
      return new LogFilter(
          null, resources, null, users, references, null, actions, null, null, json, TimeRange.ALL);
    }
  }
}
