// POST /api/v1/second-factor and /api/v1/second-factor/confirm: one's own authenticator app.
#include "base/json_read.h"
#include "http/answer.h"
#include "http/api.h"
#include "http/typed_password.h"
#include "service/second_factor.h"

namespace tz::server {

namespace {

// The one answer that ever holds the secret.
Response begin_route(Api& api, const Request& request) {
  const Result<Caller> caller = visitor_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  const Result<json> body = parse_json(request.body);
  if (!body) {
    return refuse(request, body.error());
  }
  ObjectReader in(*body, "");
  // Whoever must set one up needs no password here.
  const std::string password =
      in.has("password") ? typed_password(in, *body, "password") : std::string();
  const std::string code = in.optional_text("code", kMaxCode);
  if (in.failed()) {
    return refuse(request, in.fault());
  }
  const std::shared_ptr<Seats::Seat> seat = api.sign_in_seats.take();
  if (!seat) {
    return refuse(request, error(ErrorCode::busy));
  }
  const Result<std::string> secret = begin_second_factor(api.service, *caller, password, code);
  if (!secret) {
    return refuse(request, secret.error());
  }
  return json_answer(canonical({{"secret", *secret}}));
}

Response confirm_route(Api& api, const Request& request) {
  const Result<Caller> caller = visitor_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  const Result<json> body = parse_json(request.body);
  if (!body) {
    return refuse(request, body.error());
  }
  ObjectReader in(*body, "");
  const std::string code = in.text("code", kMaxCode);
  if (in.failed()) {
    return refuse(request, in.fault());
  }
  const Outcome confirmed = confirm_second_factor(api.service, *caller, code);
  return confirmed ? json_answer("{}") : refuse(request, confirmed.error());
}

}  // namespace

void add_second_factor_routes(Site& site, Api& api) {
  site.add("POST", "/api/v1/second-factor",
           [&api](const Request& request) { return begin_route(api, request); });
  site.add("POST", "/api/v1/second-factor/confirm",
           [&api](const Request& request) { return confirm_route(api, request); });
}

}  // namespace tz::server
