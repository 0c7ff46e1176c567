// POST /api/v1/push and GET /api/v1/pull.
#include "base/json_read.h"
#include "http/answer.h"
#include "http/api.h"
#include "service/pull.h"
#include "service/push.h"

namespace tz::server {

namespace {

Response push_route(const Api& api, const Request& request) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  Result<json> body = parse_json(request.body);
  if (!body) {
    return refuse(request, body.error());
  }
  const Result<PushRequest> batch = push_request_from(std::move(*body));
  if (!batch) {
    return refuse(request, batch.error());
  }
  Result<std::string> pushed = push(api.service, *caller, *batch);
  if (!pushed) {
    return refuse(request, pushed.error());
  }
  return json_answer(std::move(*pushed));
}

Response pull_route(const Api& api, const Request& request) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  const auto query = [&](std::string_view name) {
    return request.query_value(name).value_or(std::string_view());
  };
  if (query("differed") == "1" && api.on_differing_copy) {
    api.on_differing_copy(*caller);
  }
  Result<std::string> pulled =
      pull(api.service, *caller, {query("cursor"), query("digest") == "1"});
  if (!pulled) {
    return refuse(request, pulled.error());
  }
  return json_answer(std::move(*pulled));
}

}  // namespace

void add_sync_routes(Site& site, Api& api) {
  site.add("POST", "/api/v1/push",
           [&api](const Request& request) { return push_route(api, request); });
  site.add("GET", "/api/v1/pull",
           [&api](const Request& request) { return pull_route(api, request); });
}

}  // namespace tz::server
