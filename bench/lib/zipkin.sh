# shellcheck shell=bash
# A peer: Zipkin with its storage in memory. Not durable, nothing written to disk.

ZIPKIN_PID=''
ZIPKIN_PORT=$((PORT + 3))
# What was fastest for it: G1 and the serial collector were tried. With 2 GiB it ran out of memory.
ZIPKIN_JAVA_OPTS=${ZIPKIN_JAVA_OPTS:--Xmx4g -XX:+UseParallelGC}

start_zipkin() {
  local home=$BENCH/peers/zipkin
  say "starting Zipkin"
  [[ -d $home/target/lib ]] \
    || mvn -q -B -ntp -f "$home/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies \
      -DoutputDirectory="$home/target/lib" >"$RAW/zipkin-maven.txt" 2>&1 || die "Zipkin could not be fetched, see $RAW/zipkin-maven.txt"
  local -a options
  read -ra options <<<"$ZIPKIN_JAVA_OPTS"
  QUERY_PORT=$ZIPKIN_PORT SELF_TRACING_ENABLED=false \
    "$JAVA_HOME/bin/java" "${options[@]}" -jar "$home"/target/lib/zipkin-server-*-exec.jar >"$WORK/zipkin.log" 2>&1 &
  ZIPKIN_PID=$!
  await_answer "$ZIPKIN_PID" "$(zipkin_url)/health" "$WORK/zipkin.log"
}

stop_zipkin() {
  end_process "$ZIPKIN_PID" TERM
  ZIPKIN_PID=''
}

zipkin_url() { echo "http://127.0.0.1:$ZIPKIN_PORT"; }
zipkin_mark() { zipkin_kept; }
zipkin_count() { echo $(($(zipkin_kept) - $1)); }

# Spans that its collector has given to the storage. How many it still has would say nothing: it forgets the oldest.
zipkin_kept() {
  curl -fsS "$(zipkin_url)/metrics" | tr ',{}' '\n' | awk -F: '
    /"counter.zipkin_collector.spans.http"/ {taken = $2}
    /"counter.zipkin_collector.spans_dropped.http"/ {dropped = $2}
    END {printf "%.0f", taken - dropped}'
}
