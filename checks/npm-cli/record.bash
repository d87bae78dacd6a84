# shellcheck shell=bash
# shellcheck disable=SC2154 # home, parts, cache and scratch are set by npm-cli.sh, url by server.bash
# Everything that writes: configuration, the lines of the documents, track, and what is refused.

UUID='[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
CHECK_UOW=11111111-2222-4333-8444-555555555555

# As the documents do before the first `track`: it looks mnemonics up, and knows none by itself.
create_catalog() {
  local mnemonic
  for mnemonic in CREATE UPDATE PROCESS EXECUTE; do
    api POST /actions "{\"mnemonic\":\"$mnemonic\",\"title\":\"To $mnemonic\",\"description\":\"Does $mnemonic\"}"
  done >"$scratch/catalog"
  for mnemonic in ORDER PAYMENT INVENTORY USER JOB; do
    api POST /resource-types "{\"mnemonic\":\"$mnemonic\",\"title\":\"The $mnemonic\"}"
  done >>"$scratch/catalog"
  for mnemonic in WEBAPP PAYMENT_SVC; do
    api POST /origins "{\"mnemonic\":\"$mnemonic\",\"title\":\"From $mnemonic\"}"
  done >>"$scratch/catalog"
}

check_configuration() {
  equals "config set apiUrl" "✓ apiUrl = $url/api" "$(cli config set apiUrl "$url/api")"
  equals "config set apiKey" "✓ apiKey = $KEY" "$(cli config set apiKey "$KEY")"
  equals "config set origin" "✓ origin = WEBAPP" "$(cli config set origin WEBAPP)"
  equals "config get apiUrl" "$url/api" "$(cli config get apiUrl)"
  matches "config path is not the user's own" "$scratch/home/.*\.json" "$(cli config path)"
}

# The command lines of the documents, as they stand there. Outside a terminal `uow new` prints its id twice,
# so that UOWID=$(provenance uow new) needs the last line alone.
check_documents() {
  local printed
  printed=$(cli uow new)
  UOWID=$(tail -n 1 <<<"$printed")
  matches "uow new" "✓ ($UUID)"$'\n'"$UUID" "$printed"
  check_recorded order-789 "$UOWID" -r order-789 -t ORDER -a CREATE -u "$UOWID" -d '{"total":99.99}'
  check_recorded payment-456 "$UOWID" -r payment-456 -t PAYMENT -a PROCESS -u "$UOWID" -d '{"method":"card"}'
  check_recorded sku-001 "$UOWID" -r sku-001 -t INVENTORY -a UPDATE -u "$UOWID" -d '{"quantity":-1}'
  equals "the documents' unit of work is stored" \
    'sku-001 INVENTORY UPDATE WEBAPP {"quantity":-1}, payment-456 PAYMENT PROCESS WEBAPP {"method":"card"}, order-789 ORDER CREATE WEBAPP {"total":99.99}' \
    "$(stored 'ROWS.map(r => [r.resourceId, r.resourceTypeMnemonic, r.actionMnemonic, r.originMnemonic, JSON.stringify(r.interaction)].join(" ")).join(", ")' "uowId=$UOWID")"
  check_recorded user-123 "$UUID" -r user-123 -t USER -a CREATE -d '{"email":"user@example.com"}'
  equals "search -r user-123" $'Resource|Action|Type|Origin|User|Created\nuser-123|CREATE|USER|WEBAPP||TIME' \
    "$(cli search -r user-123 | without_times | table_rows)"
  equals "trace user-123" $'\nTrace: user-123\n\n  TIME  CREATE USER via WEBAPP' \
    "$(cli trace user-123 | without_times)"
}

# check_recorded RESOURCE UOW_REGEX TRACK_ARGUMENT …: its line names the stored span and unit of work.
check_recorded() {
  local resource=$1 uow=$2 printed
  shift 2
  printed=$(cli track "$@")
  matches "track $resource" "✓ Interaction recorded \(span: .{8}, uow: $uow\)" "$printed"
  equals "track $resource prints what is stored" \
    "$(stored '"✓ Interaction recorded (span: " + ROWS[0].spanId.slice(0, 8) + ", uow: " + ROWS[0].uowId + ")"' "resourceId=$resource")" \
    "$printed"
}

