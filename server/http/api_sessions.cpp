// Where somebody is signed in: GET /api/v1/sessions, POST /api/v1/sessions/{id}/end, and for the
// administrator the same under /api/v1/accounts/{login}.
#include "base/json_read.h"
#include "http/answer.h"
#include "http/api.h"
#include "service/sessions.h"

namespace tz::server {

namespace {

json session_json(const SessionInfo& session) {
  json out = {{"id", session.id},
              {"device_name", session.device_name},
              {"begun_at", session.begun_at.unix_ms},
              {"last_seen", session.last_seen.unix_ms},
              {"expires_at", session.expires_at.unix_ms}};
  if (session.is_current) {
    out["current"] = true;
  }
  return out;
}

Response list_answer(const Request& request, const Result<std::vector<SessionInfo>>& sessions) {
  if (!sessions) {
    return refuse(request, sessions.error());
  }
  json out = json::array();
  for (const SessionInfo& session : *sessions) {
    out.push_back(session_json(session));
  }
  return json_answer(canonical(out));
}

Response list_route(const Api& api, const Request& request) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  return list_answer(request, list_sessions(api.service, *caller));
}

Response end_route(const Api& api, const Request& request) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  const std::string_view id = request.param("id");
  if (const Outcome ended = end_session(api.service, *caller, id); !ended) {
    return refuse(request, ended.error());
  }
  Response response = json_answer("{}");
  if (id == session_id(caller->session)) {
    api.cookie.clear(response);
  }
  return response;
}

Response list_of_route(const Api& api, const Request& request) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  const Actor by = actor_of(caller->person);
  return list_answer(request, list_sessions_of(api.service, by, request.param("login")));
}

Response end_of_route(const Api& api, const Request& request) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  const Outcome ended =
      end_session_of(api.service, actor_of(caller->person), request.param("login"),
                     request.param("id"), caller->address);
  return ended ? json_answer("{}") : refuse(request, ended.error());
}

}  // namespace

void add_session_list_routes(Site& site, Api& api) {
  site.add("GET", "/api/v1/sessions",
           [&api](const Request& request) { return list_route(api, request); });
  site.add("POST", "/api/v1/sessions/:id/end",
           [&api](const Request& request) { return end_route(api, request); });
  site.add("GET", "/api/v1/accounts/:login/sessions",
           [&api](const Request& request) { return list_of_route(api, request); });
  site.add("POST", "/api/v1/accounts/:login/sessions/:id/end",
           [&api](const Request& request) { return end_of_route(api, request); });
}

}  // namespace tz::server
