# shellcheck shell=bash
# Latency of single POSTs under a steady load that does not wait for the server (no coordinated omission).

LATENCY_SHARE=0.5
LATENCY_CONNECTIONS=256

measure_latency() {
  local round rate
  fetch_histogram
  start_server latency
  for ((round = 0; round <= ROUNDS; round++)); do
    say "the maximum, round $round of $ROUNDS"
    post latency-maximum "$round" "$([[ $round -eq 0 ]] && echo $((WARM_UP + 2 * SECONDS_EACH)) || echo "$SECONDS_EACH")" "$LATENCY_CONNECTIONS" 1
  done
  rate=$(awk -v m="$(median latency-maximum)" -v s="$LATENCY_SHARE" 'BEGIN {printf "%.0f", m * s}')
  for ((round = 1; round <= ROUNDS; round++)); do
    say "$rate a second, round $round of $ROUNDS"
    open_loop "$round" "$rate" $((3 * SECONDS_EACH))
  done
  cp "$WORK/server-latency.log" "$RAW/"
  stop_server
}

fetch_histogram() {
  local lib=$BENCH/probe/target/lib
  [[ -d $lib ]] \
    || mvn -q -B -ntp -f "$BENCH/probe/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies \
      -DoutputDirectory="$lib" >"$RAW/probe-maven.txt" 2>&1 || die "HdrHistogram could not be fetched, see $RAW/probe-maven.txt"
}

# open_loop ROUND RATE SECONDS
open_loop() {
  local round=$1 rate=$2 seconds=$3 out=$RAW/open-loop-$1.txt mark stored acknowledged p
  next_seed
  mark=$(server_mark)
  API_KEY=$API_KEY "$JAVA_HOME/bin/java" -Xmx512m -cp "$BENCH/probe/target/lib/*" "$BENCH/probe/OpenLoop.java" \
    "$URL" "$rate" "$WARM_UP" "$seconds" "$SEED" "$RAW/open-loop-distribution-$round.txt" >"$out" 2>&1 || die "the load failed, see $out"
  stored=$(settled server_count "$mark")
  echo "stored=$stored" >>"$out"
  acknowledged=$(sed -n 's/^acknowledged=//p' "$out")
  [[ $stored -eq $acknowledged ]] || fault "open loop, round $round: acknowledged $acknowledged, stored $stored"
  grep -q '^refused=0$' "$out" || fault "open loop, round $round: $(grep '^refused=' "$out")"
  figure latency-rate "$round" "$rate"
  for p in 50 99 99.9 100; do
    figure "latency-p$p" "$round" "$(sed -n "s/^p$p=//p" "$out")"
  done
}

latency_table() {
  local p
  printf '\n## Latency under a steady load\n\n'
  echo "Single POSTs on a fixed schedule at half the maximum ($(whole "$(median latency-rate)") of $(whole "$(median latency-maximum)") a second, the latter by \`wrk\` over $LATENCY_CONNECTIONS connections), each counted from when it was to be sent; medians of the rounds, in ms."
  echo
  echo '| percentile | ms | rounds |'
  echo '|---|---:|---|'
  for p in 50 99 99.9 100; do
    echo "| p$p | $(awk -v v="$(median "latency-p$p")" 'BEGIN {printf "%.2f", v}') | $(awk -F'\t' -v p="latency-p$p" '$1 == p {printf "%s%s", n++ ? ", " : "", $3}' "$RESULT/figures.tsv") |"
  done
}
