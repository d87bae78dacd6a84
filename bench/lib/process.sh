# shellcheck shell=bash
# The server as a process: how soon it is ready, and what memory it takes while it records as fast as it can.

STARTS=5
TARGET_HEAP_MIB=256
FULL_INGEST_JAVA_OPTS="-Xmx${TARGET_HEAP_MIB}m -XX:+UseSerialGC"
SAMPLE_EVERY=5

measure_server() {
  start_server server
  post server-fill 0 "$WARM_UP" 64 1
  stop_server
  measure_starts
  measure_growth
  cp "$WORK/server-server.log" "$RAW/"
}

# With the launcher's AOT cache and, in turn, without.
measure_starts() {
  local round
  for ((round = 1; round <= STARTS; round++)); do
    start_server server
    figure server-ready "$round" "$READY_MILLIS"
    stop_server
    PROVENANCE_JAVA_OPTS='-Xmx512m -XX:+UseSerialGC -XX:AOTMode=off' start_server server
    figure server-ready-without-cache "$round" "$READY_MILLIS"
    stop_server
  done
}

# Single POSTs and batches in turn for so many minutes, in the heap that is promised to suffice.
measure_growth() {
  local turn=0 end sampler
  PROVENANCE_JAVA_OPTS=$FULL_INGEST_JAVA_OPTS start_server server
  post server-ingest-warm-up 0 "$WARM_UP" 256 1
  printf 'seconds\trss MiB\theap used MiB\theap committed MiB\n' >"$RESULT/memory.tsv"
  live_heap >"$RAW/live-heap-before.txt"
  say "recording for $MINUTES minutes in a heap of $TARGET_HEAP_MIB MiB"
  end=$((SECONDS + MINUTES * 60))
  sample_memory &
  sampler=$!
  while ((SECONDS < end)); do
    turn=$((turn + 1))
    post server-ingest-single-256 "$turn" 10 256 1
    post server-ingest-batch-1000 "$turn" 10 "$BATCH_CLIENTS" 1000
  done
  kill "$sampler" 2>/dev/null || true
  wait "$sampler" 2>/dev/null || true
  live_heap >"$RAW/live-heap-after.txt"
  [[ $(<"$RAW/live-heap-after.txt") -gt 0 ]] || fault 'the heap could not be read'
  grep -E '^Vm(HWM|RSS)' "/proc/$SERVER_PID/status" >"$RAW/memory-at-the-end.txt"
  ! grep -i 'OutOfMemory' "$WORK/server-server.log" >&2 || fault "out of memory in a heap of $TARGET_HEAP_MIB MiB"
  stop_server
}

sample_memory() {
  local began=$SECONDS
  while kill -0 "$SERVER_PID" 2>/dev/null; do
    printf '%s\t%s\t%s\n' "$((SECONDS - began))" "$(rss_mib)" "$(heap_mib)" >>"$RESULT/memory.tsv"
    sleep "$SAMPLE_EVERY"
  done
}

rss_mib() { awk '/^VmRSS/ {printf "%.0f", $2 / 1024}' "/proc/$SERVER_PID/status"; }

# Used and committed, of all generations.
heap_mib() {
  "$JAVA_HOME/bin/jcmd" "$SERVER_PID" GC.heap_info | awk '
    /^[A-Za-z].* total [0-9]+K, used [0-9]+K/ {
      match($0, /total [0-9]+/); total += substr($0, RSTART + 6, RLENGTH - 6)
      match($0, /used [0-9]+/); used += substr($0, RSTART + 5, RLENGTH - 5)
    }
    END {printf "%.0f\t%.0f", used / 1024, total / 1024}'
}

# What is left after a full collection: growth of this is a leak.
live_heap() {
  "$JAVA_HOME/bin/jcmd" "$SERVER_PID" GC.run >/dev/null
  heap_mib | cut -f 1
}

server_table() {
  local before after
  before=$(<"$RAW/live-heap-before.txt") after=$(<"$RAW/live-heap-after.txt")
  printf '\n## The server as a process\n\n'
  echo '| what | figure | rounds |'
  echo '|---|---:|---|'
  echo "| from start to ready, on an existing data folder | $(whole "$(median server-ready)") ms | $(rounds_of server-ready) |"
  echo "| the same without the AOT cache | $(whole "$(median server-ready-without-cache)") ms | $(rounds_of server-ready-without-cache) |"
  echo "| single POST, 256 connections, in a heap of $TARGET_HEAP_MIB MiB | $(whole "$(median server-ingest-single-256)")/s | $(rounds_of server-ingest-single-256) |"
  echo "| batches of 1000, $BATCH_CLIENTS connections, in the same heap | $(whole "$(median server-ingest-batch-1000)")/s | $(rounds_of server-ingest-batch-1000) |"
  echo "| heap in use, most of all samples | $(most_heap) MiB | |"
  echo "| heap after a full collection, before and after | $before → $after MiB | |"
  echo "| resident memory, most of all (VmHWM) | $(awk '/VmHWM/ {printf "%.0f", $2 / 1024}' "$RAW/memory-at-the-end.txt") MiB | |"
  echo "| resident memory, first and last quarter of $MINUTES minutes | $(quarter 1) → $(quarter 4) MiB | |"
}

most_heap() { awk -F'\t' 'NR > 1 && $3 > m {m = $3} END {print m}' "$RESULT/memory.tsv"; }

# quarter N: mean of the resident memory in that quarter of the samples.
quarter() {
  awk -F'\t' -v q="$1" 'NR > 1 {rss[++n] = $2}
    END {for (i = int((q - 1) * n / 4) + 1; i <= int(q * n / 4); i++) {sum += rss[i]; count++}
         printf "%.0f", count ? sum / count : 0}' "$RESULT/memory.tsv"
}
