# shellcheck shell=bash
# Ten times as much as can be stored, on a fixed schedule, from many connections that do not wait when told to.

OVERLOAD_TIMES=10
OVERLOAD_CONNECTIONS=2000
OVERLOAD_SIZES=(1 1000)

measure_overload() {
  local round size
  fetch_histogram
  PROVENANCE_JAVA_OPTS=$FULL_INGEST_JAVA_OPTS start_server overload
  for ((round = 0; round <= ROUNDS; round++)); do
    for size in "${OVERLOAD_SIZES[@]}"; do
      say "what can be stored, by $size, round $round of $ROUNDS"
      post "overload-sustained-$size" "$round" "$([[ $round -eq 0 ]] && echo "$WARM_UP" || echo "$SECONDS_EACH")" "$((size == 1 ? 64 : BATCH_CLIENTS))" "$size"
    done
  done
  for ((round = 1; round <= ROUNDS; round++)); do
    for size in "${OVERLOAD_SIZES[@]}"; do
      flood "$round" "$size" $((2 * SECONDS_EACH))
    done
  done
  ! grep -i 'OutOfMemory' "$WORK/server-overload.log" >&2 || fault "out of memory in a heap of $TARGET_HEAP_MIB MiB"
  cp "$WORK/server-overload.log" "$RAW/"
  stop_server
}

# flood ROUND SIZE SECONDS: of requests with so many interactions each.
flood() {
  local round=$1 size=$2 seconds=$3 out=$RAW/flood-$2-$1.txt rate mark stored acknowledged name
  rate=$(awk -v m="$(median "overload-sustained-$size")" -v t="$OVERLOAD_TIMES" -v n="$size" 'BEGIN {printf "%.0f", m * t / n}')
  say "$rate requests a second of $size, round $round of $ROUNDS"
  next_seed
  mark=$(server_mark)
  await_quiet
  API_KEY=$API_KEY "$JAVA_HOME/bin/java" -Xmx1g -cp "$BENCH/probe/target/lib/*" "$BENCH/probe/Flood.java" \
    "$URL" "$rate" "$OVERLOAD_CONNECTIONS" "$size" "$seconds" "$SEED" >"$out" 2>&1 || die "the flood failed, see $out"
  stored=$(settled server_count "$mark")
  acknowledged=$((($(flooded "$out" 201 2) + $(flooded "$out" after-201 2)) * size))
  echo "stored=$stored" >>"$out"
  [[ $stored -eq $acknowledged ]] || fault "flood of $size, round $round: acknowledged $acknowledged, stored $stored"
  if name=$(grep -Ev '^(201|429|503|health-200|after-201|after-503|unsent|normal|stored)\b' "$out"); then
    fault "flood of $size, round $round: $name"
  fi
  figure "overload-$size-sent" "$round" "$(awk -F'\t' '$1 ~ /^[0-9]+$/ {n += $2} END {print n}' "$out")"
  figure "overload-$size-unsent" "$round" "$(sed -n 's/^unsent=//p' "$out")"
  figure "overload-$size-normal" "$round" "$(sed -n 's/^normal=//p' "$out")"
  for name in 201 503 health-200; do
    figure "overload-$size-$name" "$round" "$(flooded "$out" "$name" 2)"
    figure "overload-$size-$name-p50" "$round" "$(flooded "$out" "$name" 3)"
    figure "overload-$size-$name-p99" "$round" "$(flooded "$out" "$name" 4)"
  done
}

# flooded FILE NAME COLUMN: of the answers of that name; 0 where there were none.
flooded() { awk -F'\t' -v name="$2" -v column="$3" '$1 == name {found = $column} END {print found + 0}' "$1"; }

overload_targets() {
  local size
  for size in "${OVERLOAD_SIZES[@]}"; do
    at_most "$OVERLOAD_TIMES times what can be stored, by $size: p99 of what is accepted" 1000 "$(whole "$(median "overload-$size-201-p99")")" ms
    at_most "the same: itself again after" 5 "$(awk -v v="$(median "overload-$size-normal")" 'BEGIN {printf "%.1f", v}')" s
  done
}

overload_table() {
  local size
  printf '\n## Overload\n\n'
  echo "$OVERLOAD_TIMES times what can be stored, on a fixed schedule for $((2 * SECONDS_EACH)) s, over $OVERLOAD_CONNECTIONS connections that do not wait when told to, in a heap of $TARGET_HEAP_MIB MiB. What is due while all of them wait for an answer cannot be sent. Latencies in ms, from the moment of sending; medians of the rounds."
  echo
  echo '| interactions a request | can be stored/s | requests: sent, not sent | 201: p50, p99 | 503: p50, p99 | health: p50, p99 | itself again after |'
  echo '|---:|---:|---:|---:|---:|---:|---:|'
  for size in "${OVERLOAD_SIZES[@]}"; do
    echo "| $size | $(whole "$(median "overload-sustained-$size")") | $(pair "overload-$size-sent" "overload-$size-unsent") | $(whole "$(median "overload-$size-201")"): $(pair "overload-$size-201-p50" "overload-$size-201-p99") | $(whole "$(median "overload-$size-503")"): $(pair "overload-$size-503-p50" "overload-$size-503-p99") | $(pair "overload-$size-health-200-p50" "overload-$size-health-200-p99") | $(median "overload-$size-normal" | awk '{printf "%.1f", $1}') s |"
  done
}

pair() { echo "$(whole "$(median "$1")"), $(whole "$(median "$2")")"; }
