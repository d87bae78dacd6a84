# shellcheck shell=bash
# Our server beside others that could do its work, in turn within each round.

PEER_CONNECTIONS=(64 256)
PEER_BATCHES=(100 1000)

measure_peers() {
  start_server peers
  start_twin
  start_fastify
  start_zipkin
  local round
  for ((round = 0; round <= ROUNDS; round++)); do
    peer_round "$round" "$([[ $round -eq 0 ]] && echo "$WARM_UP" || echo "$SECONDS_EACH")"
  done
  cp "$WORK"/{server-peers,fastify,zipkin}.log "$RAW/"
  stop_zipkin
  stop_fastify
  stop_twin
  stop_server
}

peer_round() {
  local round=$1 seconds=$2 n
  say "peers, round $round of $ROUNDS ($seconds s per figure$([[ $round -eq 0 ]] && echo ', warm-up'))"
  for n in "${PEER_CONNECTIONS[@]}"; do
    post "peers-single-$n" "$round" "$seconds" "$n" 1
    post "fastify-single-$n" "$round" "$seconds" "$n" 1 fastify
    ceiling "peers-ceiling-single-$n" "$round" "$seconds" "$n" 1 "$TWIN_PORT" ceiling_single.sql
  done
  for n in "${PEER_BATCHES[@]}"; do
    post "peers-batch-$n" "$round" "$seconds" "$BATCH_CLIENTS" "$n"
    post "fastify-batch-$n" "$round" "$seconds" "$BATCH_CLIENTS" "$n" fastify
  done
  post zipkin-batch-100 "$round" "$seconds" "$BATCH_CLIENTS" 100 zipkin
}
