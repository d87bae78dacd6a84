-- The value at a path of a payload; null where there is none. A payload is any JSON that was sent, and jsonb
-- cannot hold all of it (the escape \u0000, a lone surrogate, numbers beyond its range): those match nothing.
CREATE OR REPLACE FUNCTION json_at(payload text, path text[])
  RETURNS jsonb
  LANGUAGE plpgsql IMMUTABLE
AS $$
BEGIN
  RETURN payload::jsonb #> path;
EXCEPTION
  WHEN data_exception OR program_limit_exceeded THEN
    RETURN NULL;
END
$$;
