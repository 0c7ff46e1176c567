// POST /api/v1/sign-in, POST /api/v1/sign-out, GET /api/v1/session.
#include "base/json_read.h"
#include "http/answer.h"
#include "http/api.h"
#include "http/typed_password.h"
#include "model/limits.h"

namespace tz::server {

namespace {

Result<SignInRequest> sign_in_request_from(const std::string& text) {
  const Result<json> body = parse_json(text);
  if (!body) {
    return body.error();
  }
  ObjectReader in(*body, "");
  SignInRequest request;
  request.login = in.text("login", kMaxLogin);
  request.password = typed_password(in, *body, "password");
  request.device_name = in.optional_text("device_name", kMaxTitle);
  request.code = in.optional_text("code", kMaxCode);
  return in.finish(std::move(request));
}

// `who`: a SignedIn or a Caller.
template <class Who>
json session_json(const Who& who, const std::string& login) {
  json out = {{"person", to_json(who.person)}, {"login", login}};
  if (who.password_is_temporary) {
    out["password_is_temporary"] = true;
  }
  if (who.password_is_old) {
    out["password_is_old"] = true;
  }
  if (who.has_second_factor) {
    out["second_factor"] = true;
  }
  if (who.second_factor_is_due) {
    out["second_factor_is_due"] = true;
  }
  return out;
}

Response sign_in_route(Api& api, const Request& request) {
  const Result<SignInRequest> wanted = sign_in_request_from(request.body);
  if (!wanted) {
    return refuse(request, wanted.error());
  }
  const std::shared_ptr<Seats::Seat> seat = api.sign_in_seats.take();
  if (!seat) {
    return refuse(request, error(ErrorCode::busy));
  }
  const std::string login = account_login(wanted->login);
  const SignInOrigin origin{request.peer, std::string(api.browser_cookie.token_in(request, login))};
  const Result<SignedIn> signed_in = sign_in(api.service, *wanted, origin);
  if (!signed_in) {
    return refuse(request, signed_in.error());
  }
  json out = session_json(*signed_in, login);
  out["expires_at"] = signed_in->expires_at.unix_ms;
  Response response = json_answer(canonical(out));
  const int64_t lasts_ms = signed_in->expires_at.unix_ms - api.service.clock.now().unix_ms;
  api.cookie.put(response, signed_in->token, lasts_ms);
  api.browser_cookie.put(response, login, signed_in->browser);
  api.browser_cookie.clear_oldest(response, request, login);
  return response;
}

Response sign_out_route(const Api& api, const Request& request) {
  const Result<Caller> caller = visitor_of(api, request);
  if (caller) {
    if (const Outcome ended = sign_out(api.service, *caller); !ended) {
      return refuse(request, ended.error());
    }
  }
  Response response = json_answer("{}");
  api.cookie.clear(response);
  return response;
}

Response session_route(const Api& api, const Request& request) {
  const Result<Caller> caller = visitor_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  return json_answer(canonical(session_json(*caller, caller->login)));
}

}  // namespace

void add_session_routes(Site& site, Api& api) {
  site.add("POST", "/api/v1/sign-in",
           [&api](const Request& request) { return sign_in_route(api, request); });
  site.add("POST", "/api/v1/sign-out",
           [&api](const Request& request) { return sign_out_route(api, request); });
  site.add("GET", "/api/v1/session",
           [&api](const Request& request) { return session_route(api, request); });
}

}  // namespace tz::server
