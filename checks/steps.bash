# shellcheck shell=bash
# Sourced by the checks of npm projects: runs their steps, counts them, and ends with the line that ./check reads.

passed=0 failed=0 skipped=0
scratch=""

require() {
  local program
  for program; do
    command -v "$program" >/dev/null || {
      echo "Missing here: $program"
      exit 1
    }
  done
}

# step NAME COMMAND...
step() {
  local name=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
    echo "ok $name"
  else
    failed=$((failed + 1))
    echo "FAILED $name"
  fi
}

no_registry() {
  ! grep -n '"resolved"' package-lock.json
}

# For `trap finish EXIT`: clears up, and says what was counted.
finish() {
  local ended=$?
  trap - EXIT INT TERM
  [[ -z $scratch ]] || rm -rf "$scratch"
  if ((ended != 0 && failed == 0)); then
    failed=1
  fi
  echo "$passed passed, $failed failed, $skipped skipped"
  ((failed == 0 && passed > 0)) || exit 1
  exit 0
}
