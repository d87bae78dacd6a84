#!/usr/bin/env bash
# Runs the public npm command line @stdiolabs/provenance-cli, unmodified, against this server.
#
# Only the command line and its freely licensed dependencies are installed, never the SDK that its queue mode
# (`track --queue`) loads. Wants JAVA_HOME set to a JDK 25, a built server, node, npm and curl.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
parts=$home/checks/npm-cli
# shellcheck source=checks/npm-cli/report.bash
source "$parts/report.bash"
# shellcheck source=checks/npm-cli/install.bash
source "$parts/install.bash"
# shellcheck source=checks/npm-cli/server.bash
source "$parts/server.bash"
# shellcheck source=checks/npm-cli/calls.bash
source "$parts/calls.bash"
# shellcheck source=checks/npm-cli/record.bash
source "$parts/record.bash"
# shellcheck source=checks/npm-cli/read.bash
source "$parts/read.bash"

cache=$home/target/npm-cli
scratch=""

main() {
  trap finish EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  require node npm curl
  mkdir -p "$cache"
  scratch=$(mktemp -d "$cache/run.XXXXXX")
  mkdir "$scratch/home"
  install_cli
  start_server
  create_catalog
  check_configuration
  check_documents
  check_track
  check_refusals
  check_search
  check_traces
  check_resources
  check_surroundings
}

require() {
  local program
  for program; do
    command -v "$program" >/dev/null || give_up "$program on the path" "none"
  done
}

finish() {
  local ended=$?
  trap - EXIT INT TERM
  stop_server
  [[ -z $scratch ]] || rm -rf "$scratch"
  summarize "$ended"
}

main "$@"
