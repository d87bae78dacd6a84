# shellcheck shell=bash
# What the disk and the file cache do meanwhile: slow rounds are theirs, or ours.

DISK_EVERY=10

# watch_disk FILE: a row every ten seconds until it is ended. Nothing where the folder's file system has no disk of its own.
watch_disk() {
  local device before after began
  began=$(date +%s)
  device=$(basename "$(df --output=source "$WORK" | tail -1)")
  grep -qw "$device" /proc/diskstats || return 0
  printf 'seconds\treads/s\tms each\twrites/s\tms each\tflushes/s\tms each\tfree MiB\tcached MiB\n' >"$1"
  before=$(disk_counters "$device")
  while sleep "$DISK_EVERY"; do
    after=$(disk_counters "$device")
    paste <(echo "$before") <(echo "$after") | awk -v began="$began" '
      $1 == "time" {seconds = $5 - $2; printf "%.0f", $5 - began; next}
      $1 ~ /count/ {n = $5 - $2; printf "\t%.0f\t%.2f", n / seconds, n ? ($6 - $3) / n : 0; next}
      {printf "\t%.0f", $5} END {print ""}' >>"$1"
    before=$after
  done
}

# disk_counters DEVICE: rows of a name, a figure, and with counts the milliseconds that they took (Linux: iostats.rst).
disk_counters() {
  echo "time $(date +%s.%N) 0"
  awk -v device="$1" '$3 == device {print "reads-count", $4, $7; print "writes-count", $8, $11; print "flushes-count", $19, $20}' /proc/diskstats
  awk '/^MemFree/ {print "free", $2 / 1024, 0} /^Cached/ {print "cached", $2 / 1024, 0}' /proc/meminfo
}