check_track() {
  local before after type action
  equals "track with every option" "✓ Interaction recorded (span: step-two, uow: $CHECK_UOW)" \
    "$(cli track -r job-1 -t JOB -a EXECUTE -u "$CHECK_UOW" --user admin-1 --span-id step-two-of-three \
      --parent-span step-one-of-three --timestamp 2024-01-15T12:30:00+02:00 -o PAYMENT_SVC -d '{"a":[1,"é"]}')"
  equals "track with every option is stored" \
    "[\"$CHECK_UOW\",\"admin-1\",\"step-two-of-three\",\"step-one-of-three\",\"2024-01-15T10:30:00.000Z\",\"PAYMENT_SVC\",{\"a\":[1,\"é\"]}]" \
    "$(stored '(r => [r.uowId, r.userId, r.spanId, r.parentSpanId, r.interactionTimestamp, r.originMnemonic, r.interaction])(ROWS[0])' resourceId=job-1)"

  before=$(now)
  matches "track --stdin" "✓ Interaction recorded .*" \
    "$(echo '{"status": "complete"}' | cli track -r job-2 -t JOB -a EXECUTE --stdin)"
  after=$(now)
  equals "track --stdin is stored" '[{"status":"complete"},null,null]' \
    "$(stored '(r => [r.interaction, r.userId, r.parentSpanId])(ROWS[0])' resourceId=job-2)"
  equals "track sends the time by itself" true \
    "$(stored "(t => t >= '$before' && t <= '$after')(ROWS[0].interactionTimestamp)" resourceId=job-2)"

  type=$(api GET '/resource-types?mnemonic=JOB' | json 'd[0].resourceTypeId')
  action=$(api GET '/actions?mnemonic=UPDATE' | json 'd[0].actionId')
  matches "track by UUID and by lower case" "✓ Interaction recorded .*" \
    "$(cli track -r job-3 -t "$type" -a "$action" -o payment_svc)"
  matches "track with PROVENANCE_ORIGIN" "✓ Interaction recorded .*" \
    "$(cli PROVENANCE_ORIGIN=PAYMENT_SVC track -r job-3 -t job -a update -d '[0,null]')"
  equals "both are stored" '[["JOB","UPDATE","PAYMENT_SVC",[0,null]],["JOB","UPDATE","PAYMENT_SVC",{}]]' \
    "$(stored 'ROWS.map(r => [r.resourceTypeMnemonic, r.actionMnemonic, r.originMnemonic, r.interaction])' resourceId=job-3)"
}

now() {
  node -p 'new Date().toISOString()'
}

# The command line prints the server's own text, and nothing is stored.
check_refusals() {
  local before
  before=$(stored d.pagination.total limit=1)
  equals "track with an unknown mnemonic" '✗ actions: "NOPE" not found' "$(cli track -r x -t JOB -a NOPE)"
  matches "track with an unknown UUID" '✗ .*resourceTypeId.*00000000-0000-4000-8000-000000000000.*' \
    "$(cli track -r x -t 00000000-0000-4000-8000-000000000000 -a CREATE)"
  matches "track with a bad unit of work" '✗ .*x-uowid.*"nope".*UUID.*' "$(cli track -r x -t JOB -a CREATE -u nope)"
  matches "track with a bad time" '✗ .*x-interaction-timestamp.*"yesterday".*' \
    "$(cli track -r x -t JOB -a CREATE --timestamp yesterday)"
  matches "track with an unknown key" '✗ .*[Kk]ey.*' \
    "$(cli PROVENANCE_API_KEY="pak_$(printf '%064d' 12)" track -r x -t JOB -a CREATE)"
  matches "search with a limit over 100" '✗ .*limit.*"101".*' "$(cli search --limit 101)"
  matches "trace of nothing" '✗ .*"no-such-thing".*' "$(cli trace no-such-thing)"
  equals "nothing of it is stored" "$before" "$(stored d.pagination.total limit=1)"
}
