# shellcheck shell=bash
# Recording into the full log, in turn with a server whose log is empty: both see the same machine.

declare -A EMPTY=()

measure_full() {
  in_empty start_server empty
  each_round full_round
  in_empty stop_server
}

full_round() {
  record full "$1"
  in_empty record empty "$1"
}

# in_empty COMMAND…: with what start_server sets being that of the empty server.
in_empty() {
  local SERVER_PID=${EMPTY[pid]:-} DATA=$WORK/empty PORT=$((PORT + 1)) PG_PORT=${EMPTY[pg_port]:-} URL
  local -x PGPASSWORD=${EMPTY[password]:-}
  URL=http://127.0.0.1:$PORT
  "$@"
  EMPTY=([pid]=$SERVER_PID [pg_port]=$PG_PORT [password]=$PGPASSWORD)
}

# record POINT ROUND: a fortieth of the dataset's size more, of its kind, the same for both in a round.
record() {
  local point=$1 round=$2 count=$((INTERACTIONS / 40)) out=$RAW/$1-$2.txt mark before after stored
  mark=$(server_mark)
  await_quiet
  before=$(processor_time server)
  load "$((SEED_OF_DATASET + 1 + round))" "$RAW/$point-$round-rates.tsv" "$out" "$count"
  after=$(processor_time server)
  stored=$(settled server_count "$mark")
  [[ $stored -eq $count ]] || fault "$point round $round: acknowledged $count, stored $stored"
  keep_processor_time "$point" "$round" "$stored" "$before" "$after"
  figure "$point" "$round" "$(awk -F= '$1 == "acknowledged" {n = $2} $1 == "seconds" {printf "%.1f", n / $2}' "$out")"
}

full_table() {
  printf '\n## Recording at %s interactions\n\n' "$INTERACTIONS"
  echo "Batches of 1,000 over 4 connections, $((INTERACTIONS / 40)) interactions a round, of the same kind as those loaded; beside it the same ones into an empty log, of another server on the same machine; medians."
  echo
  echo '| what | figure/s | empty/s | ratio | rounds | rounds of the empty one |'
  echo '|---|---:|---:|---:|---|---|'
  peer_row "at $INTERACTIONS" full empty
  processor_table "at $INTERACTIONS" full 'into an empty log' empty
}
