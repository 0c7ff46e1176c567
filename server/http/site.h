// The site: our own routes over our own Request and Response. It knows no socket and no HTTP
// library, so a test calls it like any function. answer() may be called by many threads at once
// when all routes have been added; a handler must therefore be safe to call so, too.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "http/request.h"
#include "http/response.h"

namespace tz::server {

using Handler = std::function<Response(const Request&)>;

// What a route takes as a body.
struct BodyRule {
  size_t max_bytes = 1024 * 1024;
  bool is_document = false;  // a file of somebody's (octet-stream or plain text) instead of JSON
};

struct SiteSettings {
  // "https://tasks.example": what the browsers' address bar says. Empty: whatever the Host header
  // says. With https the session cookie is marked Secure, and browsers are told to stay with it.
  std::string public_origin;
  bool ends_tls = false;  // the server itself, which then takes nothing else

  bool is_by_https() const { return ends_tls || public_origin.compare(0, 8, "https://") == 0; }
};

class Site {
 public:
  explicit Site(SiteSettings settings = {});

  // A pattern is a path whose parts may be ":name"; a ":name" stands for one part that is not
  // empty. A GET route answers HEAD as well.
  void add(std::string_view method, std::string_view pattern, Handler handler,
           const BodyRule& body = {});
  // Answers GET and HEAD where no route does. Nothing returned: there is no such file.
  void set_files(std::function<Response(const Request&)> files);
  // Told the type of what a handler threw, as the compiler names it, or nothing; must not throw.
  void set_fault_listener(std::function<void(std::string_view)> listener);

  // Never throws. Every answer bears the security headers, and every error is
  // {"error":{"code","message","field"}} in the reader's language.
  Response answer(const Request& request) const noexcept;

  const SiteSettings& settings() const { return settings_; }
  // "POST /path" of the routes that take more than is usual, and how much.
  std::map<std::string, size_t> larger_bodies() const;

 private:
  struct Route {
    std::string method;
    std::string pattern;
    std::vector<std::string> parts;
    Handler handler;
    BodyRule body;
  };

  Response dispatch(const Request& request) const;
  Response run(const Route& route, Request request) const;

  SiteSettings settings_;
  std::vector<Route> routes_;
  std::function<Response(const Request&)> files_;
  std::function<void(std::string_view)> fault_listener_;
};

}  // namespace tz::server
