# shellcheck shell=bash
# shellcheck disable=SC2154 # home, parts, cache and scratch are set by npm-cli.sh, url by server.bash
# Everything that reads: search, trace, resources; and what must hold of the whole run.

TREE_UOW=99999999-2222-4333-8444-555555555555

check_search() {
  found "by resource" order-789 -r order-789
  found "by action, in lower case" payment-456 -a process
  found "by type" order-789 -t ORDER
  found "by origin" job-3,job-3,job-1 -o PAYMENT_SVC
  found "by user" job-1 --user admin-1
  found "by unit of work" sku-001,payment-456,order-789 --uow "$UOWID"
  found "by time" job-3,job-3,job-2,job-1,user-123,sku-001,payment-456,order-789 --last 1h
  found "before it happened" "" --last 0m
  found "the newest two" job-3,job-3 --limit 2
  found "by everything at once" job-1 -r job-1 -a EXECUTE -t JOB -o PAYMENT_SVC --user admin-1 \
    --uow "$CHECK_UOW" --last 5m --limit 3
  found "by two that exclude each other" "" -r order-789 -t JOB
  equals "search --json has what the server says" \
    "$(api GET '/interactions?resourceId=job-1' | json 'JSON.stringify(d.data)')" \
    "$(cli search -r job-1 --json | json 'JSON.stringify(d)')"
  equals "search as a table" $'Resource|Action|Type|Origin|User|Created\njob-1|EXECUTE|JOB|PAYMENT_SVC|admin-1|TIME' \
    "$(cli search -r job-1 | without_times | table_rows)"
  equals "search without a result" "No results." "$(cli search -r no-such-thing)"
}

# found NAME RESOURCES SEARCH_ARGUMENT …: without what the server recorded of the catalog's making.
found() {
  local name=$1 resources=$2
  shift 2
  equals "search $name" "$resources" "$(cli search "$@" --json | json 'd.filter(r => r.originMnemonic !== "SYSTEM").map(r => r.resourceId).join()')"
}

# One checkout: two children of the root, one grandchild, recorded in another order than they happened in.
create_tree() {
  local step
  for step in \
    'ship UPDATE cccccccc-ship aaaaaaaa-root 03' \
    'root CREATE aaaaaaaa-root - 00' \
    'card PROCESS dddddddd-card bbbbbbbb-pay 02' \
    'pay PROCESS bbbbbbbb-pay aaaaaaaa-root 01'; do
    read -r resource action span parent second <<<"$step"
    local link=(--parent-span "$parent")
    [[ $parent != - ]] || link=()
    cli track -r "$resource" -t ORDER -a "$action" -u "$TREE_UOW" --span-id "$span" "${link[@]}" \
      --timestamp "2024-01-15T10:30:$second.000Z"
  done >"$scratch/tree"
}

check_traces() {
  local flat nested
  create_tree
  flat=$(
    cat <<END

Trace: $TREE_UOW

  TIME  CREATE ORDER via WEBAPP [aaaaaaaa]
  → root
  TIME  PROCESS ORDER via WEBAPP [bbbbbbbb]
  → pay
  TIME  PROCESS ORDER via WEBAPP [dddddddd]
  → card
  TIME  UPDATE ORDER via WEBAPP [cccccccc]
  → ship
END
  )
  nested=$(
    cat <<END

Trace: $TREE_UOW

TIME  CREATE ORDER via WEBAPP [aaaaaaaa]
    → root
  ├── TIME  PROCESS ORDER via WEBAPP [bbbbbbbb]
  │       → pay
  │   └── TIME  PROCESS ORDER via WEBAPP [dddddddd]
  │           → card
  └── TIME  UPDATE ORDER via WEBAPP [cccccccc]
          → ship
END
  )
  equals "trace of a unit of work" "$(without_spans <<<"$flat")" "$(cli trace "$TREE_UOW" | without_times)"
  equals "trace --spans" "$flat" "$(cli trace "$TREE_UOW" --spans | without_times)"
  equals "trace --tree" "$(without_spans <<<"$nested")" "$(cli trace "$TREE_UOW" --tree | without_times)"
  equals "trace --tree --spans" "$nested" "$(cli trace "$TREE_UOW" --tree --spans | without_times)"
  equals "trace --json has what the server says" "$(api GET "/traces/$TREE_UOW" | json 'JSON.stringify(d)')" \
    "$(cli trace "$TREE_UOW" --json | json 'JSON.stringify(d)')"
  equals "trace --json is in the order in which it happened" "$TREE_UOW root,pay,card,ship" \
    "$(cli trace "$TREE_UOW" --json | json 'd.uowId + " " + d.interactions.map(r => r.resourceId)')"
  check_resource_traces
  check_made_spans
}

