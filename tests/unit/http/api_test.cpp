#include "http/api.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

#include "base/json_read.h"
#include "service/accounts.h"
#include "service/own_operation.h"
#include "store/sqlite_store.h"
#include "text/strings.h"

namespace tz::server {
namespace {

namespace fs = std::filesystem;

class StoppedClock : public Clock {
 public:
  Instant now() override { return Instant{now_ms}; }
  std::atomic<int64_t> now_ms{1750000000000};
};

constexpr const char* kPassword = "a long enough phrase";

// A ledger with one account, "wang", behind the routes.
class Desk {
 public:
  Desk()
      : folder_(make_folder()),
        store_(open_store(folder_)),
        service_(*store_, clock, random_, cheap()) {
    const Actor by = system_actor();
    const Result<Unit> unit = require_unit(service_, by, "区水务局", UnitKind::department);
    REQUIRE(unit.ok());
    NewAccount account;
    account.login = "wang";
    account.password = kPassword;
    account.password_is_temporary = false;
    account.name = "王小明";
    account.unit = unit->id;
    account.roles = {Role::member};
    REQUIRE(add_account(service_, by, account).ok());
    add_api(site_, api_);
  }
  ~Desk() { fs::remove_all(folder_); }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  Response call(const char* method, const char* path, std::string body = {},
                std::string lang = "en") const {
    Request request;
    request.method = method;
    request.path = path;
    request.headers.emplace("content-type", "application/json");
    request.headers.emplace("x-taizhang", "1");
    request.headers.emplace("accept-language", std::move(lang));
    if (!cookie.empty()) {
      request.headers.emplace("cookie", cookie);
    }
    request.body = std::move(body);
    return site_.answer(request);
  }
  Response sign_in() {
    const json body = {{"login", "wang"}, {"password", kPassword}};
    const Response response = call("POST", "/api/v1/sign-in", canonical(body));
    const std::string_view set = response.header("set-cookie");
    cookie = set.substr(0, set.find(';'));
    return response;
  }
  Service& service() { return service_; }
  Api& api() { return api_; }

  std::string cookie;
  StoppedClock clock;

