package dev.provenance.store;

/**
 * Counts the interactions of a run of whole blocks by type, action and origin. Those of their own
 * times are written in the order of time: neighbours lie on the same pages.
 */
final class RollupWriter {
  private static final String TAKE_IN =
      """
      WITH fresh AS MATERIALIZED (
        SELECT (number - 1) >> 10 AS block, (number - 1) & 1023 AS place,
               date_bin('15 minutes', created_date, timestamptz 'epoch') AS bucket,
               date_bin('1 day', created_date, timestamptz 'epoch') AS day,
               date_bin('1 day', interaction_timestamp, timestamptz 'epoch') AS own_day,
               date_bin('1 hour', interaction_timestamp, timestamptz 'epoch') AS own_hour,
               type_no, action_no, origin_no
          FROM interaction
         WHERE tenant_id = ? AND number BETWEEN ? AND ?
      ), blocks AS (
        INSERT INTO rollup (tenant_id, block, bucket, type_no, action_no, origin_no, count, stamped, lowest, highest)
        SELECT ?, block, bucket, type_no, action_no, origin_no, count(*), count(own_day), min(place), max(place)
          FROM fresh GROUP BY 2, 3, 4, 5, 6
      )
      INSERT INTO rollup_time AS r (tenant_id, clock, bucket, type_no, action_no, origin_no, count, stamped)
      SELECT ?, 0, day, type_no, action_no, origin_no, count(*), count(own_day)
        FROM fresh GROUP BY 3, 4, 5, 6
      UNION ALL
      SELECT ?, 1, own_day, type_no, action_no, origin_no, count(*), count(*)
        FROM fresh WHERE own_day IS NOT NULL GROUP BY 3, 4, 5, 6
      UNION ALL
      SELECT ?, 2, own_hour, type_no, action_no, origin_no, count(*), count(*)
        FROM fresh WHERE own_hour IS NOT NULL GROUP BY 3, 4, 5, 6
       ORDER BY 2, 3
      ON CONFLICT (tenant_id, clock, bucket, type_no, action_no, origin_no)
      DO UPDATE SET count = r.count + excluded.count, stamped = r.stamped + excluded.stamped
      """;

  private RollupWriter() {}

  static Sql takeIn(int tenantId, NumberRange run) {
    return new Sql(
        TAKE_IN, tenantId, run.first(), run.last(), tenantId, tenantId, tenantId, tenantId);
  }
}
