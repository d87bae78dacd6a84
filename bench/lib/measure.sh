# shellcheck shell=bash
# One measurement each; every one appends "point<TAB>round<TAB>value" to figures.tsv beside the raw output.

figure() { printf '%s\t%s\t%s\n' "$1" "$2" "$3" >>"$RESULT/figures.tsv"; }

# The one in the middle of the numbers on stdin; nothing when there are none.
middle() { sort -g | awk '{v[NR] = $1} END {if (NR) printf "%.4f", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'; }

# median POINT [FILE]: of its rounds; the warm-up (round 0) is not among them.
median() { awk -F'\t' -v point="$1" '$1 == point && $2 > 0 {print $3}' "$RESULT/${2:-figures.tsv}" | middle; }

# each_round FUNCTION: calls it with round and seconds; round 0 warms up, and no median takes it in.
each_round() {
  local round
  for ((round = 0; round <= ROUNDS; round++)); do
    say "${1//_/ } $round of $ROUNDS$([[ $round -gt 0 ]] || echo ' (warm-up)')"
    "$1" "$round" "$([[ $round -eq 0 ]] && echo "$WARM_UP" || echo "$SECONDS_EACH")"
  done
}

threads() { if [[ $1 -eq 1 ]]; then echo 1; else echo 2; fi; }

# One number per run of a script, so that no two runs send the same units of work.
next_seed() {
  SEED=$((${SEED:-20260000} + 1))
}

# await_quiet: returns when the machine has been four fifths idle for a second, or after 15. What was measured before leaves
# work behind (a vacuum, a checkpoint, a peer's collector) that would be charged to what is measured next.
await_quiet() {
  local _ before
  for _ in {1..15}; do
    before=$(idle_time)
    sleep 1
    if (($(idle_time) - before >= TICKS_PER_SECOND * $(nproc) * 4 / 5)); then return; fi
  done
}

# post POINT ROUND SECONDS CONNECTIONS BATCH [TARGET]: stored per second, by counting. A target is where its URL is
# (target_url) and how it counts (target_mark, target_count MARK); ours is "server".
post() {
  local point=$1 round=$2 seconds=$3 connections=$4 batch=$5 target=${6:-server}
  local out=$RAW/$point-$round.txt script=post.lua mark stored acknowledged lasted before after
  [[ $target != zipkin ]] || script=spans.lua
  next_seed
  mark=$("${target}_mark")
  await_quiet
  before=$(processor_time "$target")
  API_KEY=$API_KEY BATCH=$batch SEED=$SEED \
    wrk -t"$(threads "$connections")" -c"$connections" -d"${seconds}s" --latency --timeout 10s \
    -s "$BENCH/wrk/$script" "$("${target}_url")" >"$out" 2>&1 || die "wrk failed, see $out"
  after=$(processor_time "$target")
  acknowledged=$(($(sed -n 's/^acknowledged=//p' "$out") * batch))
  lasted=$(sed -n 's/^seconds=//p' "$out")
  stored=$(settled "${target}_count" "$mark")
  echo "stored=$stored" >>"$out"
  # wrk hangs up on requests under way when its time is over: up to one per connection is stored and never answered.
  if ((stored < acknowledged || stored > acknowledged + connections * batch)); then
    fault "$point round $round: acknowledged $acknowledged, stored $stored"
  fi
  if ! grep -q '^refused=0$' "$out"; then fault "$point round $round: $(grep '^refused=' "$out")"; fi
  keep_processor_time "$point" "$round" "$stored" "$before" "$after"
  figure "$point" "$round" "$(awk -v n="$stored" -v s="$lasted" 'BEGIN {printf "%.1f", n / s}')"
}

# refuse POINT ROUND SECONDS CONNECTIONS: the same single POSTs without their origin, answered (400) by everything but the writing.
refuse() {
  local point=$1 round=$2 seconds=$3 connections=$4
  local out=$RAW/$point-$round.txt mark stored
  next_seed
  mark=$(server_mark)
  await_quiet
  WITHOUT_ORIGIN=1 API_KEY=$API_KEY BATCH=1 SEED=$SEED \
    wrk -t"$(threads "$connections")" -c"$connections" -d"${seconds}s" --latency --timeout 10s \
    -s "$BENCH/wrk/post.lua" "$URL" >"$out" 2>&1 || die "wrk failed, see $out"
  stored=$(settled server_count "$mark")
  if ((stored > 0)) || ! grep -q '^acknowledged=0$' "$out"; then
    fault "$point round $round: $stored stored, $(grep '^acknowledged=' "$out"); expected: none"
  fi
  figure "$point" "$round" "$(awk -F= '$1 == "refused" {n = $2} $1 == "seconds" {s = $2} END {printf "%.1f", n / s}' "$out")"
}

# settled COUNTER MARK: what it counts; those sent last may still be on their way, so it waits until nothing changes.
settled() {
  local count=-1 again
  again=$("$@")
  while [[ $again != "$count" ]]; do
    count=$again
    sleep 0.3
    again=$("$@")
  done
  echo "$count"
}

server_url() { echo "$URL"; }

# Each tenant's highest number, as rows of VALUES.
server_mark() {
  sql "SELECT string_agg(format('(%s,%s)', tenant_id, (SELECT coalesce(max(number), 0) FROM interaction i WHERE i.tenant_id = t.tenant_id)), ',') FROM tenant t"
}

server_count() {
  sql "SELECT coalesce(sum((SELECT count(*) FROM interaction i WHERE i.tenant_id = m.tenant_id AND number > last)), 0) FROM (VALUES $1) AS m (tenant_id, last)"
}

# ceiling POINT ROUND SECONDS CLIENTS ROWS PORT SCRIPT: rows per second through pgbench.
ceiling() {
  local point=$1 round=$2 seconds=$3 clients=$4 rows=$5 port=$6 script=$7
  local out=$RAW/$point-$round.txt tps
  next_seed
  await_quiet
  pgbench -n -M prepared -p "$port" -c "$clients" -j "$(threads "$clients")" -T "$seconds" --random-seed="$SEED" \
    -D turn=0 -D run="$SEED" -D rows="$rows" -D last="${LAST:-1}" -f "$BENCH/sql/$script" >"$out" 2>&1 || die "pgbench failed, see $out"
  tps=$(sed -n 's/^tps = \([0-9.]*\).*/\1/p' "$out")
  if [[ -z $tps ]]; then
    # A short warm-up can end before so many clients are connected.
    [[ $round -eq 0 ]] || fault "$point round $round: pgbench gave no figure"
    return
  fi
  figure "$point" "$round" "$(awk -v t="$tps" -v n="$rows" 'BEGIN {printf "%.1f", t * n}')"
}

# get POINT ROUND SECONDS CONNECTIONS PATH [BODY]: answers per second.
get() {
  local point=$1 round=$2 seconds=$3 connections=$4 path=$5 body=${6:-}
  local out=$RAW/$point-$round.txt
  API_KEY=$API_KEY BODY=$body wrk -t"$(threads "$connections")" -c"$connections" -d"${seconds}s" --latency --timeout 10s \
    -s "$BENCH/wrk/read.lua" "$URL$path" >"$out" 2>&1 || die "wrk failed, see $out"
  if ! grep -q '^refused=0$' "$out"; then fault "$point round $round: $(grep '^refused=' "$out")"; fi
  figure "$point" "$round" "$(sed -n 's/^Requests\/sec: *//p' "$out")"
}
