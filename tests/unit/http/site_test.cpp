#include "http/site.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "base/json_read.h"
#include "http/answer.h"

namespace tz::server {
namespace {

Request get(std::string path) {
  Request request;
  request.method = "GET";
  request.path = std::move(path);
  return request;
}

Request post(std::string path, std::string body) {
  Request request = get(std::move(path));
  request.method = "POST";
  request.headers.emplace("x-taizhang", "1");
  request.headers.emplace("content-type", "application/json");
  request.body = std::move(body);
  return request;
}

Site site_with_routes() {
  Site site;
  site.add("GET", "/things/:id", [](const Request& request) {
    return json_answer("\"" + std::string(request.param("id")) + "\"");
  });
  site.add("POST", "/things", [](const Request& request) { return json_answer(request.body); });
  site.add("GET", "/broken", [](const Request&) -> Response { throw std::runtime_error("lost"); });
  return site;
}

std::string error_code(const Response& response) {
  const Result<json> body = parse_json(response.body);
  REQUIRE(body.ok());
  return body->at("error").at("code").get<std::string>();
}

TEST_CASE("a named part of a path reaches the handler") {
  const Response response = site_with_routes().answer(get("/things/abc"));
  CHECK(response.status == 200);
  CHECK(response.body == "\"abc\"");
}

TEST_CASE("a named part of a path is never empty and never spans a slash") {
  const Site site = site_with_routes();
  CHECK(site.answer(get("/things/")).status == 404);
  CHECK(site.answer(get("/things/a/b")).status == 404);
  CHECK(site.answer(get("//things/a")).status == 404);
}

TEST_CASE("an unknown address is an error with a code, a sentence and a field") {
  const Response response = site_with_routes().answer(get("/nowhere"));
  CHECK(response.status == 404);
  CHECK(response.header("content-type") == "application/json");
  const Result<json> body = parse_json(response.body);
  REQUIRE(body.ok());
  const json& error = body->at("error");
  CHECK(error.at("code") == "route_unknown");
  CHECK_FALSE(error.at("message").get<std::string>().empty());
  CHECK(error.at("field") == "");
}

TEST_CASE("an error is told in the language that was asked for") {
  const Site site = site_with_routes();
  Request english = get("/nowhere");
  english.headers.emplace("accept-language", "en-GB,en;q=0.9");
  CHECK(site.answer(english).header("content-language") == "en");
  CHECK(site.answer(get("/nowhere")).header("content-language") == "zh");
  CHECK(site.answer(english).body != site.answer(get("/nowhere")).body);
}

TEST_CASE("a method that an address does not take is named together with those it takes") {
  const Response response = site_with_routes().answer(post("/things/abc", "{}"));
  CHECK(response.status == 405);
  CHECK(response.header("allow") == "GET");
  CHECK(error_code(response) == "method_not_allowed");
}

TEST_CASE("HEAD is answered wherever GET is") {
  Request request = get("/things/abc");
  request.method = "HEAD";
  CHECK(site_with_routes().answer(request).status == 200);
}

TEST_CASE("what a handler throws becomes an internal error, and its type alone is told") {
  Site site = site_with_routes();
  std::string told;
  site.set_fault_listener([&](std::string_view what) { told = what; });
  const Response response = site.answer(get("/broken"));
  CHECK(response.status == 500);
  CHECK(error_code(response) == "internal");
  // What it said may quote somebody's words.
  CHECK(told.find("runtime_error") != std::string::npos);
  CHECK(told.find("lost") == std::string::npos);
  CHECK(response.body.find("lost") == std::string::npos);
}

TEST_CASE("a body that is not JSON by its type is refused") {
  Request form = post("/things", "a=b");
  form.headers.erase("content-type");
  form.headers.emplace("content-type", "application/x-www-form-urlencoded");
  CHECK(site_with_routes().answer(form).status == 415);
  Request untyped = post("/things", "{}");
  untyped.headers.erase("content-type");
  CHECK(site_with_routes().answer(untyped).status == 415);
  Request with_charset = post("/things", "{}");
  with_charset.headers.erase("content-type");
  with_charset.headers.emplace("content-type", "Application/JSON; charset=utf-8");
  CHECK(site_with_routes().answer(with_charset).status == 200);
}

TEST_CASE("a route may take somebody's document instead, up to a size of its own") {
  Site site = site_with_routes();
  site.add("POST", "/documents", [](const Request&) { return json_answer("{}"); },
           {2 * 1024 * 1024, true});
  const auto status = [&](const char* type, size_t size) {
    Request request = post("/documents", std::string(size, 'a'));
    request.headers.erase("content-type");
    request.headers.emplace("content-type", type);
    return site.answer(request).status;
  };
  CHECK(status("application/octet-stream", 1) == 200);
  CHECK(status("Text/Plain; charset=utf-8", 2 * 1024 * 1024) == 200);
  CHECK(status("application/json", 1) == 415);
  CHECK(status("text/html", 1) == 415);
  CHECK(status("text/plain", 2 * 1024 * 1024 + 1) == 413);
  CHECK(site.answer(post("/things", std::string(1024 * 1024 + 1, '1'))).status == 413);
  const std::map<std::string, size_t> larger = {{"POST /documents", 2 * 1024 * 1024}};
  CHECK(site.larger_bodies() == larger);
}

TEST_CASE("a packed body is refused, since its size shows only after unpacking") {
  Request packed = post("/things", "\x1f\x8b");
  packed.headers.emplace("content-encoding", "gzip");
  const Response response = site_with_routes().answer(packed);
  CHECK(response.status == 415);
  CHECK(error_code(response) == "unsupported_type");
}

TEST_CASE("a body past the limit is refused and ends the connection") {
  Request large = post("/things", "");
  large.body_too_large = true;
  const Response response = site_with_routes().answer(large);
  CHECK(response.status == 413);
  CHECK(error_code(response) == "body_too_large");
  CHECK(response.ends_connection);
}

TEST_CASE("a body without a length is refused and ends the connection") {
  Request chunked = post("/things", "");
  chunked.chunked = true;
  const Response response = site_with_routes().answer(chunked);
  CHECK(response.status == 411);
  CHECK(response.ends_connection);
}

TEST_CASE("a control character in a path, a query or a header is refused before any route runs") {
  const Site site = site_with_routes();
  CHECK(site.answer(get("/things/a\r\nb")).status == 400);
  Request header = get("/things/a");
  header.headers.emplace("x-name", "a\r\nSet-Cookie: b=c");
  CHECK(site.answer(header).status == 400);
  Request query = get("/things/a");
  query.query.emplace("cursor", std::string("a\0b", 3));
  CHECK(site.answer(query).status == 400);
  Request broken_text = get("/things/\xff\xfe");
  CHECK(site.answer(broken_text).status == 400);
}

TEST_CASE("every answer, good or bad, bears the security headers") {
  const Site site = site_with_routes();
  for (const char* path : {"/things/a", "/nowhere", "/broken"}) {
    const Response response = site.answer(get(path));
    CHECK(response.header("content-security-policy") ==
          "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src "
          "'self' blob:; style-src 'self'; worker-src 'self'; manifest-src 'self'; frame-ancestors "
          "'none'; base-uri 'none'; form-action 'self'");
    CHECK(response.header("x-content-type-options") == "nosniff");
    CHECK(response.header("referrer-policy") == "no-referrer");
    CHECK(response.header("cross-origin-opener-policy") == "same-origin");
    CHECK_FALSE(response.header("permissions-policy").empty());
    CHECK(response.header("cache-control") == "no-store");
  }
}

TEST_CASE("a browser is told to stay with https, where people come by it, and only there") {
  constexpr const char* kName = "strict-transport-security";
  for (const char* origin : {"", "http://tasks.example", "httpsx://tasks.example"}) {
    CHECK(Site(SiteSettings{origin}).answer(get("/nowhere")).header(kName).empty());
  }
  const Site site(SiteSettings{"https://tasks.example"});
  CHECK(site.answer(get("/nowhere")).header(kName) == "max-age=31536000");
}

TEST_CASE("a write from another site is refused before its route runs") {
  bool ran = false;
  Site site;
  site.add("POST", "/things", [&](const Request&) {
    ran = true;
    return json_answer("{}");
  });
  Request foreign = post("/things", "{}");
  foreign.headers.emplace("host", "tasks.example");
  foreign.headers.emplace("origin", "https://elsewhere.example");
  const Response response = site.answer(foreign);
  CHECK(response.status == 403);
  CHECK(error_code(response) == "cross_origin");
  CHECK_FALSE(ran);
}

TEST_CASE("a write without the app's own header is refused before its route runs") {
  int times_ran = 0;
  Site site;
  site.add("GET", "/things", [](const Request&) { return json_answer("{}"); });
  site.add("POST", "/things", [&](const Request&) {
    ++times_ran;
    return json_answer("{}");
  });
  const auto refuses = [&](const Request& request) {
    const Response response = site.answer(request);
    return response.status == 403 && error_code(response) == "header_missing";
  };
  Request bare = post("/things", "{}");
  bare.headers.erase("x-taizhang");
  CHECK(refuses(bare));
  Request empty = bare;
  empty.headers.emplace("x-taizhang", "");
  CHECK(refuses(empty));
  Request twice = post("/things", "{}");
  twice.headers.emplace("x-taizhang", "1");
  CHECK(refuses(twice));
  // A browser that asks leave for a script of another site.
  Request preflight = bare;
  preflight.method = "OPTIONS";
  CHECK(refuses(preflight));
  CHECK(site.answer(preflight).header("access-control-allow-headers").empty());
  CHECK(times_ran == 0);
  CHECK(site.answer(post("/things", "{}")).status == 200);
  CHECK(times_ran == 1);
  CHECK(site.answer(get("/things")).status == 200);
}

}  // namespace
}  // namespace tz::server
