// GET /api/v1/presence: when each unit's devices were last in touch.
#include "http/answer.h"
#include "http/api.h"
#include "service/contacts.h"

namespace tz::server {

namespace {

Response presence_route(const Api& api, const Request& request) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  Result<std::string> told = presence(api.service, *caller);
  if (!told) {
    return refuse(request, told.error());
  }
  return json_answer(std::move(*told));
}

}  // namespace

void add_presence_route(Site& site, Api& api) {
  site.add("GET", "/api/v1/presence",
           [&api](const Request& request) { return presence_route(api, request); });
}

}  // namespace tz::server
