-- The server's own tables again: same columns, same indexes, no partitions and no row-level security.
CREATE TABLE bench_batch (LIKE interaction INCLUDING ALL);
CREATE TABLE bench_posting (LIKE posting INCLUDING ALL);
CREATE TABLE bench_rollup (LIKE rollup INCLUDING ALL);
CREATE TABLE bench_rollup_time (LIKE rollup_time INCLUDING ALL);
