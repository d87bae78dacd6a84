#!/usr/bin/env bash
# Checks what docs/operations.md says of tracing: behind OpenTelemetry's Java agent a request is part of its caller's trace, under
# the name of its route, and the statements that it waited for are below it.
#
# Wants a built server.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
# shellcheck source=build/jdk.sh
source "$home/build/jdk.sh"
# shellcheck source=build/aot.sh
source "$home/build/aot.sh"
# shellcheck source=checks/steps.bash
source "$home/checks/steps.bash"

# The version that docs/operations.md names.
AGENT=opentelemetry-javaagent-2.33.1
TRACE=4bf92f3577b34da6a3ce929d0e0e4736
CALLER=00f067aa0ba902b7
KEY=pak_$(printf 'c%.0s' {1..64})

server_pid=""

main() {
  trap 'stop_server; finish' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  require mvn curl
  unset "${!PROVENANCE_@}"
  use_jdk
  mkdir -p "$home/target"
  scratch=$(mktemp -d "$home/target/tracing.XXXXXX")
  said=$scratch/said

  step "the agent is the one that the documents name" grep -q "$AGENT.jar" "$home/docs/operations.md"
  step "the agent can be had" fetch_agent
  step "the server starts behind it" start_server
  step "a request of a trace is answered" ask
  step "it is a span of that trace, by its route" eventually "'GET /api/interactions/' : $TRACE [0-9a-f]* SERVER"
  step "what it asked the database is below it" eventually "'SELECT [^']*' : $TRACE [0-9a-f]* CLIENT"
}

fetch_agent() {
  mvn -q -N -B -ntp dependency:copy -Dartifact="io.opentelemetry.javaagent:${AGENT%-*}:${AGENT##*-}" -DoutputDirectory="$scratch" >&2
}

start_server() {
  SERVER_JAVA_OPTS="-Xmx512m -XX:+UseSerialGC -javaagent:$scratch/$AGENT.jar"
  java_server "$home"
  OTEL_TRACES_EXPORTER=console OTEL_METRICS_EXPORTER=none OTEL_LOGS_EXPORTER=none \
    PROVENANCE_PORT=0 PROVENANCE_DATA_DIR=$scratch/data PROVENANCE_BOOTSTRAP_KEY=$KEY "${JAVA_SERVER[@]}" >"$said" 2>&1 &
  server_pid=$!
  eventually '^Provenance is ready'
}

ask() {
  local url
  url=$(grep -o 'http://127.0.0.1:[0-9]*' "$said" | head -n 1)
  curl -fsS -o /dev/null -H "x-api-key: $KEY" -H "traceparent: 00-$TRACE-$CALLER-01" "$url/api/interactions"
}

# eventually PATTERN: the server says a line like that, within a minute.
eventually() {
  local deadline=$((SECONDS + 60))
  until grep -q "$1" "$said"; do
    if ! kill -0 "$server_pid" 2>/dev/null || ((SECONDS > deadline)); then
      tail -n 20 "$said" >&2
      return 1
    fi
    sleep 0.2
  done
}

stop_server() {
  if [[ -n $server_pid ]]; then
    kill -TERM "$server_pid" 2>/dev/null || true
    wait "$server_pid" || true
    server_pid=""
  fi
}

main "$@"
