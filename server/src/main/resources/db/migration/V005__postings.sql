-- An index of the log made like that of a search engine (docs/adr/0008): for each value of a member, the numbers
-- of the interactions that have it. Like the rollup it follows the log, run by run, up to index_head.

ALTER TABLE rollup_head RENAME TO index_head;
ALTER TABLE index_head DROP COLUMN previous;

-- Without a reference to tenant, as interaction is: it would be checked row by row.
CREATE TABLE posting (
  tenant_id int NOT NULL,
  member    smallint NOT NULL,                   -- 0 resource, 1 user, 2 external reference, 3 unit of work
  count     smallint NOT NULL,                   -- how many numbers it stands for
  at        bigint NOT NULL,                     -- the first of them
  value     text COLLATE "C" NOT NULL,
  rest      smallint[],                          -- the others, as distances from the first; null: there are none
  PRIMARY KEY (tenant_id, member, value, at)
);

ALTER TABLE posting ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON posting TO provenance_app
  USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
GRANT SELECT, INSERT ON posting TO provenance_app;

-- What has been recorded before there were postings.
INSERT INTO posting (tenant_id, member, count, at, value, rest)
SELECT tenant_id, member, cardinality(numbers), numbers[1], value,
       CASE WHEN cardinality(numbers) > 1
            THEN (SELECT array_agg((n - numbers[1])::smallint ORDER BY n) FROM unnest(numbers[2:]) n) END
  FROM (SELECT i.tenant_id, m.member, m.value, array_agg(i.number ORDER BY i.number) AS numbers
          FROM interaction i
          JOIN index_head h ON h.tenant_id = i.tenant_id AND i.number <= h.head
         CROSS JOIN LATERAL (VALUES (0::smallint, i.resource_id), (1, i.user_id), (2, i.external_reference), (3, i.uow_id::text))
               AS m (member, value)
         WHERE m.value IS NOT NULL
         GROUP BY i.tenant_id, m.member, m.value, (i.number - 1) >> 14) run
 ORDER BY tenant_id, member, value, numbers[1];

-- Times that interactions carry themselves are counted by the hour, too: clock 2.
ALTER TABLE rollup_day RENAME TO rollup_time;
ALTER TABLE rollup_time RENAME COLUMN day TO bucket;

INSERT INTO rollup_time (tenant_id, clock, bucket, type_no, action_no, origin_no, count, stamped)
SELECT i.tenant_id, 2, date_bin('1 hour', i.interaction_timestamp, timestamptz 'epoch'),
       i.type_no, i.action_no, i.origin_no, count(*), count(*)
  FROM interaction i
  JOIN index_head h ON h.tenant_id = i.tenant_id AND i.number <= h.head
 WHERE i.interaction_timestamp IS NOT NULL
 GROUP BY 1, 3, 4, 5, 6;

DROP INDEX interaction_resource, interaction_uow, interaction_user, interaction_external_reference;
