# shellcheck shell=bash
# Sourced by ./provenance and bench/: caches with which the JVM starts sooner (JEP 483, 514, 515). Each keeps the classes, and what was
# learnt about methods, of a first run. Without it, or with one that does not fit, everything works, only later; the JVM keeps quiet.

# The server's options: a cache serves only those it was made with.
SERVER_JAVA_OPTS=${PROVENANCE_JAVA_OPTS:--Xmx512m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError}
# Short-lived: what would pay off later is left out.
CLI_JAVA_OPTS=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData)
QUIET_CACHE='-Xlog:aot*=off,cds*=off'

# java_server HOME OPTION...: the command line up to the jar, in the array JAVA_SERVER.
java_server() {
  local home=$1 options
  shift
  read -ra options <<<"$SERVER_JAVA_OPTS"
  JAVA_SERVER=("$JAVA_HOME/bin/java" "$QUIET_CACHE" -XX:+UseCompactObjectHeaders "${options[@]}" "$@" -jar "$home/server/target/provenance-server.jar")
}

java_cli() {
  local home=$1
  shift
  JAVA_CLI=("$JAVA_HOME/bin/java" "$QUIET_CACHE" "${CLI_JAVA_OPTS[@]}" "$@" -jar "$home/cli/target/provenance-cli.jar")
}

# with_cache HOME MODULE: the option for the cache of this very jar, in the array WITH_CACHE. One that is older than the jar, which
# somebody then built by hand, stays unused: JDK 25 does not notice, and runs classes that are no more.
with_cache() {
  local cache
  cache=$(cache_of "$1" "$2")
  WITH_CACHE=()
  [[ ! $cache -nt $1/$2/target/provenance-$2.jar ]] || WITH_CACHE=(-XX:AOTCache="$cache")
}

cache_of() { echo "$1/$2/target/provenance-$2.aot"; }

make_cli_cache() {
  local home=$1 cache
  cache=$(cache_of "$home" cli)
  java_cli "$home" -XX:AOTCacheOutput="$cache.new"
  "${JAVA_CLI[@]}" uow new >/dev/null 2>&1 || rm -f "$cache.new"
  keep_cache "$cache"
}

# A running JVM keeps the file it has open; one written over would break it.
keep_cache() {
  rm -f "$1" "$1.new.config"
  [[ ! -e $1.new ]] || mv "$1.new" "$1"
}

# Runs the server once on a data directory of its own, asks it a little of everything and stops it.
make_server_cache() {
  local home=$1 cache work
  cache=$(cache_of "$home" server)
  work=$(mktemp -d "${TMPDIR:-/tmp}/provenance-first-run.XXXXXX")
  java_server "$home" -XX:AOTCacheOutput="$cache.new"
  (first_run "$home" "$work") >"$home/target/first-run.log" 2>&1 9>&- || true
  keep_cache "$cache"
  rm -rf "$work"
}

# No setting of the environment, and no settings file of the working directory, may lead it to somebody's data.
first_run() {
  local home=$1 work=$2
  cd "$work" || return
  unset "${!PROVENANCE_@}"
  export PROVENANCE_PORT=0 PROVENANCE_DATA_DIR=$work/data
  "${JAVA_SERVER[@]}" >"$work/server.log" 2>&1 &
  pid=$!
  trap 'kill -TERM "$pid" 2>/dev/null || true' EXIT
  "$JAVA_HOME/bin/java" "$home/build/FirstRun.java" "$pid" "$work/server.log" "$work/data/admin-key" || true
  # Only when it ends the JVM writes the cache.
  kill -TERM "$pid" || true
  wait "$pid" || true
  cat "$work/server.log"
}
