-- Interactions as applications send them: few hot resources, many cold; units of work of 1 to 200 steps.
local types = { "ORDER", "ORDER", "ORDER", "INVOICE", "CUSTOMER", "FILE" }
local actions = { "UPDATE", "UPDATE", "UPDATE", "READ", "READ", "CREATE", "DELETE", "APPROVE" }
local origins = { "WEBAPP", "WEBAPP", "MOBILE", "BATCH" }
local filler = string.rep("lorem ipsum dolor ", 8)

local body = {}
local steps = 0
local uow = ""

local function uuid()
  local r = math.random
  return string.format("%08x-%04x-4%03x-8%03x-%06x%06x",
    r(0, 0xffffffff), r(0, 0xffff), r(0, 0xfff), r(0, 0xfff), r(0, 0xffffff), r(0, 0xffffff))
end

-- Log-uniform: as many of 1 to 14 steps as of 15 to 200.
local function next_unit_of_work()
  if steps <= 0 then
    steps = math.floor(math.exp(math.random() * math.log(201)))
    uow = uuid()
  end
  steps = steps - 1
  return uow
end

local function resource()
  if math.random() < 0.3 then return "hot-" .. math.random(1, 20) end
  return "cold-" .. math.random(1, 10000000)
end

function body.one()
  local r = math.random
  local reference = r() < 0.25 and string.format(',"externalReference":"ref-%d"', r(1, 10000000)) or ""
  local stamp = r() < 0.33
      and string.format(',"interactionTimestamp":"20%02d-%02d-%02dT%02d:%02d:%02d.%03dZ"',
        r(21, 25), r(1, 12), r(1, 28), r(0, 23), r(0, 59), r(0, 59), r(0, 999)) or ""
  return string.format(
    '{"resourceId":"%s","resourceType":"%s","action":"%s","origin":"%s","userId":"user-%d","uowId":"%s"%s%s,'
      .. '"interaction":{"total":%d,"currency":"EUR","note":"%s"}}',
    resource(), types[r(#types)], actions[r(#actions)], origins[r(#origins)], math.floor(r() ^ 3 * 1000),
    next_unit_of_work(), reference, stamp, r(1, 99999), filler)
end

function body.seed(number)
  math.randomseed(number)
end

return body
