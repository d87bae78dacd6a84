# shellcheck shell=bash
# Where the processor's time goes: microseconds per stored interaction, by process.

TICKS_PER_SECOND=$(getconf CLK_TCK)

server_processes() {
  echo "server $SERVER_PID"
  echo "postgres $(head -1 "$DATA/cluster/postmaster.pid")"
}

fastify_processes() {
  echo "server $FASTIFY_PID"
  echo "postgres $(head -1 "$WORK/twin/cluster/postmaster.pid")"
}

zipkin_processes() { echo "server $ZIPKIN_PID"; }

# idle_time: ticks that no processor had anything to do.
idle_time() { awk '$1 == "cpu" {print $5 + $6}' /proc/stat; }

# processor_time TARGET: ticks spent so far by the whole machine, and by each of a target's processes with its children.
processor_time() {
  local name pid
  awk '$1 == "cpu" {print "all\t" $2 + $3 + $4 + $7 + $8}' /proc/stat
  "${1}_processes" | while read -r name pid; do
    # A process's name is in brackets, may have blanks, and is taken out: the times are fields 13 and 14 then.
    { sed -s 's/^\([0-9]*\) (.*) /\1 /' /proc/[0-9]*/stat 2>/dev/null || true; } \
      | awk -v name="$name" -v pid="$pid" '$1 == pid || $3 == pid {ticks += $13 + $14} END {print name "\t" ticks + 0}'
  done
}

# keep_processor_time POINT ROUND STORED BEFORE AFTER: appends "point-name<TAB>round<TAB>microseconds" to processor.tsv.
keep_processor_time() {
  (($3 > 0)) || return 0
  paste <(echo "$4") <(echo "$5") | awk -F'\t' -v point="$1" -v round="$2" -v each="$3" -v hz="$TICKS_PER_SECOND" \
    '{printf "%s-%s\t%s\t%.1f\n", point, $1, round, ($4 - $2) / hz * 1e6 / each}' >>"$RESULT/processor.tsv"
}

# processor_table: LABEL POINT pairs, one row each.
processor_table() {
  local label point
  printf '\n### Where the processor'"'"'s time goes\n\n'
  echo "Microseconds of processor time per stored interaction, medians: the server's process, PostgreSQL's, and the rest (the load, the kernel's work for nobody in particular). $(nproc) cores have $(nproc),000,000 a second."
  echo
  echo '| what | server | PostgreSQL | rest | together |'
  echo '|---|---:|---:|---:|---:|'
  while (($# > 0)); do
    label=$1 point=$2
    shift 2
    awk -v label="$label" -v all="$(median "$point-all" processor.tsv)" -v server="$(median "$point-server" processor.tsv)" \
      -v postgres="$(median "$point-postgres" processor.tsv)" \
      'BEGIN {printf "| %s | %.1f | %.1f | %.1f | **%.1f** |\n", label, server, postgres, all - server - postgres, all}'
  done
}
