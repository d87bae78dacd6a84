package dev.provenance.store;

import dev.provenance.model.LogFilter;

/**
 * The rollup over a range of numbers: what lies in whole blocks comes from the rollup, the at most
 * two cut blocks at the ends are counted row by row. Exact, and small however long the range is.
 */
final class Cells {
  private static final int BLOCK_BITS = 10;

  private Cells() {}

  /** A query whose rows are {@code (block, bucket, type_no, action_no, origin_no, n, stamped)}. */
  static Sql of(int tenantId, LogFilter filter, NumberRange range, long head) {
    long firstWhole = (range.first() + (1L << BLOCK_BITS) - 1) >> BLOCK_BITS;
    long lastWhole =
        range.last() == head ? head >> BLOCK_BITS : ((range.last() + 1) >> BLOCK_BITS) - 1;
    if (range.first() <= 1) {
      firstWhole = 0;
    }
    Sql sql =
        new Sql(
                """
                SELECT r.block, r.bucket, r.type_no, r.action_no, r.origin_no, r.count AS n, r.stamped
                  FROM rollup r
                 WHERE r.tenant_id = ? AND r.block BETWEEN ? AND ?
                """,
                tenantId,
                firstWhole,
                lastWhole)
            .add(Where.catalog("r", filter));
    if (lastWhole < firstWhole) {
      return edge(sql, tenantId, filter, range);
    }
    long wholeFrom = firstWhole << BLOCK_BITS;
    long wholeUntil = (lastWhole + 1) << BLOCK_BITS;
    if (range.first() < wholeFrom) {
      edge(sql, tenantId, filter, new NumberRange(range.first(), wholeFrom - 1));
    }
    if (range.last() >= wholeUntil) {
      edge(sql, tenantId, filter, new NumberRange(wholeUntil, range.last()));
    }
    return sql;
  }

  private static Sql edge(Sql sql, int tenantId, LogFilter filter, NumberRange range) {
    return sql.add(
            """

            UNION ALL
            SELECT i.number >> 10, date_bin('15 minutes', i.created_date, timestamptz 'epoch'),
                   i.type_no, i.action_no, i.origin_no, count(*), count(i.interaction_timestamp)
              FROM interaction i
             WHERE i.tenant_id = ? AND i.number BETWEEN ? AND ?
            """,
            tenantId,
            range.first(),
            range.last())
        .add(Where.catalog("i", filter))
        .add(" GROUP BY 1, 2, 3, 4, 5");
  }
}
