-- The first number created at or after a moment, up to head + 1; or one before it, when what lies between the two has
-- been trimmed. Numbers follow dates, so a binary search over the primary key finds it: about twenty look-ups for a
-- million rows, and no index on the date. Most moments asked for lie outside the log, so its two ends are looked at first.
CREATE OR REPLACE FUNCTION first_number_since(tenant int, moment timestamptz, head bigint)
  RETURNS bigint
  LANGUAGE plpgsql STABLE
AS $$
DECLARE
  low     bigint;
  high    bigint := head + 1;
  middle  bigint;
  found   bigint;
  created timestamptz;
BEGIN
  SELECT i.number, i.created_date INTO low, created
    FROM interaction i WHERE i.tenant_id = tenant AND i.number >= 1 ORDER BY i.number LIMIT 1;
  IF low IS NULL THEN
    RETURN head + 1;
  END IF;
  IF created >= moment THEN
    RETURN low;
  END IF;
  SELECT i.created_date INTO created FROM interaction i WHERE i.tenant_id = tenant AND i.number = head;
  IF created < moment THEN
    RETURN head + 1;
  END IF;
  WHILE low < high LOOP
    middle := (low + high) / 2;
    SELECT i.number, i.created_date INTO found, created
      FROM interaction i WHERE i.tenant_id = tenant AND i.number >= middle AND i.number < high
     ORDER BY i.number LIMIT 1;
    IF created < moment THEN
      low := found + 1;
    ELSE
      high := middle;      -- also when there is nothing from there on
    END IF;
  END LOOP;
  RETURN low;
END
$$;
