# shellcheck shell=bash
# summary.md out of figures.tsv and latencies.tsv.

TARGET_MILLIS=20
TARGET_SINGLE_64=1.3

write_summary() {
  {
    echo "# Benchmark of $(date -d "@$STARTED" +%F): $TOPIC"
    echo
    echo "Command: \`$(<"$RESULT/command.txt")\`, $((($(date +%s) - STARTED) / 60)) minutes."
    echo
    echo '```'
    cat "$RESULT/machine.txt"
    echo "database: $(<"$RAW/postgresql-version.txt")"
    echo '```'
    if [[ $ONLY != million ]]; then writes_table; fi
    if [[ $ONLY != writes ]]; then reads_tables; fi
    reading
  } >"$RESULT/summary.md"
}

# Value and ceiling may be empty where a measurement is missing: the table shows it.
ratio() { awk -v v="${1:-0}" -v c="${2:-0}" 'BEGIN {if (v > 0 && c > 0) printf "%.2f", v / c; else printf "missing"}'; }
whole() { awk -v v="${1:-0}" 'BEGIN {printf "%.0f", v}'; }

# p99 of the last round, as wrk printed it.
p99() { awk '$1 == "99%" {print $2}' "$RAW/$1-$ROUNDS.txt"; }

rounds_of() { awk -F'\t' -v p="$1" '$1 == p && $2 > 0 {printf "%s%.0f", n++ ? ", " : "", $3}' "$RESULT/figures.tsv"; }

row() { # LABEL POINT CEILING
  local value ceiling
  value=$(median "$2") ceiling=$(median "$3")
  echo "| $1 | $(whole "$value") | $(whole "$ceiling") | **$(ratio "$value" "$ceiling")** | $(p99 "$2") | $(rounds_of "$2") | $(rounds_of "$3") |"
}

header() {
  printf '\n## %s\n\n%s\n\n' "$1" "$2"
  echo "| $3 | figure/s | ceiling/s | ratio | p99 of an answer | rounds | rounds of the ceiling |"
  echo '|---|---:|---:|---:|---:|---|---|'
}

writes_table() {
  local n
  header 'Recording' 'Interactions stored per second, counted in the database; medians. Ceilings: `pgbench` on the same programs of PostgreSQL, same settings, in turn with the server.' 'what'
  for n in "${SINGLE_CONNECTIONS[@]}"; do row "single POST, $n connections" "single-$n" "ceiling-single-$n"; done
  for n in "${BATCHES[@]}"; do row "batches of $n, $BATCH_CLIENTS connections" "batch-$n" "ceiling-batch-$n"; done
  echo
  echo "At the end: $(<"$RAW/rows-at-the-end.txt")."
}

reads_tables() {
  local name median p99 bytes floor
  header "Reading at $INTERACTIONS interactions: rates" "Answers per second over $READ_CONNECTIONS connections. Ceiling: one row by primary key through \`pgbench\`, $READ_CONNECTIONS clients." 'what'
  for name in first-page resource-hot trace-20 timeline-90-days deep-page; do
    row "$name" "read-$name" "ceiling-read-$READ_CONNECTIONS"
  done
  floor=$(awk '/^latency average/ {print $4}' "$RAW/ceiling-read-1-1.txt")
  printf '\n## Reading at %s interactions: latencies\n\n' "$INTERACTIONS"
  echo "One client, one connection, $REQUESTS requests each after 20 to warm up (\`bench/probe/Probe.java\`). Ceiling: one row by primary key through \`pgbench\`, $floor ms on average."
  echo
  echo '| what | median ms | p99 ms | bytes | times the ceiling |'
  echo '|---|---:|---:|---:|---:|'
  while IFS=$'\t' read -r name median p99 bytes; do
    echo "| $name | $median | $p99 | $bytes | $(ratio "$median" "$floor") |"
  done <"$RESULT/latencies.tsv"
  echo
  echo "Loading: $(tr '\n' ' ' <"$RAW/load.txt"). The plans are in \`plans/\`, by name."
}

reading() {
  printf '\n## Reading of the figures\n\n'
  if [[ $ONLY != million ]]; then single_64_target; fi
  if [[ $ONLY != writes ]]; then latency_target; fi
  if grep -l 'broken=[1-9]' "$RAW"/*.txt >/dev/null 2>&1; then
    echo "- Connections broken or timed out, as wrk counted them: $(grep -H 'broken=[1-9]' "$RAW"/*.txt | sed 's:.*/::' | tr '\n' ' ')"
  fi
  if [[ -s $ERRORS ]]; then
    echo '- **Errors of this run:**'
    sed 's/^/  - /' "$ERRORS"
  else
    echo '- No errors: every acknowledged interaction was found in the database, nothing was refused.'
  fi
  load_note
  spread_note
  if $QUICK; then echo '- A quick run: one short round per figure. It shows that everything works, not how fast it is.'; fi
}

single_64_target() {
  local value
  value=$(ratio "$(median single-64)" "$(median ceiling-single-64)")
  echo "- Single POSTs at 64 connections: $value times the one-row ceiling at 64 clients (target: at least $TARGET_SINGLE_64): $(
    awk -v v="$value" -v t="$TARGET_SINGLE_64" 'BEGIN {print (v >= t ? "met" : "**not met**")}')."
}

latency_target() {
  local slow
  slow=$(awk -F'\t' -v t="$TARGET_MILLIS" '$2 >= t {printf "%s%s (%s ms)", n++ ? ", " : "", $1, $2}' "$RESULT/latencies.tsv")
  if [[ -z $slow ]]; then
    echo "- Every median is under $TARGET_MILLIS ms: target met."
  else
    echo "- Medians of $TARGET_MILLIS ms and more, target **not met**: $slow."
  fi
}

# Rounds that differ much were disturbed, by a checkpoint or by others on the machine: said, not smoothed away.
spread_note() {
  local wide
  wide=$(awk -F'\t' '$2 > 0 {if (!($1 in lo) || $3 < lo[$1]) lo[$1] = $3; if ($3 > hi[$1]) hi[$1] = $3}
    END {for (p in lo) if (hi[p] > 1.3 * lo[p]) printf "%s%s", n++ ? ", " : "", p}' "$RESULT/figures.tsv")
  [[ -z $wide ]] || echo "- Rounds more than 30 % apart (take these figures with care): $wide."
}

load_note() {
  local load
  load=$(awk '/^load at the start/ {print $5}' "$RESULT/machine.txt" | tr -d ,)
  if awk -v l="${load:-0}" 'BEGIN {exit !(l > 0.5)}'; then
    echo "- The load average was $load before the measurement began: something else was running, or just had been. **Not a final figure** unless the rounds agree."
  fi
}

# A result is committed: where it was measured in the file system is nobody's business.
without_machine_paths() {
  find "$RESULT" -type f -exec sed -i "s#$WORK#WORK#g; s#$ROOT#.#g" {} +
}
