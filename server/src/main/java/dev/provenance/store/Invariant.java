package dev.provenance.store;

/**
 * What must hold of a tenant's log at every moment, as a question for whatever breaks it: rows of
 * (where, what), none when all is well. {@code :tenant} stands for the tenant's number.
 */
public enum Invariant {
  NUMBERS(
      "numbers: no gap but trimmed, no double",
      """
      WITH trim AS (SELECT trimmed_to, trimmed FROM index_head WHERE tenant_id = :tenant)
      SELECT 'interaction ' || number,
             CASE WHEN before IS NULL THEN 'is the first (expected: 1)'
                  WHEN before = number THEN 'is there more than once'
                  ELSE 'follows ' || before || ': ' || (number - before - 1) || ' missing' END
        FROM (SELECT number, lag(number) OVER (ORDER BY number) AS before
                FROM interaction WHERE tenant_id = :tenant) i
       WHERE number <> coalesce(before, 0) + 1
         AND (number = before OR number - 1 > coalesce((SELECT trimmed_to FROM trim), 0))
      UNION ALL
      SELECT 'numbers up to ' || t.trimmed_to, 'lack ' || (t.trimmed_to - r.n) || ', trimmed were ' || t.trimmed
        FROM trim t, LATERAL (SELECT count(*) AS n FROM interaction
                               WHERE tenant_id = :tenant AND number <= t.trimmed_to) r
       WHERE t.trimmed_to - r.n <> t.trimmed
      """),

  DATES(
      "dates never go back",
      """
      SELECT 'interaction ' || number, 'was created ' || created_date || ', the one before it ' || before
        FROM (SELECT number, created_date, lag(created_date) OVER (ORDER BY number) AS before
                FROM interaction WHERE tenant_id = :tenant) i
       WHERE created_date < before
      """),

  ENDS(
      "the head fits the rows",
      """
      WITH log AS (
        SELECT h.head, h.last_date, r.head AS indexed,
               coalesce((SELECT max(number) FROM interaction WHERE tenant_id = :tenant), 0) AS last,
               (SELECT created_date FROM interaction WHERE tenant_id = :tenant ORDER BY number DESC LIMIT 1) AS newest
          FROM log_head h, index_head r
         WHERE h.tenant_id = :tenant AND r.tenant_id = :tenant
      )
      SELECT 'log_head', 'is missing' WHERE NOT EXISTS (SELECT FROM log)
      UNION ALL SELECT 'log_head', 'is ' || head || ', the last interaction ' || last FROM log WHERE head <> last
      UNION ALL SELECT 'log_head', 'is dated ' || last_date || ', the last interaction ' || newest FROM log WHERE last_date < newest
      UNION ALL SELECT 'index_head', 'is ' || indexed || ', beyond the head ' || head FROM log WHERE indexed > head
      UNION ALL SELECT 'index_head', 'is ' || indexed || ', in the middle of a block' FROM log WHERE indexed % 1024 <> 0
      """),

  REFERENCES(
      "every type, action and origin is known",
      """
      SELECT 'interaction ' || i.number, 'refers to the ' || k.name || ' ' || k.entry_no || ', which the catalog lacks'
        FROM interaction i
       CROSS JOIN LATERAL (VALUES (0, 'resource type', i.type_no), (1, 'action', i.action_no), (2, 'origin', i.origin_no))
             AS k (kind, name, entry_no)
       WHERE i.tenant_id = :tenant
         AND (k.kind, k.entry_no) NOT IN (SELECT kind, entry_no FROM catalog WHERE tenant_id = :tenant)
      """),

  BLOCKS(
      "rollup by block = rows",
      """
      SELECT 'rollup block ' || block || ' at ' || bucket || ' (' || type_no || ', ' || action_no || ', ' || origin_no || ')',
             'says ' || coalesce(r.count, 0) || ' and ' || coalesce(r.stamped, 0)
               || ' with a time of their own, the rows are ' || coalesce(i.n, 0) || ' and ' || coalesce(i.stamped, 0)
               || CASE WHEN i.lowest < r.lowest OR i.highest > r.highest
                       THEN '; and says places ' || r.lowest || ' to ' || r.highest || ', the rows lie from ' || i.lowest || ' to ' || i.highest
                       ELSE '' END
        FROM (SELECT (number - 1) >> 10 AS block, date_bin('15 minutes', created_date, timestamptz 'epoch') AS bucket,
                     type_no, action_no, origin_no, count(*) AS n, count(interaction_timestamp) AS stamped,
                     min((number - 1) & 1023) AS lowest, max((number - 1) & 1023) AS highest
                FROM interaction
               WHERE tenant_id = :tenant AND number <= (SELECT head FROM index_head WHERE tenant_id = :tenant)
               GROUP BY 1, 2, 3, 4, 5) i
        FULL JOIN (SELECT block, bucket::timestamptz AS bucket, type_no, action_no, origin_no, count, stamped, lowest, highest
                     FROM rollup WHERE tenant_id = :tenant) r
       USING (block, bucket, type_no, action_no, origin_no)
       WHERE coalesce(r.count, 0) <> coalesce(i.n, 0) OR coalesce(r.stamped, 0) <> coalesce(i.stamped, 0)
          OR i.lowest < r.lowest OR i.highest > r.highest
      """),

