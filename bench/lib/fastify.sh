# shellcheck shell=bash
# A peer: the service that somebody would write by hand, on the twin of our PostgreSQL.

FASTIFY_PID=''
FASTIFY_PORT=$((PORT + 2))
# What was fastest for it on two cores: one or two processes of 8, 16 or 32 connections were tried.
FASTIFY_WORKERS=${FASTIFY_WORKERS:-1}
FASTIFY_POOL=${FASTIFY_POOL:-8}

start_fastify() {
  local home=$BENCH/peers/fastify
  command -v node >/dev/null || die "missing: node (expected: 20 or later)"
  say "starting Fastify ($FASTIFY_WORKERS process(es) of $FASTIFY_POOL connections)"
  (cd "$home" && npm ci --silent) >"$RAW/fastify-npm.txt" 2>&1 || die "npm ci failed, see $RAW/fastify-npm.txt"
  psql -X -q -p "$TWIN_PORT" -v ON_ERROR_STOP=1 -f "$BENCH/sql/peer_table.sql"
  NODE_ENV=production PORT=$FASTIFY_PORT WORKERS=$FASTIFY_WORKERS POOL=$FASTIFY_POOL API_KEY=$API_KEY PGPORT=$TWIN_PORT \
    node "$home/main.js" >"$WORK/fastify.log" 2>&1 &
  FASTIFY_PID=$!
  await_answer "$FASTIFY_PID" "$(fastify_url)/health/ready" "$WORK/fastify.log"
}

stop_fastify() {
  end_process "$FASTIFY_PID" TERM
  FASTIFY_PID=''
}

fastify_url() { echo "http://127.0.0.1:$FASTIFY_PORT"; }
fastify_mark() { psql -X -q -p "$TWIN_PORT" -At -c 'SELECT coalesce(max(number), 0) FROM bench_peer'; }
fastify_count() { psql -X -q -p "$TWIN_PORT" -At -c "SELECT count(*) FROM bench_peer WHERE number > $1"; }
