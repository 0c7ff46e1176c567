#include "http/api.h"

#include "http/answer.h"

namespace tz::server {

namespace {

// Empty, and so nobody's, where there is none.
std::string_view token_of(const Api& api, const Request& request) {
  return api.cookie.token_in(request).value_or(std::string_view());
}

}  // namespace

void add_api(Site& site, Api& api) {
  add_probe_routes(site, api);
  add_session_routes(site, api);
  add_sync_routes(site, api);
  add_live_route(site, api);
  add_import_routes(site, api);
  add_account_routes(site, api);
}

Result<Caller> caller_of(const Api& api, const Request& request) {
  return working_session_of(api.service, token_of(api, request));
}

Result<Caller> visitor_of(const Api& api, const Request& request) {
  return session_of(api.service, token_of(api, request));
}

Response refuse_caller(const Api& api, const Request& request, const Error& error) {
  Response response = refuse(request, error);
  if (response.status == 401 && api.cookie.token_in(request)) {
    api.cookie.clear(response);
  }
  return response;
}

}  // namespace tz::server
