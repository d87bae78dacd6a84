# shellcheck shell=bash
# The server under test on its embedded PostgreSQL, and that PostgreSQL's twin.

SERVER_PID='' TWIN_PID=''
PORT=${BENCH_PORT:-4270}
URL=http://127.0.0.1:$PORT
ROOT_KEY=pak_$(printf 'c%.0s' {1..64})

# start_server NAME: on the data directory of that name, kept until the end of the run.
start_server() {
  DATA=$WORK/$1
  local began
  say "starting the server ($1)"
  began=$(date +%s%3N)
  PROVENANCE_PORT=$PORT PROVENANCE_DATA_DIR=$DATA PROVENANCE_BOOTSTRAP_KEY=$API_KEY PROVENANCE_ROOT_KEY=$ROOT_KEY \
    "$ROOT/provenance" server >>"$WORK/server-$1.log" 2>&1 &
  SERVER_PID=$!
  await_answer "$SERVER_PID" "$URL/health/ready" "$WORK/server-$1.log"
  READY_MILLIS=$(($(date +%s%3N) - began))
  PG_PORT=$(sed -n 4p "$DATA/cluster/postmaster.pid")
  PGPASSWORD=$(<"$DATA/postgres-password")
  export PGPASSWORD PGUSER=provenance PGDATABASE=provenance PGHOST=127.0.0.1
  sql 'SELECT version()' >"$RAW/postgresql-version.txt"
}

# await_answer PID URL LOG: until it answers 2xx, or is gone, or a minute has passed.
await_answer() {
  local deadline=$((SECONDS + 60))
  until curl -fs -o /dev/null "$2"; do
    kill -0 "$1" 2>/dev/null || die "$2 did not start: $(tail -3 "$3")"
    ((SECONDS < deadline)) || die "$2 did not answer within 60 s"
    sleep 0.02
  done
}

stop_server() {
  end_process "$SERVER_PID" TERM
  SERVER_PID=''
}

sql() { psql -X -q -v ON_ERROR_STOP=1 -p "$PG_PORT" -At -c "$1"; }

# PostgreSQL refuses to run as root; inside a user namespace it does not see that it is.
exec_postgres() {
  if [[ $(id -u) -eq 0 ]]; then exec unshare -U "$@"; else exec "$@"; fi
}

# The embedded server allows 128 connections, too few for 256 clients beside it: its twin has the same
# programs and the very same command line, but for the folder, the port and max_connections.
start_twin() {
  say "starting a twin of its PostgreSQL for the one-row ceilings"
  local -a command
  mapfile -d '' -t command <"/proc/$(head -1 "$DATA/cluster/postmaster.pid")/cmdline"
  local bin i
  bin=$(dirname "${command[0]}")
  mkdir "$WORK/twin"
  echo "$PGPASSWORD" >"$WORK/twin-password"
  # One iteration: 256 logins of the usual cost would eat seconds of every measurement.
  (exec_postgres "$bin/initdb" -D "$WORK/twin/cluster" -U provenance -E UTF8 --locale=C -A scram-sha-256 \
    -c scram_iterations=1 --pwfile="$WORK/twin-password") >"$RAW/twin-initdb.txt" 2>&1 \
    || die "initdb of the twin failed, see $RAW/twin-initdb.txt"
  TWIN_PORT=$((PORT + 1))
  for i in "${!command[@]}"; do
    case ${command[i]} in
      "$DATA/cluster") command[i]=$WORK/twin/cluster ;;
      port=*) command[i]=port=$TWIN_PORT ;;
      max_connections=*) command[i]=max_connections=300 ;;
    esac
  done
  (exec_postgres "${command[@]}") >"$WORK/twin.log" 2>&1 &
  TWIN_PID=$!
  local waited
  for ((waited = 0; waited < 300; waited++)); do
    if pg_isready -q -p "$TWIN_PORT" -d postgres; then break; fi
    sleep 0.1
  done
  psql -X -q -p "$TWIN_PORT" -d postgres -c 'CREATE DATABASE provenance'
  psql -X -q -p "$TWIN_PORT" -v ON_ERROR_STOP=1 -f "$BENCH/sql/ceiling_table.sql"
  printf '%q ' "${command[@]}" >"$RAW/twin-command.txt"
}

stop_twin() {
  end_process "$TWIN_PID" INT
  TWIN_PID=''
  rm -rf "$WORK/twin"
}

# end_process PID SIGNAL: orderly; after 30 s no longer.
end_process() {
  [[ -n $1 ]] || return 0
  kill -"$2" "$1" 2>/dev/null || return 0
  local waited
  for ((waited = 0; waited < 300; waited++)); do
    kill -0 "$1" 2>/dev/null || return 0
    sleep 0.1
  done
  fault "process $1 did not stop within 30 s"
  kill -QUIT "$1" 2>/dev/null || true
}
