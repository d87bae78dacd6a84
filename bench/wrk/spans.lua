-- POSTs batches of Zipkin v2 spans made beforehand, about as large as our interactions. Environment: BATCH (items), SEED.
local here = debug.getinfo(1, "S").source:match("@(.*/)")
local report = dofile(here .. "report.lua")
local batch = tonumber(os.getenv("BATCH"))
local filler = string.rep("lorem ipsum dolor ", 8)
local names = { "update", "update", "read", "create", "delete", "approve" }
local services = { "webapp", "webapp", "mobile", "batch" }
local prepared = {}
local at = 0

local function hex(digits)
  local parts = {}
  for i = 1, digits / 4 do parts[i] = string.format("%04x", math.random(0, 0xffff)) end
  return table.concat(parts)
end

local steps, trace = 0, ""

-- Traces have as many spans as units of work have steps: 1 to 200, log-uniform.
local function next_trace()
  if steps <= 0 then
    steps = math.floor(math.exp(math.random() * math.log(201)))
    trace = hex(32)
  end
  steps = steps - 1
  return trace
end

local function span()
  local r = math.random
  local resource = r() < 0.3 and "hot-" .. r(1, 20) or "cold-" .. r(1, 10000000)
  return string.format(
    '{"traceId":"%s","id":"%s","name":"%s","timestamp":%d,"duration":%d,"localEndpoint":{"serviceName":"%s"},'
      .. '"tags":{"resource":"%s","type":"ORDER","user":"user-%d","total":"%d","currency":"EUR","note":"%s"}}',
    next_trace(), hex(16), names[r(#names)], (os.time() - r(0, 3600)) * 1000000, r(1, 100000), services[r(#services)],
    resource, math.floor(r() ^ 3 * 1000), r(1, 99999), filler)
end

function init()
  math.randomseed(tonumber(os.getenv("SEED")) * 100 + thread_number)
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  for b = 1, 100000 / batch do
    local spans = {}
    for i = 1, batch do spans[i] = span() end
    prepared[b] = wrk.format(nil, "/api/v2/spans", nil, "[" .. table.concat(spans, ",") .. "]")
  end
end

function request()
  at = at % #prepared + 1
  return prepared[at]
end

setup, done = report.setup, report.done