  TIMES(
      "rollup by day and by hour = rows",
      """
      WITH taken AS (
        SELECT * FROM interaction
         WHERE tenant_id = :tenant AND number <= (SELECT head FROM index_head WHERE tenant_id = :tenant)
      )
      SELECT 'rollup time ' || bucket || ', clock ' || clock || ' (' || type_no || ', ' || action_no || ', ' || origin_no || ')',
             'says ' || coalesce(r.count, 0) || ', the rows are ' || coalesce(i.n, 0)
        FROM (SELECT 0 AS clock, date_bin('1 day', created_date, timestamptz 'epoch') AS bucket,
                     type_no, action_no, origin_no, count(*) AS n
                FROM taken GROUP BY 1, 2, 3, 4, 5
               UNION ALL
              SELECT 1, date_bin('1 day', interaction_timestamp, timestamptz 'epoch'), type_no, action_no, origin_no, count(*)
                FROM taken WHERE interaction_timestamp IS NOT NULL GROUP BY 1, 2, 3, 4, 5
               UNION ALL
              SELECT 2, date_bin('1 hour', interaction_timestamp, timestamptz 'epoch'), type_no, action_no, origin_no, count(*)
                FROM taken WHERE interaction_timestamp IS NOT NULL GROUP BY 1, 2, 3, 4, 5) i
        FULL JOIN (SELECT clock::int AS clock, bucket::timestamptz AS bucket, type_no, action_no, origin_no, count
                     FROM rollup_time WHERE tenant_id = :tenant) r
       USING (clock, bucket, type_no, action_no, origin_no)
       WHERE coalesce(r.count, 0) <> coalesce(i.n, 0)
      """),

  POSTINGS(
      "postings = rows",
      """
      SELECT 'posting of ' || (ARRAY['resource', 'user', 'external reference', 'unit of work'])[member + 1] || ' ' || value,
             CASE WHEN i.number IS NULL THEN 'names interaction ' || p.number || ', which has another'
                  WHEN p.number IS NULL THEN 'lacks interaction ' || i.number
                  ELSE 'names interaction ' || i.number || ' ' || p.n || ' times' END
        FROM (SELECT m.member, m.value, i.number
                FROM interaction i
               CROSS JOIN LATERAL (VALUES (0, i.resource_id), (1, i.user_id), (2, i.external_reference), (3, i.uow_id::text))
                     AS m (member, value)
               WHERE i.tenant_id = :tenant AND m.value IS NOT NULL
                 AND i.number <= (SELECT head FROM index_head WHERE tenant_id = :tenant)) i
        FULL JOIN (SELECT member::int AS member, value, at + distance AS number, count(*) AS n
                     FROM posting CROSS JOIN LATERAL unnest(array_prepend(0::smallint, rest)) r (distance)
                    WHERE tenant_id = :tenant GROUP BY 1, 2, 3) p
       USING (member, value, number)
       WHERE i.number IS NULL OR p.number IS NULL OR p.n > 1
      """),

  POSTING_COUNTS(
      "postings count what they name",
      """
      SELECT 'posting of ' || value || ' at ' || at, 'says ' || count || ', it names ' || 1 + coalesce(cardinality(rest), 0)
        FROM posting WHERE tenant_id = :tenant AND count <> 1 + coalesce(cardinality(rest), 0)
      """),

  KEYS(
      "idempotency keys stand for interactions",
      """
      SELECT 'idempotency key ' || key, 'is there ' || count(*) || ' times'
        FROM idempotency WHERE tenant_id = :tenant GROUP BY key HAVING count(*) > 1
      UNION ALL
      SELECT 'idempotency key ' || k.key, 'stands for ' || n.number || ', which is no interaction'
        FROM idempotency k CROSS JOIN unnest(k.numbers) AS n (number)
       WHERE k.tenant_id = :tenant
         AND NOT EXISTS (SELECT FROM interaction i WHERE i.tenant_id = :tenant AND i.number = n.number)
      """);

  private final String promise;
  private final String breaches;

  Invariant(String promise, String breaches) {
    this.promise = promise;
    this.breaches = breaches;
  }

  /** In a few words. */
  public String promise() {
    return promise;
  }

  Sql breachesOf(int tenantId, int most) {
    return new Sql(breaches.replace(":tenant", Integer.toString(tenantId))).add(" LIMIT ?", most);
  }
}
