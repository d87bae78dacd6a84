#!/usr/bin/env bash
# Makes a bill of materials (CycloneDX) of each thing that is shipped, in target/sbom/, and holds the licence of every
# component in them against those that may be, and each Java library against its checksum in build/libraries.sha256; versions of
# Java libraries that contradict each other are refused on the way. With --lock it writes those checksums down, after a library
# has been changed.
#
# Wants Maven, node 20 or later and npm.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
# shellcheck source=build/jdk.sh
source "$home/build/jdk.sh"
# shellcheck source=build/maven.sh
source "$home/build/maven.sh"
# shellcheck source=checks/steps.bash
source "$home/checks/steps.bash"

bills=$home/target/sbom

main() {
  trap finish EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  require mvn node npm
  use_jdk
  cd "$home"
  mkdir -p "$bills"
  step "versions of Java libraries agree; bills of server and command line" java_bills
  if [[ ${1:-} == --lock ]]; then
    node checks/checksums.mjs build/libraries.sha256 --write "$bills"/{server,cli}.json
    return
  fi
  step "each Java library is the one that was locked" node checks/checksums.mjs build/libraries.sha256 "$bills"/{server,cli}.json
  step "bill of the web UI" npm_bill ui
  step "bill of the JavaScript SDK" npm_bill sdk-js
  step "every component has a licence that may be" node checks/licences.mjs "$bills"/*.json
}

java_bills() {
  local module
  run_maven "$bills/maven.log" -ntp -Psbom -pl server,cli -am package -DskipTests || {
    grep -E '^\[ERROR\]' "$bills/maven.log" | head -30
    return 1
  }
  for module in server cli; do cp "$module/target/bom.json" "$bills/$module.json" || return 1; done
}

npm_bill() {
  (cd "$1" && npm sbom --package-lock-only --omit=dev --sbom-format=cyclonedx --sbom-type=application) >"$bills/$1.json"
}

main "$@"