 private:
  static std::string make_folder() {
    std::string pattern = (fs::temp_directory_path() / "tz-api-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    return pattern;
  }
  static std::unique_ptr<Store> open_store(const std::string& folder) {
    SqliteOptions options;
    options.path = folder + "/ledger.db";
    options.new_epoch = uuid_of_name("epoch");
    Result<std::unique_ptr<Store>> store = open_sqlite_store(options);
    REQUIRE(store.ok());
    return std::move(*store);
  }
  static Settings cheap() {
    Settings settings;
    settings.password_cost = {8 * 1024, 1};
    return settings;
  }

  SystemRandom random_;
  std::string folder_;
  std::unique_ptr<Store> store_;
  Service service_;
  Api api_{service_, 2, false, true};
  Site site_;
};

std::string code_of(const Response& response) {
  const Result<json> body = parse_json(response.body);
  REQUIRE(body.ok());
  return body->at("error").at("code").get<std::string>();
}

TEST_CASE("the handshake tells versions, epoch, time and whether this is a demonstration") {
  Desk desk;
  const Result<json> hello = parse_json(desk.call("GET", "/api/v1/hello").body);
  REQUIRE(hello.ok());
  CHECK(hello->at("protocol") == json({{"min", kProtocolMin}, {"max", kProtocolMax}}));
  CHECK(hello->at("server_time") == desk.clock.now_ms.load());
  CHECK(hello->at("demo") == true);
  CHECK_FALSE(hello->at("epoch").get<std::string>().empty());
}

TEST_CASE("a sign-in tells who it is and when it ends, and the cookie ends with it") {
  Desk desk;
  const Response response = desk.sign_in();
  REQUIRE(response.status == 200);
  const Result<json> body = parse_json(response.body);
  CHECK(body->at("login") == "wang");
  CHECK(body->at("person").at("name") == "王小明");
  const int64_t lasts_s = (body->at("expires_at").get<int64_t>() - desk.clock.now_ms) / 1000;
  CHECK(response.header("set-cookie").find("Max-Age=" + std::to_string(lasts_s)) !=
        std::string_view::npos);
  CHECK(desk.call("GET", "/api/v1/session").status == 200);
}

TEST_CASE("a browser that has signed in bears a cookie of its own, which outlives the session") {
  Desk desk;
  const Response response = desk.sign_in();
  std::string browser;
  for (const auto& [name, value] : response.headers) {
    if (name == "Set-Cookie" && value.rfind("tz_browser_", 0) == 0) browser = value;
  }
  CHECK(browser.find("; HttpOnly; SameSite=Strict") != std::string::npos);
  const Response out = desk.call("POST", "/api/v1/sign-out");
  CHECK(out.header("set-cookie").rfind("tz_session=;", 0) == 0);
  for (const auto& [name, value] : out.headers) CHECK(value.find("tz_browser_") != 0);
}

TEST_CASE("a password is compared as it was typed") {
  Desk desk;
  const json body = {{"login", "wang"}, {"password", std::string(" ") + kPassword}};
  CHECK(code_of(desk.call("POST", "/api/v1/sign-in", canonical(body))) == "sign_in_failed");
}

TEST_CASE("a session that has expired is told so in the reader's language, and changes nothing") {
  Desk desk;
  desk.sign_in();
  desk.clock.now_ms += 31 * kDayMs;
  const Response english = desk.call("GET", "/api/v1/session");
  CHECK(english.status == 401);
  CHECK(english.header("set-cookie").find("Max-Age=0") != std::string_view::npos);
  CHECK(code_of(english) == "session_expired");
  const json push = {
      {"protocol", 1}, {"device", to_string(uuid_of_name("d"))}, {"operations", json::array()}};
  CHECK(desk.call("POST", "/api/v1/push", canonical(push), "zh").status == 401);
  const Result<json> chinese = parse_json(desk.call("GET", "/api/v1/session", {}, "zh").body);
  CHECK(chinese->at("error").at("message") ==
        sentence(Lang::zh, error(ErrorCode::session_expired)));
}

TEST_CASE("a sign-in past the number that is checked at once is told to come later") {
  Desk desk;
  std::vector<std::shared_ptr<Seats::Seat>> taken;
  while (std::shared_ptr<Seats::Seat> seat = desk.api().sign_in_seats.take()) {
    taken.push_back(std::move(seat));
  }
  const json body = {{"login", "wang"}, {"password", kPassword}};
  const Response refused = desk.call("POST", "/api/v1/sign-in", canonical(body));
  CHECK(refused.status == 503);
  CHECK(code_of(refused) == "busy");
  CHECK_FALSE(refused.header("retry-after").empty());
  taken.pop_back();
  CHECK(desk.sign_in().status == 200);
}

TEST_CASE("streams past their number are refused until a seat is given back") {
  Seats seats(2);
  auto first = seats.take();
  auto second = seats.take();
  REQUIRE(second);
  CHECK_FALSE(seats.take());
  first.reset();
  CHECK(seats.take());
  CHECK(seats.taken() == 1);
}

TEST_CASE("nobody takes more streams than each may have, whatever is left for all") {
  SeatsEach<PersonId> seats(2);
  const PersonId wang(uuid_of_name("wang"));
  const PersonId li(uuid_of_name("li"));
  auto first = seats.take(wang);
  auto second = seats.take(wang);
  REQUIRE(second);
  CHECK_FALSE(seats.take(wang));
  CHECK(seats.take(li));
  first.reset();
  CHECK(seats.take(wang));
  second.reset();
  CHECK(seats.holders() == 0);
}

TEST_CASE("one person's streams past his number are told to come later") {
  Desk desk;
  desk.sign_in();
  Api api(desk.service(), 100, false, false, 1);
  Site site;
  add_api(site, api);
  Request request;
  request.method = "GET";
  request.path = "/api/v1/live";
  request.headers.emplace("cookie", desk.cookie);
  const Response open = site.answer(request);
  CHECK(open.stream != nullptr);
  const Response refused = site.answer(request);
  CHECK(refused.status == 503);
  CHECK(code_of(refused) == "busy");
  CHECK(refused.header("retry-after") == "5");
  CHECK(api.stream_seats.taken() == 1);
}

TEST_CASE("a listener that never started gives its seat back") {
  Desk desk;
  desk.sign_in();
  {
    const Response response = desk.call("GET", "/api/v1/live");
    CHECK(response.header("content-type") == "text/event-stream");
    CHECK(response.stream != nullptr);
    CHECK(desk.api().stream_seats.taken() == 1);
    CHECK(desk.api().own_stream_seats.holders() == 1);
  }
  CHECK(desk.api().stream_seats.taken() == 0);
  CHECK(desk.api().own_stream_seats.holders() == 0);
}

// Takes what a stream writes, and leaves after so many writes.
class ShortSink : public Sink {
 public:
  explicit ShortSink(int writes) : left_(writes) {}
  bool write(std::string_view bytes) override {
    text += bytes;
    return --left_ > 0;
  }
  bool is_open() override { return left_ > 0; }
  std::string text;

 private:
  int left_;
};

TEST_CASE("a stream says how soon to come back, and hands on what is committed") {
  Desk desk;
  desk.sign_in();
  const Response response = desk.call("GET", "/api/v1/live");
  REQUIRE(response.stream);
  const Result<Unit> added =
      require_unit(desk.service(), system_actor(), "区财政局", UnitKind::department);
  REQUIRE(added.ok());
  ShortSink sink(2);
  response.stream(sink);
  CHECK(sink.text.find("retry: ") == 0);
  CHECK(sink.text.find("event: changes\ndata: {") != std::string::npos);
  CHECK(sink.text.find("\nid: ") != std::string::npos);
  CHECK(sink.text.find("区财政局") != std::string::npos);
}

}  // namespace
}  // namespace tz::server
