-- Retention takes interactions out of the log; the numbers they had are given to nobody else (docs/adr/0011).

ALTER TABLE index_head
  ADD COLUMN trimmed_to bigint NOT NULL DEFAULT 0,  -- up to here numbers may be missing
  ADD COLUMN trimmed    bigint NOT NULL DEFAULT 0;  -- how many are
