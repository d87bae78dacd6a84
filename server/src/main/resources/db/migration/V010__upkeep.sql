-- Tables that grow are vacuumed while what has come is still in memory, not when they have grown by a fifth: then a gigabyte
-- would be read again from the disk. And they are looked at for the planner's statistics when they have grown by half, which
-- are 30,000 pages each time; the log's kind does not change with every tenth. New partitions: R__ensure_partitions.

ALTER TABLE posting SET (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 200000,
                         autovacuum_analyze_scale_factor = 0.5);
ALTER TABLE rollup SET (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 200000,
                        autovacuum_analyze_scale_factor = 0.5);

DO $$
DECLARE
  partition regclass;
BEGIN
  FOR partition IN SELECT inhrelid FROM pg_inherits WHERE inhparent = 'interaction'::regclass LOOP
    EXECUTE format('ALTER TABLE %s SET (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 200000,
                                        autovacuum_analyze_scale_factor = 0.5)', partition);
  END LOOP;
END
$$;

-- A count that grows finds room on its own page: what is asked for together, one day after the other, stays together,
-- and no index needs to know of it. Pages that are full already empty as their counts grow.
ALTER TABLE rollup_time SET (fillfactor = 80, autovacuum_analyze_scale_factor = 0.5);
