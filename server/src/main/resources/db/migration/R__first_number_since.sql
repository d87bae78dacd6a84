-- The first number created at or after a moment, up to head + 1. Numbers follow dates, so a binary search
-- over the primary key finds it: about twenty look-ups for a million rows, and no index on the date. Most
-- moments asked for lie outside the log, so its two ends are looked at first.
CREATE OR REPLACE FUNCTION first_number_since(tenant int, moment timestamptz, head bigint)
  RETURNS bigint
  LANGUAGE plpgsql STABLE
AS $$
DECLARE
  low     bigint := 1;
  high    bigint := head + 1;
  middle  bigint;
  created timestamptz;
BEGIN
  SELECT i.created_date INTO created FROM interaction i WHERE i.tenant_id = tenant AND i.number = 1;
  IF created >= moment THEN
    RETURN 1;
  END IF;
  SELECT i.created_date INTO created FROM interaction i WHERE i.tenant_id = tenant AND i.number = head;
  IF created < moment THEN
    RETURN head + 1;
  END IF;
  WHILE low < high LOOP
    middle := (low + high) / 2;
    SELECT i.created_date INTO created FROM interaction i WHERE i.tenant_id = tenant AND i.number = middle;
    IF created IS NULL OR created < moment THEN   -- null: dropped by retention, hence older than all that is left
      low := middle + 1;
    ELSE
      high := middle;
    END IF;
  END LOOP;
  RETURN low;
END
$$;
