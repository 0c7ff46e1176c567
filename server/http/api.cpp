#include "http/api.h"

#include <charconv>

#include "http/answer.h"

namespace tz::server {

namespace {

// Empty, and so nobody's, where there is none.
std::string_view token_of(const Api& api, const Request& request) {
  return api.cookie.token_in(request).value_or(std::string_view());
}

// The app says whom it takes the session for; the cookie may be of somebody who signed in since.
Result<Caller> meant_by(const Request& request, Result<Caller> caller) {
  const std::optional<std::string_view> meant = request.query_value("person");
  if (caller && meant && *meant != to_string(caller->person.id)) {
    return error(ErrorCode::session_of_another);
  }
  if (caller) {
    caller->address = request.peer;
  }
  return caller;
}

}  // namespace

void add_api(Site& site, Api& api) {
  add_probe_routes(site, api);
  add_metrics_route(site, api);
  add_session_routes(site, api);
  add_second_factor_routes(site, api);
  add_session_list_routes(site, api);
  add_device_route(site, api);
  add_sync_routes(site, api);
  add_live_route(site, api);
  add_presence_route(site, api);
  add_audit_routes(site, api);
  add_search_route(site, api);
  add_import_routes(site, api);
  add_circular_routes(site, api);
  add_assessment_routes(site, api);
  add_account_routes(site, api);
  add_blob_routes(site, api);
  add_export_routes(site, api);
}

Result<Caller> caller_of(const Api& api, const Request& request) {
  return meant_by(request, working_session_of(api.service, token_of(api, request)));
}

Result<Caller> visitor_of(const Api& api, const Request& request) {
  return meant_by(request, session_of(api.service, token_of(api, request)));
}

Response refuse_caller(const Api& api, const Request& request, const Error& error) {
  Response response = refuse(request, error);
  // Another's session is a good one. One that was revoked goes on being named until its device has
  // acted on it and signs out: a page that ends halfway is told again.
  const bool is_void = response.status == 401 && error.code != ErrorCode::session_of_another &&
                       error.code != ErrorCode::session_revoked;
  if (is_void && api.cookie.token_in(request)) {
    api.cookie.clear(response);
  }
  return response;
}

Result<int64_t> number_in(const Request& request, std::string_view name) {
  const std::string_view text = request.query_value(name).value_or(std::string_view());
  int64_t value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size()) {
    return error(ErrorCode::bad_number, std::string(name), {std::string(name)});
  }
  return value;
}

}  // namespace tz::server
