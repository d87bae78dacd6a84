#!/usr/bin/env bash
# Throws arbitrary input at each fuzz target for a few seconds, after the inputs that are kept (fuzz/run for longer).
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
# shellcheck source=checks/steps.bash
source "$home/checks/steps.bash"

SECONDS_EACH=10

main() {
  trap finish EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  require mvn
  local target
  for target in "$home"/fuzz/corpus/*; do
    step "${target##*/}" "$home/fuzz/run" --seconds "$SECONDS_EACH" "${target##*/}"
  done
}

main "$@"
