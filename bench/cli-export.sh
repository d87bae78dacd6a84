#!/usr/bin/env bash
# Loads interactions, exports them with the command line, and writes count, rate and peak memory to
# bench/results/<date>-export/. See README.md.
set -euo pipefail

BENCH=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(dirname "$BENCH")
# shellcheck source=../build/jdk.sh
source "$ROOT/build/jdk.sh"
for part in tools servers million; do source "$BENCH/lib/$part.sh"; done

# The launcher's options, and a heap that an export of any length must do with.
CLI_JAVA_OPTS=(-Xmx64m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC)
INTERACTIONS=${1:-1000000}
[[ $INTERACTIONS =~ ^[1-9][0-9]*$ ]] || { echo "usage: bench/cli-export.sh [INTERACTIONS]" >&2; exit 2; }

RESULT=$BENCH/results/$(date +%F)-export
RAW=$RESULT/raw
WORK=$(mktemp -d "${TMPDIR:-/tmp}/provenance-bench.XXXXXX")
ERRORS=$WORK/errors
API_KEY=pak_$(printf 'b%.0s' {1..64})
trap 'finish $?' EXIT
trap 'exit 130' INT TERM

finish() {
  stop_server || true
  [[ $1 -eq 0 ]] || cp -f "$WORK"/*.log "$RAW"/ 2>/dev/null || true
  rm -rf "$WORK"
}

main() {
  rm -rf "$RESULT"
  mkdir -p "$RAW"
  : >"$ERRORS"
  need_tools
  use_jdk
  build_server
  (cd "$ROOT" && mvn -q -B -ntp package -DskipTests -pl cli -am) >>"$RAW/build.txt" 2>&1 || die "the build failed, see $RAW/build.txt"
  describe_machine >"$RESULT/machine.txt"
  start_server export
  load_dataset
  printf 'what\tinteractions\tbytes\tseconds\tper second\tpeak memory, MiB\n' >"$RESULT/figures.tsv"
  measure_export ndjson --format ndjson
  measure_export csv --format csv
  measure_export "ndjson, filtered" --format ndjson -r '*'
  describe_load end >>"$RESULT/machine.txt"
  write_export_summary
  say "written: $RESULT/summary.md"
  [[ ! -s $ERRORS ]] || { cat "$ERRORS" >&2; exit 1; }
}

# measure_export NAME OPTION...: one export to a file, which must hold every interaction that was loaded;
# behind them the log records each export.
measure_export() {
  local name=$1 file=$WORK/export.out pid peak=0 now begun seconds count
  shift
  say "exporting: $name"
  begun=$(date +%s.%N)
  PROVENANCE_API_URL=$URL/api PROVENANCE_API_KEY=$API_KEY "$JAVA_HOME/bin/java" "${CLI_JAVA_OPTS[@]}" \
    -jar "$ROOT/cli/target/provenance-cli.jar" export "$@" --until "$INTERACTIONS" --output "$file" 2>>"$RAW/export.txt" &
  pid=$!
  while kill -0 "$pid" 2>/dev/null; do
    now=$(awk '/^VmHWM/ {print $2}' "/proc/$pid/status" 2>/dev/null) || true
    peak=${now:-$peak}
    sleep 0.1
  done
  wait "$pid" || die "the export failed, see $RAW/export.txt"
  seconds=$(echo "$(date +%s.%N) $begun" | awk '{printf "%.1f", $1 - $2}')
  count=$(wc -l <"$file")
  [[ $name != csv ]] || count=$((count - 1))
  [[ $count -eq $INTERACTIONS ]] || fault "$name: $count lines (expected: $INTERACTIONS)"
  awk -v n="$name" -v c="$count" -v b="$(stat -c %s "$file")" -v s="$seconds" -v p="$peak" \
    'BEGIN {printf "%s\t%d\t%d\t%s\t%.0f\t%.0f\n", n, c, b, s, c / s, p / 1024}' >>"$RESULT/figures.tsv"
  rm -f "$file"
}

write_export_summary() {
  {
    echo "# Export of $(date +%F)"
    echo
    echo "\`bench/cli-export.sh $INTERACTIONS\`: \`provenance export --output FILE\` with ${CLI_JAVA_OPTS[0]}, on the server's own machine."
    echo "Peak memory is the process's VmHWM. A filtered export cannot ask for several pages at once."
    echo
    echo '```'
    cat "$RESULT/machine.txt"
    echo '```'
    echo
    awk -F'\t' '{printf "|"; for (i = 1; i <= NF; i++) printf " %s |", $i; print ""}
      NR == 1 {print "|---|---:|---:|---:|---:|---:|"}' "$RESULT/figures.tsv"
  } >"$RESULT/summary.md"
}

main
