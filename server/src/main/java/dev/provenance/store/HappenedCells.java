package dev.provenance.store;

import dev.provenance.model.Granularity;
import dev.provenance.model.TimeRange;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a filter's stretch of time, by the interactions' own time; those without one lie
 * where they were created. Of a filter's other conditions only those on the catalog count.
 */
record HappenedCells(Question question) {

  /**
   * Counts with the columns {@code (bucket, type_no, action_no, origin_no, n)}. Of those with a
   * time of their own, whole days and hours that the index has taken in come from the rollup, the
   * rest is counted row by row.
   */
  Sql by(Granularity granularity) throws SQLException {
    Sql sql =
        new Sql("SELECT c.bucket, c.type_no, c.action_no, c.origin_no, c.n - c.stamped AS n FROM (")
            .add(new Cells(question).by(granularity))
            .add(") c");
    TimeRange time = question.filter().time();
    NumberRange fresh =
        new NumberRange(question.snapshot().indexed() + 1, question.snapshot().head());
    stamped(sql, fresh, time.from(), time.until());
    return counted(sql, Step.of(granularity), time.from(), time.until());
  }

  /** What the rollup has counted interactions by, that carry a time of their own. */
  private enum Step {
    DAY(1, Granularity.DAY),
    HOUR(2, Granularity.HOUR);

    private final int clock;
    private final Granularity width;

    Step(int clock, Granularity width) {
      this.clock = clock;
      this.width = width;
    }

    /** The widest of which a granularity can be made; null when there is none. */
    static @Nullable Step of(Granularity granularity) {
      return switch (granularity) {
        case DAY -> DAY;
        case QUARTER_DAY, HOUR -> HOUR;
        case QUARTER -> null;
      };
    }

    @Nullable Step finer() {
      return this == DAY ? HOUR : null;
    }
  }

  /**
   * Whole steps from the rollup; what is cut off at the ends by finer steps, and in the end by
   * rows.
   */
  private Sql counted(
      Sql sql, @Nullable Step step, @Nullable Instant from, @Nullable Instant until) {
    if (step == null) {
      return stamped(sql, new NumberRange(1, question.snapshot().indexed()), from, until);
    }
    Instant first = from == null ? null : step.width.ceiling(from);
    Instant end = until == null ? null : step.width.floor(until);
    if (first != null && end != null && !first.isBefore(end)) {
      return counted(sql, step.finer(), from, until);
    }
    sql.add(
            """

            UNION ALL
            SELECT r.bucket, r.type_no, r.action_no, r.origin_no, r.count
              FROM rollup_time r
             WHERE r.tenant_id = ? AND r.clock = ?
            """,
            question.tenantId(),
            step.clock)
        .add(first == null ? new Sql("") : new Sql(" AND r.bucket >= ?", first))
        .add(end == null ? new Sql("") : new Sql(" AND r.bucket < ?", end))
        .add(Where.catalog("r", question.filter()));
    if (from != null && first != null && from.isBefore(first)) {
      counted(sql, step.finer(), from, first);
    }
    if (until != null && end != null && end.isBefore(until)) {
      counted(sql, step.finer(), end, until);
    }
    return sql;
  }

  private Sql stamped(Sql sql, NumberRange range, @Nullable Instant from, @Nullable Instant until) {
    TimeRange time = new TimeRange(from, until, TimeRange.Clock.HAPPENED);
    return sql.add(
            """

            UNION ALL
            SELECT i.interaction_timestamp, i.type_no, i.action_no, i.origin_no, 1
              FROM interaction i WHERE\s
            """)
        .add(stamped(question, range, time));
  }

  /**
   * The conditions on {@code interaction i} for those that carry a time of a stretch themselves.
   */
  static Sql stamped(Question question, NumberRange range, TimeRange time) {
    Sql sql =
        new Sql(
            "i.tenant_id = ? AND i.number BETWEEN ? AND ? AND i.interaction_timestamp IS NOT NULL",
            question.tenantId(),
            range.first(),
            range.last());
    if (time.from() != null) {
      sql.add(" AND i.interaction_timestamp >= ?", time.from());
    }
    if (time.until() != null) {
      sql.add(" AND i.interaction_timestamp < ?", time.until());
    }
    return sql.add(Where.catalog("i", question.filter()));
  }
}
