# shellcheck shell=bash
# Tools, JDK, the server's jar, and a description of the machine.

say() { echo "bench: $*" >&2; }

die() {
  say "$*"
  exit 1
}

# Something a reader of the result must know; the run goes on but does not succeed.
fault() {
  say "ERROR: $*"
  echo "$*" >>"$ERRORS"
}

need_tools() {
  local missing=()
  command -v wrk >/dev/null || missing+=(wrk)
  command -v pgbench >/dev/null || missing+=(postgresql-contrib)
  command -v psql >/dev/null || missing+=(postgresql-client)
  command -v curl >/dev/null || missing+=(curl)
  [[ ${#missing[@]} -eq 0 ]] && return
  [[ $(id -u) -eq 0 ]] || die "missing: ${missing[*]} (expected: installed, e.g. apt-get install ${missing[*]})"
  say "installing ${missing[*]}"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } \
    >"$RAW/apt-get.txt" 2>&1 || die "apt-get failed, see $RAW/apt-get.txt"
}

# Ahead of the launcher, which finds it fresh then: its output belongs to the result. With the cache that the launcher makes.
build_server() {
  say "building the server"
  (cd "$ROOT" && mvn -q -B -ntp package -DskipTests -pl server -am) >"$RAW/build.txt" 2>&1 \
    || die "the build failed, see $RAW/build.txt"
  make_cache
}

# In a shell of its own: it brings the launcher's options.
make_cache() (
  # shellcheck source=build/aot.sh
  source "$ROOT/build/aot.sh"
  if [[ ! "$(cache_of "$ROOT" server)" -nt "$ROOT/server/target/provenance-server.jar" ]]; then
    mkdir -p "$ROOT/target"
    make_server_cache "$ROOT"
  fi
)

describe_machine() {
  echo "commit:  $(git -C "$ROOT" rev-parse HEAD 2>/dev/null || echo unknown)$(changes)"
  echo "cores:   $(nproc) ($(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1))"
  echo "memory:  $(awk '/MemTotal/ {printf "%.1f GiB", $2 / 1048576}' /proc/meminfo)"
  echo "disk:    $(df --output=fstype,source "$WORK" | tail -1)"
  echo "kernel:  $(uname -sr)"
  echo "JDK:     $("$JAVA_HOME/bin/java" -version 2>&1 | sed -n 2p)"
  echo "wrk:     $({ wrk -v 2>&1 || true; } | head -1)"
  echo "pgbench: $(pgbench --version)"
  describe_load start
}

describe_load() { echo "load at the $1: $(cut -d' ' -f1-3 /proc/loadavg)"; }

changes() {
  local count
  count=$(git -C "$ROOT" status --porcelain -- server pom.xml 2>/dev/null | wc -l)
  [[ $count -eq 0 ]] || echo " and $count changed files not committed"
}
