#include "app/session.h"

#include "app/call.h"

namespace tz::client {
namespace {

constexpr size_t kMaxLogin = 200;

// A session as the server says it, and as it is kept.
std::optional<SignedIn> session_in(const json& body) {
  ObjectReader in(body, "");
  SignedIn out;
  ObjectReader inner(in.object("person"), "person");
  out.person = read_person(inner);
  in.take_fault(inner);
  out.login = in.optional_text("login", kMaxLogin);
  out.password_is_temporary = in.boolean_or("password_is_temporary", false);
  out.password_is_old = in.boolean_or("password_is_old", false);
  out.has_second_factor = in.boolean_or("second_factor", false);
  out.second_factor_is_due = in.boolean_or("second_factor_is_due", false);
  if (in.failed()) return std::nullopt;
  return out;
}

}  // namespace

std::string session_text(const SignedIn& session) {
  json out = {{"person", to_json(session.person)}, {"login", session.login}};
  if (session.password_is_temporary) out["password_is_temporary"] = true;
  if (session.password_is_old) out["password_is_old"] = true;
  if (session.has_second_factor) out["second_factor"] = true;
  if (session.second_factor_is_due) out["second_factor_is_due"] = true;
  return canonical(out);
}

std::optional<SignedIn> session_from(std::string_view text) {
  const Result<json> body = parse_json(text);
  return body ? session_in(*body) : std::nullopt;
}

void ask_sign_in(Network& network, const SignInAttempt& attempt,
                 std::function<void(Result<SignedIn>)> answer) {
  HttpRequest request;
  request.method = "POST";
  request.path = "/api/v1/sign-in";
  json typed = {{"login", attempt.login},
                {"password", attempt.password},
                {"device_name", attempt.device_name}};
  if (!attempt.code.empty()) typed["code"] = attempt.code;
  request.body = canonical(typed);
  network.send(std::move(request), [login = attempt.login,
                                    answer = std::move(answer)](const HttpAnswer& got) {
    if (got.kind != HttpAnswer::Kind::answered || got.status != 200) {
      const bool unknown = got.status == 401;
      return answer(refusal_in(got, unknown ? ErrorCode::sign_in_failed : ErrorCode::internal));
    }
    const Result<json> body = parse_json(got.body);
    std::optional<SignedIn> session = body ? session_in(*body) : std::nullopt;
    if (!session) return answer(error(ErrorCode::internal));
    session->login = login;  // as it was typed: the form offers it again
    answer(std::move(*session));
  });
}

void ask_whether_demo(Network& network, std::function<void(bool)> answer) {
  HttpRequest request;
  request.path = "/api/v1/hello";
  network.send(std::move(request), [answer = std::move(answer)](const HttpAnswer& got) {
    const Result<json> body = parse_json(got.body);
    if (got.status != 200 || !body || !body->is_object()) return answer(false);
    ObjectReader in(*body, "");
    answer(in.boolean_or("demo", false));
  });
}

void tell_sign_out(Network& network) {
  HttpRequest request;
  request.method = "POST";
  request.path = "/api/v1/sign-out";
  request.body = "{}";
  network.send(std::move(request), [](const HttpAnswer&) {});
}

}  // namespace tz::client
