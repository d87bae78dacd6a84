-- Where in its block a sort lies, so that a page of a rare one reads a few rows instead of whole blocks. What has been
-- counted before lies somewhere in it. Trimming leaves them as they are: rows may lie closer together, never further apart.

ALTER TABLE rollup
  ADD COLUMN lowest  smallint NOT NULL DEFAULT 0,     -- (number - 1) & 1023 of the first
  ADD COLUMN highest smallint NOT NULL DEFAULT 1023;  -- and of the last
