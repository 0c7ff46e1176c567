#include "http/request.h"

#include <doctest/doctest.h>

#include "http/language.h"
#include "http/proxy.h"
#include "http/same_origin.h"

namespace tz::server {
namespace {

Request with_header(const char* name, const char* value) {
  Request request;
  request.method = "POST";
  request.path = "/";
  request.headers.emplace(name, value);
  return request;
}

TEST_CASE("a cookie is found among others") {
  const Request request = with_header("cookie", "lang=en; tz_session=abc=; other=1");
  CHECK(request.cookie("tz_session") == "abc=");
  CHECK(request.cookie("lang") == "en");
  CHECK_FALSE(request.cookie("session").has_value());
}

TEST_CASE("the cookies' names are told in the order in which they were sent") {
  Request request;
  CHECK(request.cookie_names().empty());
  request.headers.emplace("cookie", "b=1; a=2;c; b=3");
  CHECK(request.cookie_names() == std::vector<std::string_view>{"b", "a", "c", "b"});
}

TEST_CASE("a cookie sent twice with two values counts as none") {
  CHECK_FALSE(with_header("cookie", "a=1; a=2").cookie("a").has_value());
  CHECK(with_header("cookie", "a=1; a=1").cookie("a") == "1");
}

TEST_CASE("the person's choice of language goes before the browser's, and Chinese is the default") {
  CHECK(language_of(Request{}) == Lang::zh);
  CHECK(language_of(with_header("accept-language", "fr-FR, de;q=0.9")) == Lang::zh);
  CHECK(language_of(with_header("accept-language", "fr, en;q=0.8, zh;q=0.3")) == Lang::en);
  CHECK(language_of(with_header("accept-language", "en;q=0.3, zh-CN;q=0.31")) == Lang::zh);
  CHECK(language_of(with_header("accept-language", "en;q=0, zh;q=nonsense")) == Lang::zh);
  Request chosen = with_header("accept-language", "zh");
  chosen.headers.emplace("cookie", "lang=en");
  CHECK(language_of(chosen) == Lang::en);
  chosen.query.emplace("lang", "zh-CN");
  CHECK(language_of(chosen) == Lang::zh);
}

TEST_CASE("a browser's own word on the origin decides over a write") {
  CHECK(is_same_origin(with_header("sec-fetch-site", "same-origin"), {}));
  CHECK_FALSE(is_same_origin(with_header("sec-fetch-site", "same-site"), {}));
  CHECK_FALSE(is_same_origin(with_header("sec-fetch-site", "cross-site"), {}));
  CHECK_FALSE(is_same_origin(with_header("sec-fetch-site", "none"), {}));
}

TEST_CASE("the Origin must name the host that was asked") {
  Request request = with_header("origin", "http://tasks.example:8080");
  request.headers.emplace("host", "tasks.example:8080");
  CHECK(is_same_origin(request, {}));
  Request other_port = with_header("origin", "http://tasks.example:9090");
  other_port.headers.emplace("host", "tasks.example:8080");
  CHECK_FALSE(is_same_origin(other_port, {}));
  Request opaque = with_header("origin", "null");
  opaque.headers.emplace("host", "null");
  CHECK_FALSE(is_same_origin(opaque, {}));
  Request empty = with_header("origin", "");
  CHECK_FALSE(is_same_origin(empty, {}));
  Request doubled = with_header("origin", "http://a");
  doubled.headers.emplace("origin", "http://b");
  doubled.headers.emplace("host", "a");
  CHECK_FALSE(is_same_origin(doubled, {}));
}

TEST_CASE("with a public origin the Origin must be just that one, whatever Host says") {
  Request request = with_header("origin", "https://tasks.example");
  request.headers.emplace("host", "10.0.0.7:8080");
  CHECK(is_same_origin(request, "https://tasks.example"));
  Request plain = with_header("origin", "http://tasks.example");
  plain.headers.emplace("host", "tasks.example");
  CHECK_FALSE(is_same_origin(plain, "https://tasks.example"));
}

TEST_CASE("a forwarded address is believed from a known proxy alone") {
  const Request request = with_header("x-forwarded-for", "198.51.100.9, 203.0.113.4");
  CHECK(person_address("203.0.113.99", request, {}) == "203.0.113.99");
  CHECK(person_address("127.0.0.1", request, {"127.0.0.1"}) == "203.0.113.4");
  CHECK(person_address("127.0.0.1", request, {"127.0.0.1", "203.0.113.4"}) == "198.51.100.9");
}

TEST_CASE("a malformed forwarded address leaves the connection's own") {
  for (const char* value : {"", ",", "unknown", "1.2.3.4, <script>", "a b"}) {
    CAPTURE(value);
    CHECK(person_address("127.0.0.1", with_header("x-forwarded-for", value), {"127.0.0.1"}) ==
          "127.0.0.1");
  }
}

}  // namespace
}  // namespace tz::server
