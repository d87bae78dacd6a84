package dev.provenance.store;

import dev.provenance.model.Granularity;
import dev.provenance.model.TimeRange;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Counts by type, action and origin over a range of numbers, as a query with the columns {@code
 * (block, bucket, type_no, action_no, origin_no, n, stamped, lowest, highest)}, the last two being
 * the ends of the part of the block that they lie in. What lies in whole blocks, or whole days,
 * comes from the rollup; what the range cuts, and what the rollup has not taken in yet, is counted
 * row by row. Exact, and small however long the range is.
 */
final class Cells {
  private final Question question;

  Cells(Question question) {
    this.question = question;
  }

  /**
   * What was created in the filter's stretch of time, in buckets that a granularity can be made of.
   */
  Sql by(Granularity granularity) throws SQLException {
    TimeRange time = question.filter().time();
    return granularity == Granularity.DAY
        ? coarse(question.created(), time.from(), time.until())
        : fine(question.created());
  }

  /** With buckets of 15 minutes. */
  Sql fine(NumberRange range) {
    long first = Blocks.firstFrom(range.first());
    long end =
        Blocks.completeUpTo(Math.min(range.last(), question.snapshot().indexed())) / Blocks.SIZE;
    if (end <= first) {
      return rows(range);
    }
    Sql sql =
        new Sql(
                """
                SELECT r.block, r.bucket, r.type_no, r.action_no, r.origin_no, r.count AS n, r.stamped,
                       r.lowest, r.highest
                  FROM rollup r
                 WHERE r.tenant_id = ? AND r.block >= ? AND r.block < ?
                """,
                question.tenantId(),
                first,
                end)
            .add(Where.catalog("r", question.filter()));
    union(sql, new NumberRange(range.first(), first * Blocks.SIZE), false);
    return union(sql, new NumberRange(end * Blocks.SIZE + 1, range.last()), false);
  }

  /**
   * With buckets of a day where whole days lie in the range, which is that of the dates given.
   *
   * @param from inclusive; null for the beginning
   * @param until exclusive; null for the end of the log
   */
  Sql coarse(NumberRange range, @Nullable Instant from, @Nullable Instant until)
      throws SQLException {
    Instant firstDay = from == null ? Instant.EPOCH : Granularity.DAY.ceiling(from);
    long head = question.snapshot().head();
    Instant endDay = until == null || range.last() == head ? null : Granularity.DAY.floor(until);
    if (endDay != null && !firstDay.isBefore(endDay)) {
      return fine(range);
    }
    long first = from == null ? 1 : firstSince(firstDay, from, range.first());
    long last = endDay == null ? head : firstSince(endDay, until, range.last() + 1) - 1;
    Sql sql =
        new Sql(
                """
                SELECT 0::bigint AS block, r.bucket, r.type_no, r.action_no, r.origin_no, r.count AS n, r.stamped,
                       0::bigint AS lowest, 1023::bigint AS highest
                  FROM rollup_time r
                 WHERE r.tenant_id = ? AND r.clock = 0 AND r.bucket >= ?
                """,
                question.tenantId(),
                firstDay)
            .add(endDay == null ? new Sql("") : new Sql(" AND r.bucket < ?", endDay))
            .add(Where.catalog("r", question.filter()));
    long rest = Math.max(first, Math.min(last, question.snapshot().indexed()) + 1);
    union(sql, new NumberRange(range.first(), Math.min(range.last(), first - 1)), true);
    return union(sql, new NumberRange(rest, range.last()), true);
  }

  /** Where a day begins; that is known if it is what was asked for. */
  private long firstSince(Instant day, @Nullable Instant asked, long known) throws SQLException {
    return day.equals(asked)
        ? known
        : NumberRange.firstSince(question.tx(), day, question.snapshot().head());
  }

  private Sql union(Sql sql, NumberRange range, boolean isFine) {
    return range.isEmpty() ? sql : sql.add("\nUNION ALL\n").add(isFine ? fine(range) : rows(range));
  }

  private Sql rows(NumberRange range) {
    return new Sql(
            """
            SELECT (i.number - 1) >> 10 AS block,
                   date_bin('15 minutes', i.created_date, timestamptz 'epoch') AS bucket,
                   i.type_no, i.action_no, i.origin_no, count(*) AS n, count(i.interaction_timestamp) AS stamped,
                   min((i.number - 1) & 1023) AS lowest, max((i.number - 1) & 1023) AS highest
              FROM interaction i
             WHERE i.tenant_id = ? AND i.number BETWEEN ? AND ?
            """,
            question.tenantId(),
            range.first(),
            range.last())
        .add(Where.catalog("i", question.filter()))
        .add(" GROUP BY 1, 2, 3, 4, 5");
  }
}