without_spans() {
  sed -E 's/ \[[^]]*\]$//'
}

check_resource_traces() {
  local resource span
  equals "trace of a resource, --json" "job-3 2 job-3,job-3" \
    "$(cli trace job-3 --json | json '[d.resourceId, d.uowIds.length, d.interactions.map(r => r.resourceId)].join(" ")')"
  span=$(stored 'ROWS[0].spanId.slice(0, 8)' resourceId=order-789)
  equals "trace of a resource, --tree --spans" \
    $'\nTrace: order-789\n\nTIME  CREATE ORDER via WEBAPP ['"$span]" \
    "$(cli trace order-789 --tree --spans | without_times)"
  equals "trace of a resource, --spans" \
    $'\nTrace: job-1\n\n  TIME  EXECUTE JOB via PAYMENT_SVC [step-two]' "$(cli trace job-1 --spans | without_times)"
  # Such as a repository's name, as a CI job records it.
  for resource in acme/shop 'a b#c?d&e=f+g%h' 'größe ✓'; do
    matches "track ${resource@Q}" "✓ Interaction recorded .*" "$(cli track -r "$resource" -t JOB -a EXECUTE)"
    equals "search of ${resource@Q}" "$resource" "$(cli search -r "$resource" --json | json 'd.map(r => r.resourceId).join()')"
    equals "trace of ${resource@Q}" $'\nTrace: '"$resource"$'\n\n  TIME  EXECUTE JOB via WEBAPP' \
      "$(cli trace "$resource" | without_times)"
  done
}

# The command line shows eight characters of a span's id and nothing else to tell steps apart by.
check_made_spans() {
  equals "spans made by the server differ in the eight characters shown" 3 \
    "$(cli trace "$UOWID" --spans | grep -oE '\[.{8}\]' | sort -u | wc -l | tr -d ' ')"
}

check_resources() {
  equals "resources actions" \
    $'Mnemonic|Title|Description\nCREATE|To CREATE|Does CREATE\nEXECUTE|To EXECUTE|Does EXECUTE\nPROCESS|To PROCESS|Does PROCESS\nUPDATE|To UPDATE|Does UPDATE' \
    "$(cli resources actions | table_rows | grep -v "^ENTRY_CREATED|")"
  equals "resources types" \
    $'Mnemonic|Title|Description\nINVENTORY|The INVENTORY|\nJOB|The JOB|\nORDER|The ORDER|\nPAYMENT|The PAYMENT|\nUSER|The USER|' \
    "$(cli resources types | table_rows | grep -v "^PROVENANCE_CATALOG|")"
  equals "resources origins" \
    $'Mnemonic|Title|Description\nPAYMENT_SVC|From PAYMENT_SVC|\nWEBAPP|From WEBAPP|' "$(cli resources origins | table_rows | grep -v "^SYSTEM|")"
  equals "resources actions --json" "$(api GET /actions | json 'JSON.stringify(d)')" \
    "$(cli resources actions --json | json 'JSON.stringify(d)')"
  equals "resources types --json" INVENTORY,JOB,ORDER,PAYMENT,USER \
    "$(cli resources types --json | json 'd.filter(t => !t.isSystem).map(t => t.mnemonic).join()')"
  equals "resources origins --json" PAYMENT_SVC,WEBAPP \
    "$(cli resources origins --json | json 'd.filter(o => !o.isSystem).map(o => o.mnemonic).join()')"
  check_long_list
}

# It looks a mnemonic up in the list: one that ended after a page would hide the rest.
check_long_list() {
  # shellcheck disable=SC2016 # JavaScript's own dollar
  api POST /interactions/batch "$(node -p 'JSON.stringify(Array.from({ length: 150 }, (_, i) =>
    ({ resourceId: "many", resourceType: "JOB", action: `Z_${1000 + i}`, origin: "WEBAPP" })))')" >"$scratch/batch"
  equals "resources actions --json, a long list" 154 \
    "$(cli resources actions --json | json 'd.filter(a => !a.isSystem).length')"
  matches "track with the last of many" "✓ Interaction recorded .*" "$(cli track -r many -t JOB -a z_1149)"
}

check_surroundings() {
  equals "config set outputFormat" "✓ outputFormat = json" "$(cli config set outputFormat json)"
  equals "search in that format" order-789 "$(cli search -r order-789 | json 'd[0].resourceId')"
  equals "trace in that format" order-789 "$(cli trace order-789 | json d.resourceId)"
  equals "resources in that format" INVENTORY "$(cli resources types | json 'd[0].mnemonic')"
  equals "config reset" "✓ Config reset to defaults." "$(cli config reset)"
  equals "config get origin after that" "" "$(cli config get origin)"
  equals "only loopback was reached" "127.0.0.1" "$(sort -u "$scratch/connections")"
}
