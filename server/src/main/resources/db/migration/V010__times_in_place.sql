-- A count that grows finds room on its own page: what is asked for together, one day after the other, stays together,
-- and no index needs to know of it. Pages that are full already empty as their counts grow.

ALTER TABLE rollup_time SET (fillfactor = 80);
