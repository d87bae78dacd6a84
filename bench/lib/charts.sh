# shellcheck shell=bash
# A chart of bars for each part of a run, out of figures.tsv: <part>….svg in the result folder.

draw_charts() {
  local n
  if wanted writes; then
    for n in "${SINGLE_CONNECTIONS[@]}"; do
      bar "single POST, $n connections" "single-$n" ours
      bar "pgbench, one INSERT a row, $n clients" "ceiling-single-$n" other
    done | chart writes-single 'Recording one by one' 'stored a second'
    for n in "${BATCHES[@]}"; do
      bar "batches of $n" "batch-$n" ours
      bar "pgbench, INSERT … SELECT of $n rows" "ceiling-batch-$n" other
    done | chart writes-batch 'Recording in batches' 'stored a second'
  fi
  if wanted tenants; then
    { bar "$TENANTS tenants" "tenants-$TENANTS" ours; bar 'one tenant' tenants-1 other; } | chart tenants "Batches of $TENANTS_BATCH" 'stored a second'
  fi
  if wanted peers; then draw_peers; fi
  if wanted latency; then
    for n in 50 99 99.9; do bar "p$n" "latency-p$n" ours; done | chart latency 'Single POSTs at half the maximum' 'ms'
  fi
  if wanted server; then
    { bar 'with the AOT cache' server-ready ours; bar 'without' server-ready-without-cache other; } | chart server 'From start to ready' 'ms'
  fi
  if wanted million; then
    { bar "at $INTERACTIONS interactions" full ours; bar 'into an empty log' empty other; } | chart full 'Recording in batches of 1,000' 'stored a second'
    awk -F'\t' '{printf "%s\t%s\t%s\t%s\tours\n", $1, $2, $2, $3}' "$RESULT/latencies.tsv" | chart million "Questions to $INTERACTIONS interactions: median, and up to p99" 'ms'
  fi
}

draw_peers() {
  local n
  for n in "${PEER_CONNECTIONS[@]}"; do
    bar "Provenance, $n connections" "peers-single-$n" ours
    bar "pgbench, one INSERT a row, $n clients" "peers-ceiling-single-$n" other
    bar "Fastify + pg, $n connections" "fastify-single-$n" other
  done | chart peers-single 'One by one, beside others' 'stored a second'
  {
    for n in "${PEER_BATCHES[@]}"; do
      bar "Provenance, batches of $n" "peers-batch-$n" ours
      bar "Fastify + pg, batches of $n" "fastify-batch-$n" other
    done
    bar 'Zipkin in memory, batches of 100' zipkin-batch-100 other
  } | chart peers-batch 'In batches, beside others' 'stored a second'
}

# bar LABEL POINT ours|other: a row for the chart, if there is such a figure.
bar() {
  awk -F'\t' -v point="$2" '$1 == point && $2 > 0 {
      if (!n++ || $3 < lowest) lowest = $3
      if ($3 > highest) highest = $3
    }
    END {if (n) printf "%s\t%s\n", lowest, highest}' "$RESULT/figures.tsv" | while read -r lowest highest; do
    printf '%s\t%s\t%s\t%s\t%s\n' "$1" "$(median "$2")" "$lowest" "$highest" "$3"
  done
}

chart() { "$JAVA_HOME/bin/java" "$BENCH/lib/Chart.java" "$2" "$3" >"$RESULT/$1.svg"; }
