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
  if (in.failed()) return std::nullopt;
  return out;
}

}  // namespace

std::string session_text(const SignedIn& session) {
  json out = {{"person", to_json(session.person)}, {"login", session.login}};
  if (session.password_is_temporary) out["password_is_temporary"] = true;
  if (session.password_is_old) out["password_is_old"] = true;
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
  request.body = canonical({{"login", attempt.login},
                            {"password", attempt.password},
                            {"device_name", attempt.device_name}});
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
