# shellcheck shell=bash
# Sourced by ./provenance and ./check: runs Maven quietly, with one line that tells how far it is.

require_maven() {
  if ! command -v mvn >/dev/null; then
    echo "Building Provenance needs Maven 3.8 or later, and there is no \`mvn\` on the PATH." >&2
    echo "Install it, for example with \`apt-get install maven\` or \`brew install maven\`." >&2
    exit 1
  fi
}

# lock_build HOME: from here to unlock_build nobody else builds in that directory.
lock_build() {
  mkdir -p "$1/target"
  exec 9>"$1/target/build.lock"
  if command -v flock >/dev/null; then
    flock -n 9 || {
      echo "Waiting for another build of Provenance to end …" >&2
      flock 9
    }
  elif command -v perl >/dev/null; then
    # macOS has no flock. The lock belongs to the open file, which stays open here when perl ends.
    perl -e 'open(my $lock, ">&=", 9) and flock($lock, 2)'
  fi
}

unlock_build() {
  exec 9>&-
}

# run_maven LOG ARGUMENT...: everything Maven says goes to the file LOG. What it starts and leaves behind must not keep the lock.
run_maven() {
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  # Maven's own libraries make a newer JDK print warnings that concern nobody here.
  local options="${MAVEN_OPTS:-} --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
  if [[ -t 2 ]]; then
    MAVEN_OPTS=$options mvn -B "$@" 2>&1 </dev/null 9>&- | tee "$log" | show_steps >&2
  else
    MAVEN_OPTS=$options mvn -B "$@" >"$log" 2>&1 </dev/null 9>&-
  fi
}

show_steps() {
  local line step goal='--- (maven-)?([a-z-]+):[^:]+:([a-z-]+) .* @ ([a-z-]+) ---'
  while IFS= read -r line; do
    if [[ $line =~ $goal ]]; then
      step="${BASH_REMATCH[4]}: ${BASH_REMATCH[3]}"
    elif [[ $line == Downloading\ from* ]]; then
      step="downloading ${line##*/}"
    elif [[ $line == *"[INFO] Running "* ]]; then
      step="testing ${line##*.}"
    else
      continue
    fi
    printf '\r\033[K  %.70s' "$step"
  done
  printf '\r\033[K'
}
