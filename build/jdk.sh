# shellcheck shell=bash
# Sourced by ./provenance and ./check: finds the JDK both of them use.

JDK_NEEDED=25

# Sets JAVA_HOME to a JDK that is new enough, or says where it looked and ends.
use_jdk() {
  local search home
  for search in jdk_of_environment jdk_on_path newest_installed_jdk; do
    home=$("$search")
    if is_new_enough "$home"; then
      export JAVA_HOME="$home"
      return
    fi
  done
  no_jdk_found
}

is_new_enough() {
  [[ -n $1 && -x $1/bin/javac ]] && (($(jdk_major "$1") >= JDK_NEEDED))
}

# The feature number, 25 for 25.0.1 and 8 for 1.8.0; 0 if it cannot be told. Reads a file, because starting Java takes long.
jdk_major() {
  local version=""
  if [[ -r $1/release ]]; then
    version=$(sed -n 's/^JAVA_VERSION="\(.*\)".*/\1/p' "$1/release")
  elif [[ -x $1/bin/java ]]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)
  fi
  version=${version#1.}
  version=${version%%[!0-9]*}
  echo "${version:-0}"
}

jdk_of_environment() {
  echo "${JAVA_HOME:-}"
}

# The home of `java` on the path; empty if there is none.
jdk_on_path() {
  local java home
  java=$(command -v java) || return 0
  home=$(readlink -f "$java" 2>/dev/null) && home=${home%/bin/java}
  if [[ ! -r $home/release ]]; then
    # On macOS /usr/bin/java only stands for one: it has to be asked.
    home=$("$java" -XshowSettings:properties -version 2>&1 </dev/null | sed -n 's/^ *java\.home = //p')
  fi
  echo "$home"
}

newest_installed_jdk() {
  local home major newest="" newest_major=0
  while IFS= read -r home; do
    if is_new_enough "$home"; then
      major=$(jdk_major "$home")
      if ((major > newest_major)); then
        newest=$home newest_major=$major
      fi
    fi
  done < <(jdk_places)
  echo "$newest"
}

# Where package managers, IDEs, version managers and Maven's toolchains keep JDKs.
jdk_places() {
  local home=${HOME:-/nonexistent} place
  for place in \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$home"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$home"/.sdkman/candidates/java/* "$home"/.jdks/* "$home"/.jabba/jdk/* \
    "$home"/.asdf/installs/java/* "$home"/.local/share/mise/installs/java/* "$home"/.gradle/jdks/*; do
    if [[ -d $place ]]; then
      echo "$place"
    fi
  done
  if [[ -r $home/.m2/toolchains.xml ]]; then
    sed -n 's:.*<jdkHome>\(.*\)</jdkHome>.*:\1:p' "$home/.m2/toolchains.xml"
  fi
}

no_jdk_found() {
  local home
  {
    echo "Provenance needs a JDK $JDK_NEEDED or later (javac included), and none was found."
    echo "Looked at:"
    echo "  JAVA_HOME: $(described "${JAVA_HOME:-}")"
    echo "  java on the PATH: $(described "$(jdk_on_path)")"
    while IFS= read -r home; do
      echo "  $(described "$home")"
    done < <(jdk_places)
    echo "  and in ~/.sdkman, ~/.jdks, ~/.m2/toolchains.xml and the like."
    echo "Install one, for example from https://adoptium.net or with \`sdk install java 25-tem\`,"
    echo "or set JAVA_HOME to where it is."
  } >&2
  exit 1
}

described() {
  if [[ -z $1 ]]; then
    echo "(none)"
  elif [[ ! -x $1/bin/javac ]]; then
    echo "$1 (no JDK: it has no bin/javac)"
  else
    echo "$1 (version $(jdk_major "$1"))"
  fi
}
