-- Client-credentials organization tokens: the same request over and over.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.body = "grant_type=client_credentials&client_id=loadmachine&client_secret=load-machine-secret-0123456789abcdef"
  .. "&resource=https%3A%2F%2Fapi.example.com%2Forg&organization_id=loadorg00000&scope=read%3Aorders%20write%3Aorders"

local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init()
  failures = 0
end

function response(status, headers, body)
  if status ~= 200 then
    failures = failures + 1
  end
end

function done(summary, latency, requests)
  local failed = 0
  for _, thread in ipairs(threads) do
    failed = failed + thread:get("failures")
  end
  io.write(string.format("p99_us=%d failed=%d\n", latency:percentile(99), failed))
end
