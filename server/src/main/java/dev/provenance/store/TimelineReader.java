package dev.provenance.store;

import dev.provenance.model.Granularity;
import dev.provenance.model.Kind;
import dev.provenance.model.LogFilter;
import dev.provenance.model.LogSnapshot;
import dev.provenance.model.TimeRange;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts what matches per stretch of time. Always of this moment: there is nothing to refresh. */
public final class TimelineReader {
  private final Database database;

  public TimelineReader(Database database) {
    this.database = database;
  }

  /**
   * How many match in one bucket.
   *
   * @param bucket its beginning
   * @param group catalog number of what the timeline is grouped by; 0 without grouping
   */
  public record Count(Instant bucket, int group, long count) {}

  /** The buckets that are not empty, and the log they were counted in. */
  public record Counts(List<Count> counts, LogSnapshot snapshot) {}

  public Counts count(
      int tenantId, LogFilter filter, Granularity granularity, @Nullable Kind groupBy) {
    return database.read(
        tenantId,
        tx -> {
          Question question = Question.now(tx, filter);
          Sql sql =
              new Sql(
                      """
                      SELECT date_bin(?::interval, s.bucket, timestamptz 'epoch'), %s, sum(s.n)::bigint
                        FROM (\
                      """
                          .formatted(groupColumn(groupBy)),
                      granularity.width().toMinutes() + " minutes")
                  .add(source(question, granularity))
                  .add(") s WHERE s.n > 0 GROUP BY 1, 2 ORDER BY 1, 2");
          List<Count> counts =
              tx.list(
                  sql, row -> new Count(Columns.instant(row, 1), row.getInt(2), row.getLong(3)));
          return new Counts(counts, question.snapshot().forCallers());
        });
  }

  private static Sql source(Question question, Granularity granularity) throws SQLException {
    boolean isCreated = question.filter().time().clock() == TimeRange.Clock.CREATED;
    if (!question.filter().isOnCatalogAlone()) {
      return rows(question, isCreated);
    }
    return isCreated ? cells(question, granularity) : happened(question, granularity);
  }

  private static Sql rows(Question question, boolean isCreated) throws SQLException {
    NumberRange range =
        isCreated ? question.created() : new NumberRange(1, question.snapshot().head());
    return new Sql(
            "SELECT "
                + (isCreated ? "i.created_date" : Where.HAPPENED)
                + " AS bucket, i.type_no, i.action_no, i.origin_no, 1 AS n FROM interaction i WHERE ")
        .add(question.where(range));
  }

  private static Sql cells(Question question, Granularity granularity) throws SQLException {
    Cells cells = new Cells(question);
    TimeRange time = question.filter().time();
    return granularity == Granularity.DAY
        ? cells.coarse(question.created(), time.from(), time.until())
        : cells.fine(question.created());
  }

  /**
   * By the interactions' own time: those without one lie where they were created; of those with
   * one, whole days that the rollup has taken in come from it, the rest is counted row by row.
   */
  private static Sql happened(Question question, Granularity granularity) throws SQLException {
    Sql sql =
        new Sql("SELECT c.bucket, c.type_no, c.action_no, c.origin_no, c.n - c.stamped AS n FROM (")
            .add(cells(question, granularity))
            .add(") c");
    TimeRange time = question.filter().time();
    NumberRange takenIn = new NumberRange(1, question.snapshot().rolledUp());
    NumberRange rest = new NumberRange(takenIn.last() + 1, question.snapshot().head());
    stamped(sql, question, rest, time.from(), time.until());
    Instant firstDay = time.from() == null ? null : Cells.ceiling(time.from());
    Instant endDay = time.until() == null ? null : Cells.floor(time.until());
    boolean hasDays = firstDay == null || endDay == null || firstDay.isBefore(endDay);
    if (granularity != Granularity.DAY || !hasDays) {
      return stamped(sql, question, takenIn, time.from(), time.until());
    }
    sql.add(
            """

            UNION ALL
            SELECT r.day, r.type_no, r.action_no, r.origin_no, r.count
              FROM rollup_day r
             WHERE r.tenant_id = ? AND r.clock = 1
            """,
            question.tenantId())
        .add(firstDay == null ? new Sql("") : new Sql(" AND r.day >= ?", firstDay))
        .add(endDay == null ? new Sql("") : new Sql(" AND r.day < ?", endDay))
        .add(Where.catalog("r", question.filter()));
    if (time.from() != null && firstDay != null && time.from().isBefore(firstDay)) {
      stamped(sql, question, takenIn, time.from(), firstDay);
    }
    if (time.until() != null && endDay != null && endDay.isBefore(time.until())) {
      stamped(sql, question, takenIn, endDay, time.until());
    }
    return sql;
  }

  private static Sql stamped(
      Sql sql,
      Question question,
      NumberRange range,
      @Nullable Instant from,
      @Nullable Instant until) {
    return sql.add(
            """

            UNION ALL
            SELECT i.interaction_timestamp, i.type_no, i.action_no, i.origin_no, 1
              FROM interaction i
             WHERE i.tenant_id = ? AND i.number BETWEEN ? AND ? AND i.interaction_timestamp IS NOT NULL
            """,
            question.tenantId(),
            range.first(),
            range.last())
        .add(from == null ? new Sql("") : new Sql(" AND i.interaction_timestamp >= ?", from))
        .add(until == null ? new Sql("") : new Sql(" AND i.interaction_timestamp < ?", until))
        .add(Where.catalog("i", question.filter()));
  }

  private static String groupColumn(@Nullable Kind groupBy) {
    return groupBy == null ? "0" : "s." + Columns.of(groupBy);
  }
}
