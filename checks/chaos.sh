#!/usr/bin/env bash
# One round of each fault of chaos/: the disk fills up, system calls fail, the clock is set. Nothing that was told yes is lost.
#
# Wants Linux with namespaces; strace, libfaketime, psql and curl.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
# shellcheck source=checks/steps.bash
source "$home/checks/steps.bash"

main() {
  trap finish EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  require curl psql strace unshare
  unset "${!PROVENANCE_@}"
  step "the disk fills up, and is freed" "$home/chaos/disk-full" 1
  step "system calls of PostgreSQL fail" "$home/chaos/system-calls" 1
  step "the clock is set forward and back" "$home/chaos/clock" 1
}

main "$@"
