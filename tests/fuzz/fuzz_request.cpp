// Requests before the real routes: methods, paths, queries, headers and bodies. The first line is
// the login of who asks, or anything else for nobody; the second is "METHOD PATH?QUERY"; headers
// follow up to an empty line, then the body. Whatever is asked, the answer is one of the site's
// own.
#include "founded_world.h"
#include "http/api.h"
#include "stocks.h"
#include "target.h"

namespace tz::fuzz {
namespace {

using server::Request;
using server::Response;
using server::World;

// The routes over a world; both must live as long.
class Routes {
 public:
  explicit Routes(World& world) : api_(world.service(), 4, false, true) {
    server::add_api(site_, api_);
    site_.set_fault_listener([](std::string_view) { promise(false, "no handler throws"); });
  }
  Response answer(const Request& request) const { return site_.answer(request); }

 private:
  server::Api api_;
  server::Site site_;
};

Request post(std::string path, const json& body) {
  Request request;
  request.method = "POST";
  request.path = std::move(path);
  request.headers.emplace("content-type", "application/json");
  request.headers.emplace("x-taizhang", "1");
  request.body = canonical(body);
  return request;
}

// A world in which everybody has signed in, with the cookie of each.
class SignedInWorld {
 public:
  SignedInWorld() : founded_([this](World& world) { sign_in_everybody(world); }) {}
  FoundedWorld& founded() { return founded_; }
  // Empty for nobody.
  std::string cookie_of(std::string_view login) const {
    const auto found = cookies_.find(login);
    return found == cookies_.end() ? std::string() : found->second;
  }

 private:
  void sign_in_everybody(World& world) {
    const Routes routes(world);
    for (const char* login : {"admin", "office", "leader", "a.lead", "b.staff"}) {
      const json body = {{"login", login}, {"password", server::kPassword}};
      const Response response = routes.answer(post("/api/v1/sign-in", body));
      promise(response.status == 200, "whoever has an account can sign in");
      const std::string_view cookie = response.header("set-cookie");
      cookies_.emplace(login, cookie.substr(0, cookie.find(';')));
    }
  }

