-- The server's own table again: same columns, same indexes, no partitions and no row-level security.
CREATE TABLE bench_batch (LIKE interaction INCLUDING ALL);
