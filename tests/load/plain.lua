-- GET requests; only the counting of failures is ours.
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
