package dev.provenance.store;

import dev.provenance.store.Trimming.Cut;
import java.sql.SQLException;

/**
 * Takes a stretch of the log out of everything it stands in: the opposite of an append and of
 * {@link LogIndexer}. What a step deletes waits in the session's table {@code lost} until the index
 * has been told, all in one transaction.
 */
final class TakeOut {
  /** Of each row as much as the index knows. */
  private static final String COLUMNS =
      """
      number, created_date, interaction_timestamp, type_no, action_no, origin_no, resource_id, user_id,
      external_reference, uow_id
      """;

  static final String LOST =
      "CREATE TEMPORARY TABLE IF NOT EXISTS lost ON COMMIT DELETE ROWS AS SELECT "
          + COLUMNS
          + " FROM interaction LIMIT 0";

  /** The row's lock keeps the index where it is. */
  private static final String INDEXED =
      "SELECT head FROM index_head WHERE tenant_id = ? FOR UPDATE";

  private static final String BLOCKS =
      """
      UPDATE rollup r SET count = r.count - l.n, stamped = r.stamped - l.stamped
        FROM (SELECT (number - 1) >> 10 AS block, date_bin('15 minutes', created_date, timestamptz 'epoch') AS bucket,
                     type_no, action_no, origin_no, count(*) AS n, count(interaction_timestamp) AS stamped
                FROM lost WHERE number <= ? GROUP BY 1, 2, 3, 4, 5) l
       WHERE r.tenant_id = ? AND r.block = l.block AND r.bucket = l.bucket
         AND (r.type_no, r.action_no, r.origin_no) = (l.type_no, l.action_no, l.origin_no)
      """;

  private static final String EMPTY_BLOCKS =
      "DELETE FROM rollup WHERE tenant_id = ? AND block BETWEEN ? AND ? AND count = 0";

  private static final String TIMES =
      """
      UPDATE rollup_time r SET count = r.count - l.n, stamped = r.stamped - l.stamped
        FROM (SELECT 0 AS clock, date_bin('1 day', created_date, timestamptz 'epoch') AS bucket,
                     type_no, action_no, origin_no, count(*) AS n, count(interaction_timestamp) AS stamped
                FROM lost WHERE number <= ? GROUP BY 2, 3, 4, 5
               UNION ALL
              SELECT c.clock, date_bin(c.width, l.interaction_timestamp, timestamptz 'epoch'),
                     l.type_no, l.action_no, l.origin_no, count(*), count(*)
                FROM lost l CROSS JOIN (VALUES (1, interval '1 day'), (2, interval '1 hour')) c (clock, width)
               WHERE l.number <= ? AND l.interaction_timestamp IS NOT NULL GROUP BY 1, 2, 3, 4, 5) l
       WHERE r.tenant_id = ? AND r.clock = l.clock AND r.bucket = l.bucket
         AND (r.type_no, r.action_no, r.origin_no) = (l.type_no, l.action_no, l.origin_no)
      """;

  private static final String EMPTY_TIMES =
      "DELETE FROM rollup_time WHERE tenant_id = ? AND count = 0";

  private static final String POSTINGS =
      """
      WITH item AS MATERIALIZED (
        SELECT m.member, m.value, l.number
          FROM lost l
         CROSS JOIN LATERAL (VALUES (0::smallint, l.resource_id), (1, l.user_id), (2, l.external_reference), (3, l.uow_id::text))
               AS m (member, value)
         WHERE m.value IS NOT NULL
      ), hit AS (
        DELETE FROM posting p USING (SELECT DISTINCT member, value FROM item) i
         WHERE p.tenant_id = ? AND p.member = i.member AND p.value = i.value AND p.at BETWEEN ? AND ?
        RETURNING p.member, p.value, p.at, p.rest
      ), kept AS (
        SELECT h.member, h.value, array_agg(n.number ORDER BY n.number) AS numbers
          FROM hit h
         CROSS JOIN LATERAL (SELECT h.at + r.distance AS number FROM unnest(array_prepend(0::smallint, h.rest)) r (distance)) n
          LEFT JOIN item i ON i.member = h.member AND i.value = h.value AND i.number = n.number
         WHERE i.number IS NULL
         GROUP BY h.member, h.value, h.at
      )
      INSERT INTO posting (tenant_id, member, count, at, value, rest)
      SELECT ?, member, cardinality(numbers), numbers[1], value,
             CASE WHEN cardinality(numbers) > 1
                  THEN (SELECT array_agg((n - numbers[1])::smallint ORDER BY n) FROM unnest(numbers[2:]) n) END
        FROM kept
      """;

  private static final String TRIMMED =
      """
      UPDATE index_head SET trimmed_to = greatest(trimmed_to, ?), trimmed = trimmed + ? WHERE tenant_id = ?
      """;

  private TakeOut() {}

  /** How many interactions of a cut there were in a stretch. */
  static int step(Tx tx, Cut cut, NumberRange stretch) throws SQLException {
    int tenantId = cut.tenantId();
    long indexed = tx.one(new Sql(INDEXED, tenantId), row -> row.getLong(1));
    int count =
        tx.update(
            new Sql("WITH gone AS (DELETE FROM interaction i WHERE ")
                .add(cut.within(stretch))
                .add(" RETURNING " + COLUMNS + ") INSERT INTO lost SELECT * FROM gone"));
    if (count > 0) {
      tx.update(new Sql(BLOCKS, indexed, tenantId));
      tx.update(
          new Sql(
              EMPTY_BLOCKS,
              tenantId,
              (stretch.first() - 1) / Blocks.SIZE,
              (stretch.last() - 1) / Blocks.SIZE));
      tx.update(new Sql(TIMES, indexed, indexed, tenantId));
      tx.update(new Sql(EMPTY_TIMES, tenantId));
      tx.update(
          new Sql(
              POSTINGS,
              tenantId,
              stretch.first() - PostingWriter.LONGEST_RUN + 1,
              stretch.last(),
              tenantId));
      tx.update(new Sql(TRIMMED, stretch.last(), count, tenantId));
    }
    return count;
  }
}
