# shellcheck shell=bash
# summary.md out of figures.tsv and latencies.tsv.

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
    [[ $ONLY == latency ]] || targets_table
    if wanted writes; then writes_table; fi
    if wanted tenants; then tenants_table; fi
    if wanted peers; then peers_table; fi
    if wanted latency; then latency_table; fi
    if wanted overload; then overload_table; fi
    if wanted server; then server_table; fi
    if wanted million; then reads_tables; full_table; fi
    charts
    reading
  } >"$RESULT/summary.md"
}

charts() {
  local file
  compgen -G "$RESULT/*.svg" >/dev/null || return 0
  printf '\n## Charts\n\nThe thin line goes from the lowest to the highest round (questions: from the median to p99).\n\n'
  for file in "$RESULT"/*.svg; do echo "![$(basename "$file" .svg)]($(basename "$file"))"; done
}

# Value and ceiling may be empty where a measurement is missing: the table shows it.
ratio() { awk -v v="${1:-0}" -v c="${2:-0}" 'BEGIN {if (v > 0 && c > 0) printf "%.2f", v / c; else printf "missing"}'; }
whole() { awk -v v="${1:-0}" 'BEGIN {printf "%.0f", v}'; }

# p99 as wrk printed it: the median of the rounds, in ms.
p99() {
  local round
  for ((round = 1; round <= ROUNDS; round++)); do
    awk '$1 == "99%" {ms = $2 + 0; if ($2 ~ /us$/) ms /= 1000; else if ($2 !~ /ms$/) ms *= 1000; print ms}' "$RAW/$1-$round.txt"
  done | middle | awk '{printf "%.1f ms", $1} END {if (!NR) printf "missing"}'
}

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
  row 'single POST, 256 connections; the same server refusing them (400) once read and checked' single-256 answering-256
  row 'single POST, 256 connections; the same server answering GET /health/live' single-256 answering-nothing-256
  local -a points=()
  for n in "${SINGLE_CONNECTIONS[@]}"; do points+=("single POST, $n connections" "single-$n"); done
  for n in "${BATCHES[@]}"; do points+=("batches of $n, $BATCH_CLIENTS connections" "batch-$n"); done
  processor_table "${points[@]}"
  echo
  echo "At the end: $(<"$RAW/rows-at-the-end.txt")."
}

tenants_table() {
  printf '\n## Several tenants\n\n%s\n\n' "Interactions stored per second in batches of $TENANTS_BATCH over $TENANTS_CONNECTIONS connections; medians."
  echo '| what | figure/s | one tenant/s | ratio | rounds | rounds of one tenant |'
  echo '|---|---:|---:|---:|---|---|'
  peer_row "$TENANTS tenants" "tenants-$TENANTS" tenants-1
}

peers_table() {
  local n
  printf '\n## Beside others\n\n%s\n\n' "Interactions (Zipkin: spans) stored per second; medians. Fastify and the ceiling write to the same PostgreSQL programs and settings, in turn with the server; Zipkin keeps spans in memory only."
  echo '| what | Provenance | other | times the other | rounds | rounds of the other |'
  echo '|---|---:|---:|---:|---|---|'
  for n in "${PEER_CONNECTIONS[@]}"; do
    peer_row "single POST, $n connections; Fastify + pg" "peers-single-$n" "fastify-single-$n"
    peer_row "single POST, $n connections; pgbench, one INSERT a row" "peers-single-$n" "peers-ceiling-single-$n"
  done
  for n in "${PEER_BATCHES[@]}"; do
    peer_row "batches of $n, $BATCH_CLIENTS connections; Fastify + pg, unnest" "peers-batch-$n" "fastify-batch-$n"
  done
  peer_row "batches of 100, $BATCH_CLIENTS connections; Zipkin in memory" peers-batch-100 zipkin-batch-100
  processor_table 'Provenance, single POST, 64 connections' peers-single-64 'Fastify + pg, the same' fastify-single-64 \
    'Provenance, batches of 100' peers-batch-100 'Fastify + pg, the same' fastify-batch-100 'Zipkin in memory, the same' zipkin-batch-100
}

peer_row() { # LABEL POINT OTHER
  local value other
  value=$(median "$2") other=$(median "$3")
  echo "| $1 | $(whole "$value") | $(whole "$other") | **$(ratio "$value" "$other")** | $(rounds_of "$2") | $(rounds_of "$3") |"
}

reads_tables() {
  local name median p99 bytes asked floor
  header "Reading at $INTERACTIONS interactions: rates" "Answers per second over $READ_CONNECTIONS connections. Ceiling: one row by primary key through \`pgbench\`, $READ_CONNECTIONS clients." 'what'
  for name in first-page resource-hot trace-20 timeline-90-days deep-page; do
    row "$name" "read-$name" "ceiling-read-$READ_CONNECTIONS"
  done
  floor=$(awk '/^latency average/ {print $4}' "$RAW/ceiling-read-1-1.txt")
  printf '\n## Reading at %s interactions: latencies\n\n' "$INTERACTIONS"
  echo "One client, one connection, $REQUESTS requests each, fewer where they would take over two minutes, after as many to warm up, for 20 s at most (\`bench/probe/Probe.java\`). Ceiling: one row by primary key through \`pgbench\`, $floor ms on average."
  echo
  echo '| what | median ms | p99 ms | limit | asked | bytes | times the ceiling |'
  echo '|---|---:|---:|---:|---:|---:|---:|'
  while IFS=$'\t' read -r name median p99 bytes asked; do
    echo "| $name | $median | $p99 | $(limit_of "$(group_of "$name")") | $asked | $bytes | $(ratio "$median" "$floor") |"
  done <"$RESULT/latencies.tsv"
  echo
  loading_and_disk
  echo "Loading: $(tr '\n' ' ' <"$RAW/load.txt"). The plans are in \`plans/\`, by name."
}

loading_and_disk() {
  printf '\n## Loading and disk\n\n'
  echo "Taken in batches of 1,000 over 4 connections; how many a second, and what the disk did meanwhile, is in \`load.tsv\` and \`load-disk.tsv\`."
  echo
  awk -F'\t' '{printf "Bytes of an interaction: body %s, tables %s, indexes %s.\n", $1, $2, $3}' "$RESULT/disk.tsv"
  echo
}

reading() {
  printf '\n## Reading of the figures\n\n'
  if grep -l 'broken=[1-9]' "$RAW"/*.txt >/dev/null 2>&1; then
    echo "- Connections broken or timed out, as wrk counted them: $(grep -H 'broken=[1-9]' "$RAW"/*.txt | sed 's:.*/::' | tr '\n' ' ')"
  fi
  if [[ -s $ERRORS ]]; then
    echo '- **Errors of this run:**'
    sed 's/^/  - /' "$ERRORS"
  else
    echo '- No errors: every acknowledged interaction was found in the database, nothing was refused but by the overload.'
  fi
  load_note
  spread_note
  if $QUICK; then echo '- A quick run: one short round per figure. It shows that everything works, not how fast it is.'; fi
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
