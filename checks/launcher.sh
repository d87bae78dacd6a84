#!/usr/bin/env bash
# Checks that the JVM's cache of the server is made and used, and that one which does not fit costs time and nothing else.
#
# Wants a built server. Works on links to it, so that its own cache stays.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
# shellcheck source=build/jdk.sh
source "$home/build/jdk.sh"
# shellcheck source=build/aot.sh
source "$home/build/aot.sh"
# shellcheck source=checks/steps.bash
source "$home/checks/steps.bash"

server_pid=""

main() {
  trap 'stop_server; finish' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  unset "${!PROVENANCE_@}"
  use_jdk
  mkdir -p "$home/target"
  scratch=$(mktemp -d "$home/target/launcher.XXXXXX")
  linked=$scratch/home
  mkdir -p "$linked/server/target" "$linked/target"
  ln -s "$home/server/target/provenance-server.jar" "$home/server/target/lib" "$linked/server/target"
  ln -s "$home/build" "$linked/build"
  cache=$(cache_of "$linked" server)

  make_server_cache "$linked"
  step "the first run makes a cache" test -s "$cache"
  step "the first run leaves nothing behind" test ! -e "$cache.new" -a ! -e "$cache.new.config"
  step "the server starts with it" starts
  step "its classes come out of it" out_of_cache
  touch -d 2020-01-01 "$cache"
  step "the server starts when its jar is newer" starts
  step "its classes come out of the jar then" out_of_jar
  touch "$cache"
  SERVER_JAVA_OPTS='-Xmx300m -XX:+UseParallelGC -XX:-UseCompactObjectHeaders' step "the server starts with the cache of other options" starts
  head -c 1000000 "$cache" >"$cache.half" && mv "$cache.half" "$cache"
  step "the server starts with half a cache" starts
  echo "no cache" >"$cache"
  step "the server starts with a cache that is none" starts
  rm "$cache"
  step "the server starts without a cache" starts
}

# It becomes ready and says nothing beside what it always says.
starts() {
  local loaded=$scratch/loaded said=$scratch/said
  with_cache "$linked" server
  java_server "$linked" ${WITH_CACHE[@]+"${WITH_CACHE[@]}"} -Xlog:class+load:file="$loaded"
  PROVENANCE_PORT=0 PROVENANCE_DATA_DIR=$scratch/data "${JAVA_SERVER[@]}" >"$said" 2>&1 &
  server_pid=$!
  local deadline=$((SECONDS + 120))
  until grep -q '^Provenance is ready' "$said"; do
    if ! kill -0 "$server_pid" 2>/dev/null || ((SECONDS > deadline)); then
      cat "$said"
      return 1
    fi
    sleep 0.1
  done
  stop_server
  ! grep -i -E 'aot|cds|cache|warning' "$said"
}

out_of_cache() {
  grep -q 'dev\.provenance\.Main source: shared objects file' "$scratch/loaded"
}

out_of_jar() {
  grep -q 'dev\.provenance\.Main source: file:.*\.jar' "$scratch/loaded"
}

stop_server() {
  [[ -n $server_pid ]] || return 0
  kill -TERM "$server_pid" 2>/dev/null || true
  wait "$server_pid" 2>/dev/null || true
  server_pid=""
}

main "$@"
