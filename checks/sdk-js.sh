#!/usr/bin/env bash
# Checks and tests the JavaScript SDK: dependencies, lint, format, types out of the contract, build, tests.
#
# Wants node 20 or later, npm and a built server. PROVENANCE_OUTAGE=long makes the outage test a minute longer.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
# shellcheck source=build/jdk.sh
source "$home/build/jdk.sh"
# shellcheck source=checks/steps.bash
source "$home/checks/steps.bash"

main() {
  trap finish EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  require node npm
  use_jdk
  mkdir -p "$home/target"
  scratch=$(mktemp -d "$home/target/sdk-js.XXXXXX")
  cd "$home/sdk-js"
  npm ci --silent
  step "lint" npm run --silent lint
  step "format" npm run --silent format:check
  step "types are those of api/openapi.yaml" npm run --silent generate:check
  step "lock file names no registry" no_registry
  step "build" npm run --silent build
  step "tests compile" npm run --silent test:compile
  run_tests
}

run_tests() {
  local ended=0 tap=$scratch/tests.tap
  node --test --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=tap --test-reporter-destination="$tap" build-test/test/*.test.js || ended=$?
  passed=$((passed + $(count pass "$tap")))
  failed=$((failed + $(count fail "$tap") + $(count cancelled "$tap")))
  skipped=$((skipped + $(count skipped "$tap") + $(count todo "$tap")))
  if ((ended != 0 && failed == 0)); then
    failed=1
  fi
}

# count WHAT TAP_FILE
count() {
  local number
  number=$(sed -n "s/^# $1 \([0-9]*\)\$/\1/p" "$2" | tail -n 1)
  echo "${number:-0}"
}

main "$@"
