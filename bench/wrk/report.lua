-- What wrk says in the end, as name=value lines; and a number for each of its threads.
local report = {}
local started = 0

function report.setup(thread)
  started = started + 1
  thread:set("thread_number", started)
end

function report.done(summary)
  local e = summary.errors
  io.write(string.format("seconds=%.6f\nacknowledged=%d\nrefused=%d\nbroken=%d\n", summary.duration / 1e6,
    summary.requests - e.status, e.status, e.connect + e.read + e.write + e.timeout))
end

return report
