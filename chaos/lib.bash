# shellcheck shell=bash
# Sourced by the scripts of this folder: a server on a small disk of its own, clients that record all the time, and a ledger
# at the end of each round: what clients were told against what is stored, and fsck.
#
# The disk is a file system in memory, in a mount namespace of its own: nothing outside of it is filled or frozen. Wants root,
# or user namespaces; and curl.

CLIENTS=4
DISK_MEBIBYTES=1536
KEY=pak_$(printf 'd%.0s' {1..64})
NOTE=$(printf 'x%.0s' {1..2000})

# What a script wants in the server's environment, as NAME=VALUE.
SERVER_ENVIRONMENT=()

# enter_namespace SCRIPT ARGUMENT...: goes on in a namespace of its own.
enter_namespace() {
  if [[ ${CHAOS_INSIDE:-} == yes ]]; then return; fi
  export CHAOS_INSIDE=yes
  if ((EUID == 0)); then
    exec unshare --mount "$@"
  fi
  exec unshare --user --map-root-user --mount "$@"
}

start() {
  "$home/provenance" fsck --help >/dev/null # builds what is missing
  disk=$(mktemp -d)
  told=$disk.told
  log=$disk.log
  server="" step=0 clients=()
  : >"$told"
  trap finish EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  mount -t tmpfs -o "size=${DISK_MEBIBYTES}m" none "$disk"
  export PROVENANCE_DATA_DIR=$disk/data
  env PROVENANCE_PORT=0 PROVENANCE_BOOTSTRAP_KEY="$KEY" ${SERVER_ENVIRONMENT[@]+"${SERVER_ENVIRONMENT[@]}"} "$home/provenance" server >"$log" 2>&1 &
  server=$!
  await "the server" 300 grep -q '^Provenance is ready at ' "$log"
  url=$(sed -n 's/^Provenance is ready at //p' "$log")
}

# One step begins: clients record from now on.
start_clients() {
  local client before
  step=$((step + 1))
  before=$(count 201)
  rm -f "$disk.stop"
  for ((client = 1; client <= CLIENTS; client++)); do
    record "$client" &
    clients+=($!)
  done
  await "a 201 before the fault" 60 told_yes_since "$before"
}

stop_clients() {
  touch "$disk.stop"
  ((${#clients[@]} == 0)) || wait "${clients[@]}" # without a name it would wait for the server
  clients=()
}

# record CLIENT: one interaction after the other; a line for each: the status, 000 for none, and its reference.
record() {
  local n status retry_after reference
  for ((n = 0; ; n++)); do
    [[ ! -e $disk.stop ]] || return 0
    reference=$step-$1-$n
    read -r status retry_after < <(curl -s -o /dev/null -m 60 -w '%{http_code} %header{retry-after}\n' -H "x-api-key: $KEY" -H 'Content-Type: application/json' "$url/api/interactions" \
      -d "{\"resourceId\":\"r\",\"resourceType\":\"T\",\"action\":\"A\",\"origin\":\"O\",\"externalReference\":\"$reference\",\"interaction\":{\"note\":\"$NOTE\"}}")
    [[ $status != 503 || $retry_after =~ ^[0-9]+$ ]] || status=503-without-Retry-After
    echo "$status $reference" >>"$told"
    [[ $status == 201 ]] || sleep 0.05
  done
}

count() { grep -c "^$1 " "$told" || true; }
told_yes_since() { (($(count 201) > $1)); }
ready() { curl -s -o /dev/null -m 5 -w '%{http_code}' "$url/health/ready" || true; }

# database SQL: asks PostgreSQL itself, past the server; wants psql.
database() {
  PGPASSWORD=$(<"$disk/data/postgres-password") psql -XAtq -h 127.0.0.1 -p "$(sed -n 4p "$disk/data/cluster/postmaster.pid")" \
    -U provenance -c "$1" provenance
}

# recover: waits until something is recorded again, and says how long that took.
recover() {
  local before begun=$SECONDS
  before=$(count 201)
  await "a 201 after the fault" 120 told_yes_since "$before"
  echo "step $step: recording again after $((SECONDS - begun)) s"
  sleep 1
}

# A fault that was not there proves nothing.
fail() {
  echo "step $step: $1"
  exit 1
}

# Fails when something was told yes and is not stored, is stored twice, or was refused with anything but a 503 that says when
# to come back, or when fsck finds something.
ledger() {
  local stored=$disk.stored lost doubled other
  curl -fsS -H "x-api-key: $KEY" "$url/api/interactions/export?format=ndjson" | grep -o '"externalReference":"[^"]*"' | cut -d'"' -f4 | sort >"$stored"
  lost=$(comm -23 <(sed -n 's/^201 //p' "$told" | sort) <(sort -u "$stored") | wc -l)
  doubled=$(uniq -d "$stored" | wc -l)
  other=$(grep -vc '^\(201\|503\) ' "$told" || true)
  echo "sent $(wc -l <"$told"): $(cut -d' ' -f1 "$told" | sort | uniq -c | awk '{printf "%s%s x %s", n++ ? ", " : "", $2, $1}'); stored $(wc -l <"$stored"), told yes and lost $lost, doubled $doubled"
  ((other == 0)) || grep -A 4 ' failed, requestId ' "$log" | head -20
  "$home/provenance" fsck | tail -1
  ((lost == 0 && doubled == 0 && other == 0))
}

# await WHAT SECONDS COMMAND...
await() {
  local what=$1 end=$((SECONDS + $2))
  shift 2
  until "$@" 2>/dev/null; do
    if ((SECONDS >= end)); then
      echo "$what did not come; the server's log ends with:"
      tail -5 "$log"
      exit 1
    fi
    sleep 0.2
  done
}

stop_server() {
  [[ -n $server ]] || return 0
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  server=""
}

finish() {
  local ended=$?
  trap - EXIT INT TERM
  stop_clients
  stop_server
  umount "$disk" 2>/dev/null || true
  rm -rf "$disk" "$disk".*
  exit "$ended"
}
