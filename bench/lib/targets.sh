# shellcheck shell=bash
# What this project holds itself to, beside what was measured: one table in summary.md.

targets_table() {
  printf '\n## Targets\n\n'
  echo '| what | target | measured | |'
  echo '|---|---:|---:|---|'
  if wanted writes; then writes_targets; fi
  if wanted tenants; then at_least "batches of $TENANTS tenants, times those of one" 1.5 "$(times "tenants-$TENANTS" tenants-1)"; fi
  if wanted peers; then peers_targets; fi
  if wanted overload; then overload_targets; fi
  if wanted server; then server_targets; fi
  if wanted million; then million_targets; fi
}

at_least() { target_row "$1" "at least $2${4:+ $4}" "$3${4:+ $4}" "$(verdict "$3" -ge "$2")"; } # LABEL LIMIT MEASURED [UNIT]
at_most() { target_row "$1" "at most $2${4:+ $4}" "$3${4:+ $4}" "$(verdict "$2" -ge "$3")"; }

target_row() { echo "| $1 | $2 | $3 | $4 |"; } # LABEL LIMIT MEASURED VERDICT

# verdict A -ge B: a figure that is missing meets no target.
verdict() {
  if awk -v a="$1" -v b="$3" 'BEGIN {exit !(a ~ /^[0-9.]+$/ && b ~ /^[0-9.]+$/ && a + 0 >= b + 0)}'; then
    echo met
  else
    echo '**not met**'
  fi
}

# times POINT OTHER: ratio of their medians.
times() { ratio "$(median "$1")" "$(median "$2")"; }

writes_targets() {
  at_least 'single POST, 64 connections, times one INSERT a row' 1.7 "$(times single-64 ceiling-single-64)"
  at_least 'single POST, 256 connections, times the same server answering without storing' 0.4 "$(times single-256 answering-256)"
  at_least 'batches of 1,000, times the ceiling of the same tables' 0.9 "$(times batch-1000 ceiling-batch-1000)"
  at_least 'that ceiling' 30000 "$(whole "$(median ceiling-batch-1000)")" /s
}

peers_targets() {
  at_least 'single POST, 64 connections, times Fastify + pg' 3.5 "$(times peers-single-64 fastify-single-64)"
  at_least 'single POST, 256 connections, times Fastify + pg' 5 "$(times peers-single-256 fastify-single-256)"
  at_least 'batches of 100, times Zipkin in memory' 1 "$(times peers-batch-100 zipkin-batch-100)"
}

server_targets() {
  at_most 'ready on an existing data folder' 1500 "$(whole "$(median server-ready)")" ms
  at_most 'heap at full rate' "$TARGET_HEAP_MIB" "$(most_heap)" MiB
  # What caches take while they fill is no leak; what goes on growing is beyond this in half an hour.
  at_most "heap after a full collection, after $MINUTES minutes, times that at the beginning" 1.25 \
    "$(ratio "$(<"$RAW/live-heap-after.txt")" "$(<"$RAW/live-heap-before.txt")")"
}

million_targets() {
  local body tables indexes
  at_least "recording at $INTERACTIONS interactions, times that into an empty log" 0.8 "$(times full empty)"
  for group in page deep total timeline json; do questions_target "$group"; done
  IFS=$'\t' read -r body tables indexes <"$RESULT/disk.tsv"
  at_most 'disk, times the body' 2.5 "$(awk -v b="$body" -v t="$tables" -v i="$indexes" 'BEGIN {printf "%.2f", (t + i) / b}')"
}

# group_of QUESTION: which limit an answer is held to at 20 million. Those of a megabyte, and timelines that must read rows, have none.
group_of() {
  case $1 in
    timeline-90-days) echo timeline ;;
    total-*) echo total ;;
    json-*) echo json ;;
    deep-page-*) echo deep ;;
    trace-5000-* | timeline-*) echo none ;;
    *) echo page ;;
  esac
}

# limit_of GROUP: which figure is held to how many ms.
limit_of() {
  case $1 in
    timeline) echo median 5 ;;
    total) echo median 10 ;;
    json) echo median 50 ;;
    deep) awk -F'\t' '$1 == "first-page" {printf "median %.2f", 2 * $2}' "$RESULT/latencies.tsv" ;;
    page) echo p99 15 ;;
    none) echo none ;;
  esac
}

# questions_target GROUP: lowest and highest figure of its questions, and which of them are beyond the limit.
questions_target() {
  local name median p99 rest figure limit low='' high='' missed=''
  read -r figure limit <<<"$(limit_of "$1")"
  while IFS=$'\t' read -r name median p99 rest; do
    [[ $(group_of "$name") == "$1" ]] || continue
    low=$(printf '%s\n' ${low:+"$low"} "${!figure}" | sort -g | head -1)
    high=$(printf '%s\n' ${high:+"$high"} "${!figure}" | sort -g | tail -1)
    if [[ $(verdict "$limit" -ge "${!figure}") != met ]]; then missed+="${missed:+, }$name ${!figure}"; fi
  done <"$RESULT/latencies.tsv"
  target_row "$(group_label "$1"): $figure" "at most $limit ms" "$(span "$low" "$high") ms" "${missed:+**not met** by }${missed:-met}"
}

span() { if [[ $1 == "$2" ]]; then echo "$1"; else echo "$1 to $2"; fi; }

group_label() {
  case $1 in
    page) echo 'first pages, traces, activity' ;;
    deep) echo 'page 100,000 (twice the first)' ;;
    total) echo 'exact totals' ;;
    timeline) echo 'timeline of 90 days' ;;
    json) echo 'a member of the payload within a resource or a day' ;;
  esac
}
