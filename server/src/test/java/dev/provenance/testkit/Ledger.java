package dev.provenance.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;

/**
 * What the clients of one tenant were told, to be held against what is stored. Every interaction
 * that is sent has an external reference of its own; thread-safe.
 */
public final class Ledger {
  private static final int PAGE = 100;
  private static final int BLOCK = 1024;
  private static final String SORT = "type_no, action_no, origin_no";

  private final AtomicInteger sent = new AtomicInteger();
  private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
  private final Map<Long, String> read = new HashMap<>();
  private String newest = "";
  private long readUpTo;

  /** The external reference of another interaction, sent from now on. */
  public String next() {
    return "ref-" + sent.incrementAndGet();
  }

  public void acknowledge(String reference, long number) {
    Long before = acknowledged.put(reference, number);
    assertThat(before).as("acknowledged twice: " + reference).isNull();
  }

  public int sent() {
    return sent.get();
  }

  public int acknowledged() {
    return acknowledged.size();
  }

  /** What {@link #verifyThroughApi} has read so far and no client was told yes about. */
  public Set<String> storedUntold() {
    Set<String> untold = new HashSet<>(read.values());
    untold.removeAll(acknowledged.keySet());
    return untold;
  }

  /**
   * Tails the log from where the last call ended: numbers without a gap, dates that never go back,
   * every acknowledged interaction once and under its number, nothing that nobody sent.
   */
  public void verifyThroughApi(ApiClient client) {
    for (boolean more = true; more; ) {
      JsonNode tail = ask(client, "/api/interactions?after=" + readUpTo + "&limit=" + PAGE).json();
      for (JsonNode row : tail.path("data")) {
        read(row);
      }
      more = tail.path("pagination").path("hasNext").booleanValue();
    }
    Map<String, Long> stored = new HashMap<>();
    read.forEach((number, reference) ->
        assertThat(stored.put(reference, number)).as("stored twice: " + reference).isNull());
    assertThat(stored).containsAllEntriesOf(acknowledged);
    assertThat(stored).hasSizeLessThanOrEqualTo(sent());
    assertThat(ask(client, "/api/interactions?limit=1").json().at("/pagination/total").longValue())
        .isEqualTo(readUpTo);
  }

  /** Soon after a fault an answer may be a 503: then the same is asked again. */
  private static ApiClient.Answer ask(ApiClient client, String path) {
    AtomicReference<ApiClient.Answer> answer = new AtomicReference<>();
    Await.until(
        path,
        () -> {
          answer.set(client.get(path));
          return answer.get().status() != 503;
        });
    return answer.get().expect(200);
  }

  /** The same in the tables, and that the rollup agrees with the rows. */
  public void verifyThroughSql(TestDatabase database, int tenantId) {
    Map<String, Long> stored = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    long expected = 1;
    for (String row : database.rows(rowsOf(tenantId))) {
      String[] cells = row.split("\\|", 3);
      if (Long.parseLong(cells[0]) != expected++ || cells[2].equals("t")) {
        wrong.add(row);
      }
      if (stored.put(cells[1], Long.valueOf(cells[0])) != null) {
        wrong.add("twice: " + row);
      }
    }
    assertThat(wrong).as("gaps, dates that go back, doubles").isEmpty();
    assertThat(stored).containsAllEntriesOf(acknowledged);
    long head = database.number("SELECT head FROM log_head WHERE tenant_id = " + tenantId);
    assertThat(head).isEqualTo(stored.size());
    verifyRollup(database, tenantId);
  }

  /**
   * That the rollup counts the rows of every sort, in all whole blocks that it has taken in. Reads
   * one moment of the store: the rollup may be following.
   */
  public static void verifyRollup(TestDatabase database, int tenantId) {
    try (Connection connection = database.connect()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      verifyRollup(connection, tenantId);
      connection.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void verifyRollup(Connection connection, int tenantId) throws SQLException {
    String tenant = " WHERE tenant_id = " + tenantId;
    long rolledUp = number(connection, "SELECT head FROM index_head" + tenant);
    long head = number(connection, "SELECT head FROM log_head" + tenant);
    assertThat(rolledUp % BLOCK).as("rollup of whole blocks").isZero();
    assertThat(rolledUp).isLessThanOrEqualTo(head);
    assertThat(number(connection, "SELECT coalesce(sum(count), 0) FROM rollup" + tenant))
        .isEqualTo(rolledUp);
    String taken = " FROM interaction" + tenant + " AND number <= " + rolledUp;
    assertThat(
            TestDatabase.rows(
                connection,
                "SELECT block, bucket, " + SORT + ", count, stamped FROM rollup" + tenant))
        .containsExactlyInAnyOrderElementsOf(
            TestDatabase.rows(
                connection,
                "SELECT (number - 1) >> 10, date_bin('15 minutes', created_date, timestamptz 'epoch'), "
                    + SORT
                    + ", count(*), count(interaction_timestamp)"
                    + taken
                    + " GROUP BY 1, 2, 3, 4, 5"));
    for (int clock = 0; clock <= 2; clock++) {
      String time = clock == 0 ? "created_date" : "interaction_timestamp";
      assertThat(
              TestDatabase.rows(
                  connection,
                  "SELECT bucket, "
                      + SORT
                      + ", count, stamped FROM rollup_time"
                      + tenant
                      + " AND clock = "
                      + clock))
          .containsExactlyInAnyOrderElementsOf(
              TestDatabase.rows(
                  connection,
                  "SELECT date_bin('%4$s', %1$s, timestamptz 'epoch'), %2$s, count(*), count(interaction_timestamp) %3$s AND %1$s IS NOT NULL GROUP BY 1, 2, 3, 4"
                      .formatted(time, SORT, taken, clock == 2 ? "1 hour" : "1 day")));
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    return Long.parseLong(TestDatabase.rows(connection, sql).getFirst());
  }

  private static String rowsOf(int tenantId) {
    return """
    SELECT number, external_reference,
           coalesce(created_date < lag(created_date) OVER (ORDER BY number), false)
      FROM interaction WHERE tenant_id = %d ORDER BY number
    """
        .formatted(tenantId);
  }

  private void read(JsonNode row) {
    long number = row.path("interactionNumber").longValue();
    String created = row.path("createdDate").stringValue();
    assertThat(number).as("number after " + readUpTo).isEqualTo(readUpTo + 1);
    assertThat(created).as("date of number " + number).isGreaterThanOrEqualTo(newest);
    read.put(number, row.path("externalReference").stringValue());
    newest = created;
    readUpTo = number;
  }
}
