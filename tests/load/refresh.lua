-- Rotating refreshes: every answer's refresh token is the next request's. Each thread takes its own part of the tokens.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"

local threads = {}

function setup(thread)
  thread:set("id", #threads)
  table.insert(threads, thread)
end

function init(args)
  failures = 0
  starved = 0
  tokens = {}
  local index = 0
  for line in io.lines(args[1]) do
    if index % tonumber(args[2]) == id then
      table.insert(tokens, line)
    end
    index = index + 1
  end
  first, last = 1, #tokens
end

function request()
  local token = "starved"
  if first <= last then
    token = tokens[first]
    tokens[first] = nil
    first = first + 1
  else
    starved = starved + 1
  end
  return wrk.format(nil, nil, nil, "grant_type=refresh_token&client_id=loadspa&refresh_token=" .. token
    .. "&resource=https%3A%2F%2Fapi.example.com%2Forg&organization_id=loadorg00000&scope=read%3Aorders%20write%3Aorders")
end

function response(status, headers, body)
  local token = string.match(body, '"refresh_token":"([^"]+)"')
  if status == 200 and token then
    last = last + 1
    tokens[last] = token
  else
    failures = failures + 1
  end
end

function done(summary, latency, requests)
  local failed, empty = 0, 0
  for _, thread in ipairs(threads) do
    failed = failed + thread:get("failures")
    empty = empty + thread:get("starved")
  end
  io.write(string.format("p99_us=%d failed=%d starved=%d\n", latency:percentile(99), failed, empty))
end
