# shellcheck shell=bash
# Rates of recording against the raw ceilings, in turn, so that both see the same machine.

SINGLE_CONNECTIONS=(1 16 64 256)
BATCHES=(100 1000)
BATCH_CLIENTS=4

measure_writes() {
  start_server writes
  start_twin
  psql -X -q -p "$PG_PORT" -v ON_ERROR_STOP=1 -f "$BENCH/sql/batch_table.sql"
  each_round write_round
  check_numbers
  cp "$WORK/server-writes.log" "$RAW/"
  stop_twin
  stop_server
}

write_round() {
  local round=$1 seconds=$2 n
  for n in "${SINGLE_CONNECTIONS[@]}"; do
    post "single-$n" "$round" "$seconds" "$n" 1
    ceiling "ceiling-single-$n" "$round" "$seconds" "$n" 1 "$TWIN_PORT" ceiling_single.sql
  done
  refuse answering-256 "$round" "$seconds" 256
  get answering-nothing-256 "$round" "$seconds" 256 /health/live
  for n in "${BATCHES[@]}"; do
    post "batch-$n" "$round" "$seconds" "$BATCH_CLIENTS" "$n"
    ceiling "ceiling-batch-$n" "$round" "$seconds" "$BATCH_CLIENTS" "$n" "$PG_PORT" ceiling_batch.sql
  done
}

# The promises behind the figures: numbers 1..n without a gap, and a rollup that has counted all it has taken in.
check_numbers() {
  sql "SELECT 'rows ' || count(*) || ', highest number ' || max(number) || ', head ' || (SELECT head FROM log_head)
         || ', rollup ' || (SELECT sum(count) FROM rollup) FROM interaction" >"$RAW/rows-at-the-end.txt"
  [[ $(sql 'SELECT count(*) = max(number) AND count(*) = count(DISTINCT number)
              AND count(*) = (SELECT head FROM log_head) AND (SELECT head FROM index_head) = (SELECT sum(count) FROM rollup) FROM interaction') == t ]] \
    || fault "the log does not add up: $(<"$RAW/rows-at-the-end.txt")"
}
