-- Asks one question again and again: GET, or POST where the environment has a BODY. Environment: API_KEY.
local body = os.getenv("BODY")
wrk.headers["x-api-key"] = os.getenv("API_KEY")
if body and body ~= "" then
  wrk.method = "POST"
  wrk.body = body
  wrk.headers["Content-Type"] = "application/json"
end

function done(summary)
  io.write(string.format("refused=%d\n", summary.errors.status))
end
