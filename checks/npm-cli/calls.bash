# shellcheck shell=bash
# shellcheck disable=SC2154 # home, parts, cache and scratch are set by npm-cli.sh, url by server.bash
# Calling the command line, and reading what it prints.

# cli [NAME=VALUE …] ARGUMENT …: stdout and stderr together; an exit code other than 0 is added, for it ends
# with 0 even after most errors.
cli() {
  local variables=()
  while [[ ${1:-} =~ ^PROVENANCE_[A-Z_]+= ]]; do
    variables+=("$1")
    shift
  done
  env -i PATH="$PATH" HOME="$scratch/home" TZ=UTC LC_ALL=en_US.UTF-8 \
    CONNECTIONS="$scratch/connections" "${variables[@]}" \
    timeout 60 node --require "$parts/loopback.cjs" "$scratch/package/src/cli.js" "$@" 2>&1 ||
    echo "(exit code $?)"
}

# json EXPRESSION <DOCUMENT: the JavaScript expression's value, the document being d.
json() {
  # shellcheck disable=SC2016 # JavaScript's own dollar
  node -e '
    const text = fs.readFileSync(0, "utf8");
    try {
      const value = new Function("d", `return ${process.argv[1]}`)(JSON.parse(text));
      console.log(typeof value === "string" ? value : JSON.stringify(value));
    } catch (e) {
      console.log(`${e.message} in ${text}`);
    }' "$1"
}

# stored EXPRESSION QUERY: d being what the server holds for the query, newest first.
stored() {
  api GET "/interactions?$2" | json "${1//ROWS/d.data}"
}

# The cells of a table, one row a line, without frame and padding.
table_rows() {
  sed -n 's/^ *│//p' | sed -E 's/ *│ */|/g; s/^ +//; s/\|$//'
}

# Local times vary: each becomes TIME.
without_times() {
  sed -E 's#[0-9]+/[0-9]+/[0-9]{4}, [0-9]+:[0-9]{2}:[0-9]{2}[^A-Z]+[AP]M#TIME#'
}
