#include "app/call.h"

namespace tz::client {
namespace {

constexpr size_t kMaxWord = 200;
constexpr size_t kMaxArgs = 10;

}  // namespace

Error refusal_in(const HttpAnswer& answer, ErrorCode unsaid) {
  if (answer.kind == HttpAnswer::Kind::offline) return error(ErrorCode::offline);
  if (answer.kind == HttpAnswer::Kind::timed_out) return error(ErrorCode::timed_out);
  const Result<json> body = parse_json(answer.body);
  if (body && body->is_object()) {
    ObjectReader in(*body, "");
    ObjectReader fault(in.has("error") ? in.object("error") : *body, "");
    Error said;
    if (const auto known = error_code_named(fault.text("code", kMaxWord))) {
      said.code = *known;
      said.field = fault.optional_text("field", kMaxWord);
      for (const json& arg : fault.array("args", kMaxArgs)) {
        if (const std::string* text = arg.get_ptr<const std::string*>()) said.args.push_back(*text);
      }
      return said;
    }
  }
  return error(unsaid);
}

void fetch(Network& network, HttpRequest request, FetchAnswer answer) {
  network.send(std::move(request), [answer = std::move(answer)](const HttpAnswer& got) {
    if (got.kind != HttpAnswer::Kind::answered || got.status != 200) {
      return answer(refusal_in(got));
    }
    answer(got.body);
  });
}

void call(Network& network, HttpRequest request, CallAnswer answer) {
  fetch(network, std::move(request), [answer = std::move(answer)](const Result<std::string>& got) {
    if (!got) return answer(got.error());
    answer(parse_json(*got));
  });
}

HttpRequest post(std::string path, const json& body) {
  HttpRequest request;
  request.method = "POST";
  request.path = std::move(path);
  request.body = canonical(body);
  return request;
}

Asked refused(Lang lang, const Error& error) {
  return {Asked::State::refused, error.field, sentence(lang, error)};
}

}  // namespace tz::client
