#!/usr/bin/env bash
# Checks and tests the web UI: lint, format, types out of the contract, structure, unit tests, then every page in Chromium.
#
# Wants node 20 or later, npm, Chromium (PROVENANCE_CHROMIUM if not /usr/bin/chromium) and a built server.
# Screenshots of every page are left in ui/target/screenshots.
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
  cd "$home/ui"
  step "build, within the budget" node scripts/build.mjs
  step "types" npm run --silent typecheck
  step "lint" npm run --silent lint
  step "format" npm run --silent format:check
  step "types are those of api/openapi.yaml" npm run --silent generate:check
  step "lock file names no registry" no_registry
  step "imports run one way" npm run --silent structure
  step "nothing unused" npm run --silent unused
  run_tests unit npm run --silent test -- --reporter=default --reporter=junit --outputFile=target/unit.xml
  run_tests e2e npm run --silent e2e
}

# run_tests NAME COMMAND...: adds up what target/NAME.xml says.
run_tests() {
  local name=$1 ended=0 counts ran failing ignored
  shift
  rm -f "target/$name.xml"
  "$@" || ended=$?
  counts=$(head -n 3 "target/$name.xml" 2>/dev/null | grep -m 1 '<testsuites' || true)
  ran=$(attribute tests "$counts")
  failing=$(($(attribute failures "$counts") + $(attribute errors "$counts")))
  ignored=$(attribute skipped "$counts")
  if ((ended != 0 && failing == 0)); then
    failing=1
    ((ran += 1))
  fi
  passed=$((passed + ran - failing - ignored))
  failed=$((failed + failing))
  skipped=$((skipped + ignored))
}

# attribute NAME XML_TAG: its number, 0 where there is none.
attribute() {
  local number
  number=$(sed -n "s/.*[ ]$1=\"\([0-9]*\)\".*/\1/p" <<<"$2")
  echo "${number:-0}"
}

main "$@"
