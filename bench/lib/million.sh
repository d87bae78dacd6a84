# shellcheck shell=bash
# A log of twenty million interactions: latencies, rates, and the plans behind them.

SEED_OF_DATASET=20240115
READ_CONNECTIONS=4

measure_million() {
  start_server million
  load_dataset
  probe_latencies
  each_round read_round
  measure_full
  collect_plans
  cp "$WORK/server-million.log" "$RAW/"
  stop_server
}

load_dataset() {
  local out=$RAW/load.txt stored watch
  say "loading $INTERACTIONS interactions"
  watch_disk "$RESULT/load-disk.tsv" &
  watch=$!
  load "$SEED_OF_DATASET" "$RESULT/load.tsv" "$out" "$INTERACTIONS"
  kill "$watch" 2>/dev/null || true
  stored=$(sql 'SELECT count(*) FROM interaction')
  echo "stored=$stored" >>"$out"
  [[ $stored -eq $INTERACTIONS ]] || fault "the load acknowledged $INTERACTIONS, stored $stored"
  sql "SELECT c.relname, pg_size_pretty(pg_table_size(c.oid)) AS tables, pg_size_pretty(pg_indexes_size(c.oid)) AS indexes,
         s.last_autovacuum FROM pg_class c LEFT JOIN pg_stat_user_tables s ON s.relid = c.oid
         WHERE relkind = 'r' AND c.relnamespace = current_schema::regnamespace ORDER BY 1" >"$RAW/sizes.txt"
  measure_disk
}

# load SEED RATES OUT COUNT: so many of the dataset with that seed, into the server that is meant.
load() {
  API_KEY=$API_KEY "$JAVA_HOME/bin/java" -Xmx512m "$BENCH/probe/Load.java" "$URL" "$INTERACTIONS" "$1" "$2" "$4" \
    >"$3" 2>&1 || die "loading failed, see $3"
}

# Bytes of each interaction: in the request's body, in all tables (with what they keep out of line), in all their indexes.
measure_disk() {
  local body
  body=$(awk -F= '$1 == "bytes" {bytes = $2} $1 == "stored" {stored = $2} END {printf "%.1f", bytes / stored}' "$RAW/load.txt")
  sql "SELECT $body, round(sum(pg_table_size(c.oid)) / $INTERACTIONS, 1), round(sum(pg_indexes_size(c.oid)) / $INTERACTIONS, 1)
         FROM pg_class c WHERE relkind = 'r' AND relnamespace = current_schema::regnamespace" | tr '|' '\t' >"$RESULT/disk.tsv"
}

# What a load leaves behind is over: a checkpoint, and vacuums, which begin every 10 s where there is a need. Waits five minutes at most.
settle_database() {
  local idle=0 _
  sql CHECKPOINT >/dev/null
  for _ in {1..20}; do
    sleep 15
    if (($(sql "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'autovacuum worker'") == 0)); then
      idle=$((idle + 1))
    else
      idle=0
    fi
    if ((idle == 2)); then break; fi
  done
  await_quiet
}

probe() { API_KEY=$API_KEY "$JAVA_HOME/bin/java" -Xmx256m "$BENCH/probe/Probe.java" "$URL" "$INTERACTIONS" "$1"; }

probe_latencies() {
  say "asking every question $REQUESTS times"
  settle_database
  probe "$REQUESTS" >"$RESULT/latencies.tsv" 2>"$RAW/probe.txt" || die "the probe failed, see $RAW/probe.txt"
  LAST=$INTERACTIONS ceiling ceiling-read-1 1 3 1 1 "$PG_PORT" ceiling_read.sql
}

read_round() {
  local round=$1 seconds=$2 name path body
  probe 0 >"$WORK/questions.tsv"
  LAST=$INTERACTIONS ceiling "ceiling-read-$READ_CONNECTIONS" "$round" "$seconds" "$READ_CONNECTIONS" 1 "$PG_PORT" ceiling_read.sql
  for name in first-page resource-hot trace-20 timeline-90-days deep-page; do
    path=$(awk -F'\t' -v n="$name" 'index($1, n) == 1 {print $2; exit}' "$WORK/questions.tsv")
    get "read-$name" "$round" "$seconds" "$READ_CONNECTIONS" "$path"
  done
}

# One request each with auto_explain on, in sessions that begin after it was set; the new lines of the log are its plans.
collect_plans() {
  local name path body before
  say "collecting the query plans"
  sql "ALTER DATABASE provenance SET session_preload_libraries = 'auto_explain'"
  sql 'ALTER DATABASE provenance SET auto_explain.log_min_duration = 0'
  sql 'ALTER DATABASE provenance SET auto_explain.log_analyze = on'
  sql 'ALTER DATABASE provenance SET auto_explain.log_buffers = on'
  sql 'ALTER DATABASE provenance SET auto_explain.log_nested_statements = on'
  stop_server
  start_server million
  mkdir -p "$RESULT/plans"
  probe 0 >"$WORK/questions.tsv"
  while IFS=$'\t' read -r name path body; do
    before=$(stat -c %s "$DATA/postgres.log")
    curl -fsS --retry 4 -o /dev/null -H "x-api-key: $API_KEY" -H 'Content-Type: application/json' ${body:+--data "$body"} "$URL$path" \
      || fault "$name: no answer while its plan was collected"
    { echo "$path $body"; tail -c +$((before + 1)) "$DATA/postgres.log"; } >"$RESULT/plans/$name.txt"
    grep -q 'Query Text' "$RESULT/plans/$name.txt" || fault "no plan of $name in the log of PostgreSQL"
  done <"$WORK/questions.tsv"
}
