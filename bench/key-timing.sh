#!/usr/bin/env bash
# Whether the time of a 401 tells how much of a key was right: writes bench/results/<date>-key-timing/. About a minute and a half
# once the server is built. See README.md. bench/key-timing.sh [SECONDS]
set -euo pipefail

BENCH=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(dirname "$BENCH")
# shellcheck source=../build/jdk.sh
source "$ROOT/build/jdk.sh"
for part in tools servers; do source "$BENCH/lib/$part.sh"; done

DURATION=${1:-60}
[[ $DURATION =~ ^[1-9][0-9]*$ ]] || { echo "usage: bench/key-timing.sh [SECONDS]" >&2; exit 2; }

RESULT=$BENCH/results/$(date +%F)-key-timing
RAW=$(mktemp -d "${TMPDIR:-/tmp}/provenance-bench.XXXXXX")
WORK=$RAW
ERRORS=$WORK/errors
SEED=$RANDOM
API_KEY=pak_$(printf 'b%.0s' {1..64})
ROOT_KEY=pak_$(od -An -v -tx1 -N32 /dev/urandom | tr -d ' \n')
trap 'finish $?' EXIT
trap 'exit 130' INT TERM

finish() {
  stop_server || true
  [[ $1 -eq 0 ]] || tail -n 5 "$WORK"/*.log "$WORK"/*.txt >&2 || true
  rm -rf "$WORK"
}

main() {
  rm -rf "$RESULT"
  mkdir -p "$RESULT"
  : >"$ERRORS"
  need_tools
  use_jdk
  build_server
  start_server key-timing
  describe_machine >"$RESULT/machine.txt"
  say "asking for $DURATION s (seed $SEED)"
  API_KEY=$API_KEY ROOT_KEY=$ROOT_KEY "$JAVA_HOME/bin/java" "$BENCH/probe/KeyTiming.java" "$URL" "$DURATION" "$SEED" \
    >"$RESULT/figures.tsv" 2>"$WORK/probe.txt" || fault "$(<"$WORK/probe.txt")"
  describe_load end >>"$RESULT/machine.txt"
  write_summary >"$RESULT/summary.md"
  cat "$RESULT/summary.md"
  [[ ! -s $ERRORS ]] || exit 1
}

write_summary() {
  echo "# Does the time of a 401 tell how much of a key was right? $(date +%F)"
  echo
  echo "Command: \`bench/key-timing.sh $DURATION\` (seed $SEED). Times in µs over one connection on loopback. |t| above 4.5 is a difference, to what was"
  echo "never there. \"Later\" are differences made by the probe itself, to show what it sees."
  echo
  echo '```'
  cat "$RESULT/machine.txt"
  echo '```'
  echo
  echo "| secret | sent | samples | p25 | median | p75 | difference of medians | t |"
  echo "|---|---|---:|---:|---:|---:|---:|---:|"
  awk -F'\t' '{printf "|"; for (i = 1; i <= NF; i++) printf " %s |", $i; print ""}' "$RESULT/figures.tsv"
  if [[ -s $ERRORS ]]; then
    printf '\nNot as expected:\n\n'
    sed 's/^/- /' "$ERRORS"
  fi
}

main
