#!/usr/bin/env bash
# Measures how long each page of the web UI takes to its first content over a million interactions, in Chromium, and writes
# bench/results/<date>-ui/. About five minutes. bench/ui.sh [INTERACTIONS]
set -euo pipefail

BENCH=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(dirname "$BENCH")
RESULT=$BENCH/results/$(date +%F)-ui
INTERACTIONS=${1:-1000000}
# shellcheck source=build/jdk.sh
source "$ROOT/build/jdk.sh"

main() {
  use_jdk
  rm -rf "$RESULT"
  mkdir -p "$RESULT"
  describe_machine >"$RESULT/machine.txt"
  cd "$ROOT/ui"
  BENCH_INTERACTIONS=$INTERACTIONS BENCH_RESULT=$RESULT/figures.tsv npx playwright test -c playwright.bench.config.ts
  describe_load end >>"$RESULT/machine.txt"
  write_summary >"$RESULT/summary.md"
  cat "$RESULT/summary.md"
}

describe_machine() {
  echo "commit:   $(git -C "$ROOT" rev-parse HEAD 2>/dev/null || echo unknown)"
  echo "cores:    $(nproc) ($(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1))"
  echo "memory:   $(awk '/MemTotal/ {printf "%.1f GiB", $2 / 1048576}' /proc/meminfo)"
  echo "kernel:   $(uname -sr)"
  echo "browser:  $(chromium --version 2>/dev/null || echo unknown), headless, drawing in software"
  describe_load start
}

describe_load() { echo "load at the $1: $(cut -d' ' -f1-3 /proc/loadavg)"; }

write_summary() {
  echo "# How long the pages take over $INTERACTIONS interactions: $(date +%F)"
  echo
  echo "Command: \`bench/ui.sh $INTERACTIONS\`."
  echo
  echo '```'
  cat "$RESULT/machine.txt"
  echo '```'
  echo
  echo "Milliseconds from the address to the first content (the text of \`ui/e2e/harness/pages.ts\`), the browser's cache warm, the page itself loaded anew each time; five"
  echo "rounds after one that warms up. Browser, server and database share the cores; a minute of rest after the recording, and 1.5 s"
  echo "before each page, for what the page before it still asked for."
  echo
  echo "| page | median | slowest |"
  echo "|---|---:|---:|"
  awk -F'\t' 'NR > 1 && $2 > 0 {print $1 "\t" $3}' "$RESULT/figures.tsv" | sort -t"$(printf '\t')" -k1,1 -k2,2n | awk -F'\t' '
    function tell() {if (n) printf "| %s | **%s** | %s |\n", page, value[int((n + 1) / 2)], value[n]}
    $1 != page {tell(); page = $1; n = 0}
    {value[++n] = $2}
    END {tell()}'
}

main
