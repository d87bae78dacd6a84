package dev.provenance.store;

import dev.provenance.model.Granularity;
import dev.provenance.model.TimeRange;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a filter's stretch of time, by the interactions' own time; those without one lie
 * where they were created. For filters on the catalog alone.
 */
record HappenedCells(Question question) {

  /**
   * Counts with the columns {@code (bucket, type_no, action_no, origin_no, n)}. Of those with a
   * time of their own, whole days that the index has taken in come from the rollup, the rest is
   * counted row by row.
   */
  Sql by(Granularity granularity) throws SQLException {
    Sql sql =
        new Sql("SELECT c.bucket, c.type_no, c.action_no, c.origin_no, c.n - c.stamped AS n FROM (")
            .add(new Cells(question).by(granularity))
            .add(") c");
    TimeRange time = question.filter().time();
    NumberRange indexed = new NumberRange(1, question.snapshot().indexed());
    stamped(
        sql,
        new NumberRange(indexed.last() + 1, question.snapshot().head()),
        time.from(),
        time.until());
    Instant firstDay = time.from() == null ? null : Cells.ceiling(time.from());
    Instant endDay = time.until() == null ? null : Cells.floor(time.until());
    boolean hasDays = firstDay == null || endDay == null || firstDay.isBefore(endDay);
    if (granularity != Granularity.DAY || !hasDays) {
      return stamped(sql, indexed, time.from(), time.until());
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
      stamped(sql, indexed, time.from(), firstDay);
    }
    if (time.until() != null && endDay != null && endDay.isBefore(time.until())) {
      stamped(sql, indexed, endDay, time.until());
    }
    return sql;
  }

  /**
   * The numbers, found by the index on the own time and in the stretch where the others were
   * created.
   */
  Sql numbers() throws SQLException {
    TimeRange time = question.filter().time();
    NumberRange created = question.created();
    return new Sql("SELECT i.number FROM interaction i WHERE ")
        .add(stamped(new NumberRange(1, question.snapshot().head()), time.from(), time.until()))
        .add(
            """

            UNION ALL
            SELECT i.number FROM interaction i
             WHERE i.tenant_id = ? AND i.number BETWEEN ? AND ? AND i.interaction_timestamp IS NULL
            """,
            question.tenantId(),
            created.first(),
            created.last())
        .add(Where.catalog("i", question.filter()));
  }

  private Sql stamped(Sql sql, NumberRange range, @Nullable Instant from, @Nullable Instant until) {
    return sql.add(
            """

            UNION ALL
            SELECT i.interaction_timestamp, i.type_no, i.action_no, i.origin_no, 1
              FROM interaction i WHERE\s
            """)
        .add(stamped(range, from, until));
  }

  private Sql stamped(NumberRange range, @Nullable Instant from, @Nullable Instant until) {
    return new Sql(
            "i.tenant_id = ? AND i.number BETWEEN ? AND ? AND i.interaction_timestamp IS NOT NULL",
            question.tenantId(),
            range.first(),
            range.last())
        .add(from == null ? new Sql("") : new Sql(" AND i.interaction_timestamp >= ?", from))
        .add(until == null ? new Sql("") : new Sql(" AND i.interaction_timestamp < ?", until))
        .add(Where.catalog("i", question.filter()));
  }
}
