# shellcheck shell=bash
# shellcheck disable=SC2154 # home, parts, cache and scratch are set by npm-cli.sh, url by server.bash
# One server of our own, on a fresh data directory and a free port.

KEY=pak_$(printf '%064d' 11)
server_pid="" url=""

start_server() {
  local jar=$home/server/target/provenance-server.jar
  [[ -e $jar ]] || give_up "$jar" "no such file: build the server first"
  env -i PATH="$PATH" HOME="$scratch/home" PROVENANCE_PORT=0 PROVENANCE_DATA_DIR="$scratch/data" \
    PROVENANCE_BOOTSTRAP_KEY="$KEY" \
    "${JAVA_HOME:?must name a JDK 25}/bin/java" -Xmx512m -XX:+UseSerialGC -jar "$jar" \
    >"$scratch/server.out" 2>"$scratch/server.err" </dev/null &
  server_pid=$!
  await_ready
}

await_ready() {
  local deadline=$((SECONDS + 120))
  until url=$(sed -n 's/^Provenance is ready at //p' "$scratch/server.out" 2>/dev/null) && [[ -n $url ]]; do
    if ! kill -0 "$server_pid" 2>/dev/null || ((SECONDS > deadline)); then
      give_up "the server to become ready" "$(tail -n 5 "$scratch/server.err")"
    fi
    sleep 0.2
  done
}

stop_server() {
  local deadline=$((SECONDS + 30))
  [[ -n $server_pid ]] || return 0
  kill "$server_pid" 2>/dev/null || true
  while kill -0 "$server_pid" 2>/dev/null; do
    if ((SECONDS > deadline)); then
      fail "the server stops" "within 30 s of SIGTERM" "$(tail -n 5 "$scratch/server.err")"
      kill -KILL "$server_pid" 2>/dev/null || true
    fi
    sleep 0.2
  done
  wait "$server_pid" 2>/dev/null || true
  equals "the server leaves no PostgreSQL behind" "" "$(left_behind)"
  end_left_behind
}

# Processes that name our data directory, which no one else's can.
left_behind() {
  ps -eo pid=,args= | DATA=$scratch/data/ awk 'index($0, ENVIRON["DATA"]) { print $1 }'
}

end_left_behind() {
  local pid deadline=$((SECONDS + 10))
  for pid in $(left_behind); do
    kill -QUIT "$pid" 2>/dev/null || true
  done
  until [[ -z $(left_behind) ]] || ((SECONDS > deadline)); do
    sleep 0.2
  done
}

# api METHOD PATH [BODY]
api() {
  local body=()
  (($# < 3)) || body=(-d "$3")
  curl -sS --noproxy '*' --max-time 20 -X "$1" -H "x-api-key: $KEY" \
    -H 'content-type: application/json' "${body[@]}" "$url/api$2" 2>&1 || true
}
