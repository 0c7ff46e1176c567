#include "app/session.h"

#include "base/json_read.h"

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

// What the server said, in the program's own words.
Error refusal(const HttpAnswer& answer) {
  if (answer.kind == HttpAnswer::Kind::offline) return error(ErrorCode::offline);
  if (answer.kind == HttpAnswer::Kind::timed_out) return error(ErrorCode::timed_out);
  const Result<json> body = parse_json(answer.body);
  if (body && body->is_object()) {
    ObjectReader in(*body, "");
    ObjectReader fault(in.has("error") ? in.object("error") : *body, "");
    Error said;
    const std::string code = fault.text("code", kMaxLogin);
    if (const auto known = error_code_named(code)) {
      said.code = *known;
      for (const json& arg : fault.array("args", 10)) {
        if (const std::string* text = arg.get_ptr<const std::string*>()) said.args.push_back(*text);
      }
      return said;
    }
  }
  return error(answer.status == 401 ? ErrorCode::sign_in_failed : ErrorCode::internal);
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
    if (got.kind != HttpAnswer::Kind::answered || got.status != 200) return answer(refusal(got));
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
