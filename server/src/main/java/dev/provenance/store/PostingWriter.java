package dev.provenance.store;

/**
 * Writes under which values the interactions of a run are found: one row for each value in it, in
 * the order of the index, so that a run costs a fraction of as many single insertions.
 */
final class PostingWriter {
  /**
   * A posting reaches fewer numbers than this beyond its first one. {@link LogIndexer} takes in
   * shorter runs, a migration made some as long.
   */
  static final long LONGEST_RUN = 16 * Blocks.SIZE;

  private static final String TAKE_IN =
      """
      WITH fresh AS MATERIALIZED (
        SELECT number, resource_id, user_id, external_reference, uow_id::text COLLATE "C" AS uow_id
          FROM interaction
         WHERE tenant_id = ? AND number BETWEEN ? AND ?
      ), run AS (
        SELECT member, value, array_agg(number ORDER BY number) AS numbers
          FROM (SELECT 0 AS member, resource_id AS value, number FROM fresh
                 UNION ALL
                SELECT 1, user_id, number FROM fresh WHERE user_id IS NOT NULL
                 UNION ALL
                SELECT 2, external_reference, number FROM fresh WHERE external_reference IS NOT NULL
                 UNION ALL
                SELECT 3, uow_id, number FROM fresh) found
         GROUP BY member, value
      )
      INSERT INTO posting (tenant_id, member, count, at, value, rest)
      SELECT ?, member, cardinality(numbers), numbers[1], value,
             CASE WHEN cardinality(numbers) > 1
                  THEN (SELECT array_agg((n - numbers[1])::smallint ORDER BY n) FROM unnest(numbers[2:]) n) END
        FROM run
       ORDER BY member, value
      """;

  private PostingWriter() {}

  static Sql takeIn(int tenantId, NumberRange run) {
    return new Sql(TAKE_IN, tenantId, run.first(), run.last(), tenantId);
  }
}
