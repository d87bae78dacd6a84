-- POSTs single interactions, or batches made beforehand. Environment: API_KEY (or several, with commas: batches take turns),
-- BATCH (items), SEED; WITHOUT_ORIGIN=1: each lacks what is required last, so it is read and checked to its end, and refused.
local here = debug.getinfo(1, "S").source:match("@(.*/)")
local body = dofile(here .. "body.lua")
local report = dofile(here .. "report.lua")
local batch = tonumber(os.getenv("BATCH"))
local prepared = {}
local at = 0
local keys = {}
for key in os.getenv("API_KEY"):gmatch("[^,]+") do keys[#keys + 1] = key end

function init()
  body.seed(tonumber(os.getenv("SEED")) * 100 + thread_number)
  wrk.method = "POST"
  wrk.headers["x-api-key"] = keys[1]
  wrk.headers["Content-Type"] = batch == 1 and "application/json" or "application/x-ndjson"
  if batch > 1 then
    for b = 1, 100000 / batch do
      local lines = {}
      for i = 1, batch do lines[i] = body.one() end
      wrk.headers["x-api-key"] = keys[b % #keys + 1]
      prepared[b] = wrk.format(nil, "/api/interactions/batch", nil, table.concat(lines, "\n"))
    end
  end
end

local function interaction()
  local one = body.one()
  return os.getenv("WITHOUT_ORIGIN") and one:gsub('"origin":"%u+",', "", 1) or one
end

function request()
  if batch == 1 then return wrk.format(nil, "/api/interactions", nil, interaction()) end
  at = at % #prepared + 1
  return prepared[at]
end

setup, done = report.setup, report.done