  std::map<std::string, std::string, std::less<>> cookies_;
  FoundedWorld founded_;
};

SignedInWorld& signed_in() {
  static SignedInWorld world;
  return world;
}

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

// As the HTTP library hands it on.
std::string percent_decoded(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool is_escape = text[i] == '%' && i + 2 < text.size() && digit_of(text[i + 1]) >= 0 &&
                           digit_of(text[i + 2]) >= 0;
    if (is_escape) {
      out += static_cast<char>(digit_of(text[i + 1]) * 16 + digit_of(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

// The text before the first `mark`, which is taken away with it.
std::string_view taken(std::string_view& rest, std::string_view mark) {
  const size_t at = std::min(rest.find(mark), rest.size());
  const std::string_view out = rest.substr(0, at);
  rest.remove_prefix(std::min(at + mark.size(), rest.size()));
  return out;
}

Request request_in(std::string_view input) {
  Request out;
  std::string_view asked = taken(input, "\n");
  out.method = taken(asked, " ");
  out.path = percent_decoded(taken(asked, "?"));
  while (!asked.empty()) {
    std::string_view pair = taken(asked, "&");
    std::string name = percent_decoded(taken(pair, "="));
    out.query.emplace(std::move(name), percent_decoded(pair));
  }
  while (!input.empty()) {
    std::string_view header = taken(input, "\n");
    if (header.empty()) break;
    std::string name(taken(header, ": "));
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    out.headers.emplace(std::move(name), header);
  }
  out.body = input;
  // This machine may ask for more than others.
  out.peer = "127.0.0.1";
  return out;
}

void check_answer(const Response& response) {
  promise(response.status >= 200 && response.status < 600, "an answer has a status");
  promise(response.status != 500, "no request is a fault of the program");
  promise(!response.header("x-content-type-options").empty(), "an answer bears what guards it");
  const bool is_json = response.header("content-type").starts_with("application/json");
  if (!is_json || !response.header("content-encoding").empty() || response.body.empty()) return;
  const Result<json> body = parse_json(response.body);
  promise(body.ok(), "an answer in JSON can be read");
  if (response.status < 400 || !body->contains("error")) return;
  ObjectReader in((*body)["error"], "error");
  const std::string code = in.text("code", 100);
  in.text("message", 4000);
  promise(!in.failed(), "a refusal has a code and a sentence");
  promise(error_code_named(code).has_value(), "the code of a refusal is known");
}

std::string asking(const std::string& login, const std::string& line, const json& body = {}) {
  const std::string start = login + '\n' + line + '\n';
  if (body.is_null()) return start + "accept-language: en\n\n";
  return start + "content-type: application/json\nx-taizhang: 1\n\n" + canonical(body);
}

std::vector<std::string> reading(World& world) {
  const std::string plan = to_string(world.plan().id);
  const std::string id = to_string(uuid_of_name("nothing"));
  const std::string hash(64, 'a');
  std::vector<std::string> out;
  for (const std::string& line :
       {std::string("/api/v1/pull?cursor=&digest=1"), std::string("/api/v1/live?cursor="),
        std::string("/api/v1/search?q=Ti%20te&limit=20"), std::string("/api/v1/presence"),
        std::string("/api/v1/session?lang=zh"), std::string("/api/v1/accounts"),
        std::string("/api/v1/hello"), std::string("/healthz"), std::string("/readyz"),
        std::string("/metrics"), "/api/v1/export/ledger.csv?plan=" + plan + "&cycle=2026-01-05",
        "/api/v1/export/ledger.xlsx?plan=" + plan +
            "&paper=A4&lang=en&unit=" + to_string(world.a.id),
        "/api/v1/circulars/" + id + "/document", "/api/v1/assessments/" + id + "/sheet",
        "/api/v1/blob/" + hash, "/api/v1/blob/" + hash + "/received?size=10"}) {
    out.push_back(asking("office", "GET " + line));
  }
  return out;
}

std::vector<std::string> writing(World& world) {
  const std::string plan = to_string(world.plan().id);
  const std::string id = to_string(uuid_of_name("nothing"));
  const PushRequest push =
      world.request("b.staff", {world.report("b.staff", world.b, 40, "words")});
  return {
      asking("b.staff", "POST /api/v1/push", to_json(push)),
      asking("", "POST /api/v1/sign-in", {{"login", "office"}, {"password", "no"}}),
      asking("office", "POST /api/v1/sign-out", json::object()),
      asking("office", "POST /api/v1/device", {{"device", id}, {"name", "phone"}}),
      asking("office", "POST /api/v1/password", {{"old", "a"}, {"new", "b"}}),
      asking("office", "POST /api/v1/second-factor", {{"password", "a"}, {"code", "123456"}}),
      asking("office", "POST /api/v1/second-factor/confirm", {{"code", "123 456"}}),
      asking("admin", "POST /api/v1/accounts/a.lead/second-factor/remove", json::object()),
      asking("admin", "POST /api/v1/accounts",
             {{"login", "new"},
              {"name", "New"},
              {"unit", to_string(world.a.id)},
              {"roles", json::array({"member"})}}),
      asking("admin", "POST /api/v1/accounts/a.lead/password", json::object()),
      asking("admin", "POST /api/v1/accounts/a.lead/disable", json::object()),
      asking("admin", "POST /api/v1/accounts/a.lead/enable", json::object()),
      asking("office", "POST /api/v1/circulars", {{"plan", plan}, {"circular", id}}),
      asking("office", "POST /api/v1/circulars/" + id + "/freeze", json::object()),
      asking("office", "POST /api/v1/assessments",
             {{"plan", plan}, {"assessment", id}, {"first", "2026-01-01"}, {"last", "2026-01-04"}}),
      asking("office", "POST /api/v1/assessments/" + id + "/freeze", json::object()),
      "office\nPOST /api/v1/import\ncontent-type: text/plain\nx-taizhang: 1\n\n"
      "年度方案\n(一)窗口\n1.窗口统一受理，6月底前办结30件。（牵头：A）\n",
      asking("office", "POST /api/v1/import/publish",
             {{"text", "年度方案\n(一)窗口\n1.窗口统一受理。（牵头：A）\n"},
              {"title", "t"},
              {"starts_on", "2026-01-01"},
              {"ends_on", "2026-12-31"},
              {"units", json::array()},
              {"groups", json::array()}}),
      "b.staff\nPUT /api/v1/blob/" + std::string(64, 'a') +
          "?offset=0&size=4\ncontent-type: application/octet-stream\nx-taizhang: "
          "1\n\n\xff\xd8\xff\xe0",
  };
}

}  // namespace

Seeds seeds() {
  World& world = signed_in().founded().as_it_was();
  Seeds out;
  out.inputs = reading(world);
  for (std::string& each : writing(world)) out.inputs.push_back(std::move(each));
  out.words = {"GET ",
               "HEAD ",
               "POST ",
               "PUT ",
               "/api/v1/",
               "?",
               "&",
               "%00",
               "%0D%0A",
               "cursor=",
               "digest=1",
               "person=",
               "limit=",
               "offset=",
               "size=",
               "lang=",
               "cookie: ",
               "origin: ",
               "host: ",
               "sec-fetch-site: ",
               "x-taizhang: 1",
               "content-encoding: gzip",
               "accept-encoding: br, gzip",
               "content-type: text/plain",
               "last-event-id: ",
               "if-none-match: ",
               "accept-language: zh-CN",
               "x-forwarded-for: "};
  return out;
}

void try_out(std::string_view input) {
  const auto [login, asked] = first_line(input);
  Request request = request_in(asked);
  const std::string cookie = signed_in().cookie_of(login);
  if (!cookie.empty()) request.headers.emplace("cookie", cookie);
  World& world = signed_in().founded().as_it_was();
  const Routes routes(world);
  // A stream is not followed: it lasts as long as somebody listens.
  check_answer(routes.answer(request));
}

}  // namespace tz::fuzz
