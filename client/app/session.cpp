#include "app/session.h"

#include "app/call.h"

namespace tz::client {
namespace {

constexpr size_t kMaxLogin = 200;

std::optional<Person> person_in(const json& body) {
  ObjectReader in(body, "");
  ObjectReader inner(in.object("person"), "person");
  Person person = read_person(inner);
  in.take_fault(inner);
  if (in.failed()) return std::nullopt;
  return person;
}

}  // namespace

std::string session_text(const SignedIn& session) {
  return canonical({{"person", to_json(session.person)}, {"login", session.login}});
}

std::optional<SignedIn> session_from(std::string_view text) {
  const Result<json> body = parse_json(text);
  if (!body) return std::nullopt;
  std::optional<Person> person = person_in(*body);
  ObjectReader in(*body, "");
  std::string login = in.optional_text("login", kMaxLogin);
  if (!person || in.failed()) return std::nullopt;
  return SignedIn{std::move(*person), std::move(login)};
}

void ask_sign_in(Network& network, const std::string& login, const std::string& password,
                 std::function<void(Result<SignedIn>)> answer) {
  HttpRequest request;
  request.method = "POST";
  request.path = "/api/v1/sign-in";
  request.body = canonical({{"login", login}, {"password", password}});
  network.send(std::move(request), [login, answer = std::move(answer)](const HttpAnswer& got) {
    if (got.kind != HttpAnswer::Kind::answered || got.status != 200) {
      const bool unknown = got.status == 401;
      return answer(refusal_in(got, unknown ? ErrorCode::sign_in_failed : ErrorCode::internal));
    }
    const Result<json> body = parse_json(got.body);
    std::optional<Person> person = body ? person_in(*body) : std::nullopt;
    if (!person) return answer(error(ErrorCode::internal));
    answer(SignedIn{std::move(*person), login});
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
