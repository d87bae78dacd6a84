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
          LogSnapshot snapshot = Snapshots.current(tx, tenantId);
          Sql source = source(tx, tenantId, filter, snapshot.head());
          Sql sql =
              new Sql(
                      """
                      SELECT date_bin(?::interval, s.bucket, timestamptz 'epoch'), %s, sum(s.n)::bigint
                        FROM (\
                      """
                          .formatted(groupColumn(groupBy)),
                      granularity.width().toMinutes() + " minutes")
                  .add(source)
                  .add(") s WHERE s.n > 0 GROUP BY 1, 2 ORDER BY 1, 2");
          List<Count> counts =
              tx.list(
                  sql, row -> new Count(Columns.instant(row, 1), row.getInt(2), row.getLong(3)));
          return new Counts(counts, snapshot);
        });
  }

  private static Sql source(Tx tx, int tenantId, LogFilter filter, long head) throws SQLException {
    NumberRange range = NumberRange.of(tx, tenantId, filter.time(), head);
    if (!filter.isOnCatalogAlone()) {
      return rows(tenantId, filter, range);
    }
    return filter.time().clock() == TimeRange.Clock.CREATED
        ? Cells.of(tenantId, filter, range, head)
        : happened(tx, tenantId, filter, head);
  }

  private static Sql rows(int tenantId, LogFilter filter, NumberRange range) {
    String time =
        filter.time().clock() == TimeRange.Clock.CREATED ? "i.created_date" : Where.HAPPENED;
    return new Sql(
            "SELECT "
                + time
                + " AS bucket, i.type_no, i.action_no, i.origin_no, 1 AS n FROM interaction i WHERE ")
        .add(Where.of(tenantId, filter, range));
  }

  /**
   * By the interactions' own time: those without one lie where they were created, those with one
   * are rolled up apart; the buckets that the range cuts are counted row by row.
   */
  private static Sql happened(Tx tx, int tenantId, LogFilter filter, long head)
      throws SQLException {
    TimeRange time = filter.time();
    TimeRange created = new TimeRange(time.from(), time.until(), TimeRange.Clock.CREATED);
    NumberRange range = NumberRange.of(tx, tenantId, created, head);
    Sql sql =
        new Sql("SELECT c.bucket, c.type_no, c.action_no, c.origin_no, c.n - c.stamped AS n FROM (")
            .add(Cells.of(tenantId, filter, range, head))
            .add(") c");
    Instant from = time.from();
    Instant until = time.until();
    Instant wholeFrom = from == null ? null : ceiling(from);
    Instant wholeUntil = until == null ? null : Granularity.QUARTER.floor(until);
    if (wholeFrom != null && wholeUntil != null && wholeFrom.isAfter(wholeUntil)) {
      return stamped(sql, tenantId, filter, from, until);
    }
    sql.add(
            """

            UNION ALL
            SELECT r.bucket, r.type_no, r.action_no, r.origin_no, r.count
              FROM rollup_stamped r
             WHERE r.tenant_id = ?
            """,
            tenantId)
        .add(wholeFrom == null ? new Sql("") : new Sql(" AND r.bucket >= ?", wholeFrom))
        .add(wholeUntil == null ? new Sql("") : new Sql(" AND r.bucket < ?", wholeUntil))
        .add(Where.catalog("r", filter));
    stamped(sql, tenantId, filter, from, wholeFrom);
    return stamped(sql, tenantId, filter, wholeUntil, until);
  }

  private static Sql stamped(
      Sql sql, int tenantId, LogFilter filter, @Nullable Instant from, @Nullable Instant until) {
    if (from == null || until == null || !from.isBefore(until)) {
      return sql;
    }
    return sql.add(
            """

            UNION ALL
            SELECT date_bin('15 minutes', i.interaction_timestamp, timestamptz 'epoch'),
                   i.type_no, i.action_no, i.origin_no, 1
              FROM interaction i
             WHERE i.tenant_id = ? AND i.interaction_timestamp >= ? AND i.interaction_timestamp < ?
               AND i.number <= (SELECT h.head FROM log_head h WHERE h.tenant_id = ?)
            """,
            tenantId,
            from,
            until,
            tenantId)
        .add(Where.catalog("i", filter));
  }

  private static Instant ceiling(Instant moment) {
    Instant floor = Granularity.QUARTER.floor(moment);
    return floor.equals(moment) ? floor : floor.plus(Granularity.QUARTER.width());
  }

  private static String groupColumn(@Nullable Kind groupBy) {
    return switch (groupBy) {
      case null -> "0";
      case RESOURCE_TYPE -> "s.type_no";
      case ACTION -> "s.action_no";
      case ORIGIN -> "s.origin_no";
    };
  }
}
