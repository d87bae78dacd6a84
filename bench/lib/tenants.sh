# shellcheck shell=bash
# Batches of one tenant against batches of several at once: each has a log, hence a writer, of its own.

TENANTS=8
TENANTS_BATCH=1000
# As many as keep every tenant's writer busy; the one tenant gets the same number.
TENANTS_CONNECTIONS=16

measure_tenants() {
  start_server tenants
  make_tenants
  each_round tenants_round
  check_tenants
  cp "$WORK/server-tenants.log" "$RAW/"
  stop_server
}

make_tenants() {
  local i answer
  TENANT_KEYS=''
  for ((i = 1; i <= TENANTS; i++)); do
    answer=$(curl -fsS -H "x-api-key: $ROOT_KEY" -H 'Content-Type: application/json' -d "{\"name\": \"bench-$i\"}" "$URL/api/tenants") \
      || die "tenant $i could not be made"
    TENANT_KEYS+=${TENANT_KEYS:+,}$(sed -n 's/.*"apiKey":"\([^"]*\)".*/\1/p' <<<"$answer")
  done
}

tenants_round() {
  local round=$1 seconds=$2
  post "tenants-1" "$round" "$seconds" "$TENANTS_CONNECTIONS" "$TENANTS_BATCH"
  API_KEY=$TENANT_KEYS post "tenants-$TENANTS" "$round" "$seconds" "$TENANTS_CONNECTIONS" "$TENANTS_BATCH"
}

# Every tenant got its share, and has numbers 1..n of its own.
check_tenants() {
  sql 'SELECT tenant_id, count(*), max(number), count(DISTINCT number) FROM interaction GROUP BY 1 ORDER BY 1' >"$RAW/tenants-at-the-end.txt"
  awk -F'|' -v n=$((TENANTS + 1)) '$2 != $3 || $2 != $4 {wrong = 1} END {exit wrong || NR != n}' "$RAW/tenants-at-the-end.txt" \
    || fault "the tenants' logs do not add up: $(tr '\n' ' ' <"$RAW/tenants-at-the-end.txt")"
}
