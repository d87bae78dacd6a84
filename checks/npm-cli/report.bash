# shellcheck shell=bash
# One line for each check, and the sums at the end.

passed=0 failed=0

# equals NAME EXPECTED GOT
equals() {
  if [[ $3 == "$2" ]]; then
    pass "$1" "$2"
  else
    fail "$1" "$2" "$3"
  fi
}

# matches NAME EXTENDED_REGEX GOT: the whole of GOT.
matches() {
  if [[ $3 =~ ^($2)$ ]]; then
    pass "$1" "$3"
  else
    fail "$1" "$2" "$3"
  fi
}

pass() {
  passed=$((passed + 1))
  echo "ok $1: $(one_line "$2")"
}

fail() {
  failed=$((failed + 1))
  echo "FAILED $1: expected $(one_line "$2"), got $(one_line "$3")"
}

# give_up EXPECTED GOT: no further check makes sense.
give_up() {
  fail "preparation" "$1" "$2"
  exit 1
}

one_line() {
  local text=${1//$'\n'/\\n}
  ((${#text} <= 600)) || text="${text:0:600}…"
  printf '%s' "\"$text\""
}

# summarize EXIT_CODE: a script that broke off counts as a failure even if every check so far passed.
summarize() {
  if (($1 != 0 && failed == 0)); then
    fail "the script itself" "to reach its end" "exit code $1"
  fi
  echo "$passed passed, $failed failed, 0 skipped"
  ((failed == 0 && passed > 0)) || exit 1
  exit 0
}
