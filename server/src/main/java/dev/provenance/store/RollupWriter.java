package dev.provenance.store;

/**
 * Keeps the rollup, which is a reader of the log like any other: it takes in whole blocks of
 * numbers that have been published, at its own pace. Whoever asks for counts adds what the rollup
 * has not taken in yet, so nobody waits for it and nobody is told an old count (docs/adr/0004).
 */
public final class RollupWriter {
  /** Blocks taken in by one transaction. */
  private static final int MOST_BLOCKS = 64;

  private static final String TAKE_IN =
      """
      WITH moved AS (
        UPDATE rollup_head SET previous = head, head = ? WHERE tenant_id = ? AND head = ?
        RETURNING previous
      ), fresh AS MATERIALIZED (
        SELECT (number - 1) >> 10 AS block,
               date_bin('15 minutes', created_date, timestamptz 'epoch') AS bucket,
               date_bin('1 day', created_date, timestamptz 'epoch') AS day,
               date_bin('1 day', interaction_timestamp, timestamptz 'epoch') AS own_day,
               type_no, action_no, origin_no
          FROM interaction
         WHERE tenant_id = ? AND number > (SELECT previous FROM moved) AND number <= ?
      ), blocks AS (
        INSERT INTO rollup (tenant_id, block, bucket, type_no, action_no, origin_no, count, stamped)
        SELECT ?, block, bucket, type_no, action_no, origin_no, count(*), count(own_day)
          FROM fresh GROUP BY 2, 3, 4, 5, 6
      )
      INSERT INTO rollup_day AS r (tenant_id, clock, day, type_no, action_no, origin_no, count, stamped)
      SELECT ?, 0, day, type_no, action_no, origin_no, count(*), count(own_day)
        FROM fresh GROUP BY 3, 4, 5, 6
      UNION ALL
      SELECT ?, 1, own_day, type_no, action_no, origin_no, count(*), count(*)
        FROM fresh WHERE own_day IS NOT NULL GROUP BY 3, 4, 5, 6
      ON CONFLICT (tenant_id, clock, day, type_no, action_no, origin_no)
      DO UPDATE SET count = r.count + excluded.count, stamped = r.stamped + excluded.stamped
      """;

  private final Database database;

  public RollupWriter(Database database) {
    this.database = database;
  }

  /**
   * Takes in the complete blocks that have been published, as far as one transaction should; true
   * when there are more.
   */
  public boolean advance(int tenantId) {
    return database.append(
        tenantId,
        tx -> {
          Snapshot now = Snapshot.current(tx);
          long complete = Blocks.completeUpTo(now.head());
          long next = Math.min(complete, now.rolledUp() + MOST_BLOCKS * Blocks.SIZE);
          if (next > now.rolledUp()) {
            tx.update(
                new Sql(
                    TAKE_IN,
                    next,
                    tenantId,
                    now.rolledUp(),
                    tenantId,
                    next,
                    tenantId,
                    tenantId,
                    tenantId));
          }
          return next < complete;
        });
  }
}
