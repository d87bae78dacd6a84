# shellcheck shell=bash
# Our server beside others that could do its work, in turn within each round.

PEER_CONNECTIONS=(64 256)
PEER_BATCHES=(100 1000)

measure_peers() {
  start_server peers
  start_twin
  start_fastify
  start_zipkin
  each_round peer_round
  cp "$WORK"/{server-peers,fastify,zipkin}.log "$RAW/"
  stop_zipkin
  stop_fastify
  stop_twin
  stop_server
}

peer_round() {
  local round=$1 seconds=$2 n
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
