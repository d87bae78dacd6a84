-- Makes sure that the log has a partition for the month of a date and for the month after it.
CREATE OR REPLACE FUNCTION ensure_partitions(moment timestamptz)
  RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET timezone = 'UTC'
AS $$
DECLARE
  first timestamptz;
  name  text;
BEGIN
  FOR ahead IN 0..1 LOOP
    first := date_trunc('month', moment) + make_interval(months => ahead);
    name := 'interaction_' || to_char(first, 'YYYY_MM');
    IF to_regclass(name) IS NULL THEN
      -- Another node may be at it: what it made is seen after this. Neither readers nor writers are in its way.
      LOCK TABLE ONLY interaction IN SHARE UPDATE EXCLUSIVE MODE;
    END IF;
    IF to_regclass(name) IS NULL THEN
      -- Made apart and then attached: PARTITION OF would wait for every reader, a long backup too, and let nobody past.
      -- Upkeep as in V010: LIKE does not bring it.
      EXECUTE format('CREATE TABLE %I (LIKE interaction INCLUDING ALL)
                        WITH (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 200000,
                              autovacuum_analyze_scale_factor = 0.5)', name);
      EXECUTE format('ALTER TABLE interaction ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                     name, first, first + interval '1 month');
    END IF;
  END LOOP;
END
$$;

REVOKE EXECUTE ON FUNCTION ensure_partitions(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ensure_partitions(timestamptz) TO provenance_app;
