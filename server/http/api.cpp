#include "http/api.h"

#include "http/answer.h"

namespace tz::server {

void add_api(Site& site, Api& api) {
  add_probe_routes(site, api);
  add_session_routes(site, api);
  add_sync_routes(site, api);
  add_live_route(site, api);
  add_import_routes(site, api);
  add_account_routes(site, api);
  add_blob_routes(site, api);
}

Result<Caller> caller_of(const Api& api, const Request& request) {
  const std::optional<std::string_view> token = api.cookie.token_in(request);
  if (!token || token->empty()) {
    return error(ErrorCode::session_required);
  }
  return session_of(api.service, *token);
}

Response refuse_caller(const Api& api, const Request& request, const Error& error) {
  Response response = refuse(request, error);
  if (response.status == 401 && api.cookie.token_in(request)) {
    api.cookie.clear(response);
  }
  return response;
}

}  // namespace tz::server
