#include "http/site.h"

#include <exception>
#include <optional>
#include <set>
#include <typeinfo>
#include <utility>

#include "http/answer.h"
#include "http/ascii.h"
#include "http/packing.h"
#include "http/same_origin.h"
#include "http/security_headers.h"

namespace tz::server {

namespace {

constexpr const char* kFileRoute = "(file)";

std::vector<std::string> parts_of(std::string_view path) {
  std::vector<std::string> parts;
  if (!path.empty() && path.front() == '/') {
    path.remove_prefix(1);
  }
  // A path part may hold blanks of its own, so it is not cut by next_part.
  while (true) {
    const size_t slash = path.find('/');
    parts.emplace_back(path.substr(0, slash));
    if (slash == std::string_view::npos) {
      return parts;
    }
    path.remove_prefix(slash + 1);
  }
}

using Params = std::map<std::string, std::string>;

std::optional<Params> match(const std::vector<std::string>& pattern,
                            const std::vector<std::string>& path) {
  if (pattern.size() != path.size()) {
    return std::nullopt;
  }
  Params params;
  for (size_t i = 0; i < pattern.size(); ++i) {
    if (!pattern[i].empty() && pattern[i].front() == ':') {
      if (path[i].empty()) {
        return std::nullopt;
      }
      params.emplace(pattern[i].substr(1), path[i]);
    } else if (pattern[i] != path[i]) {
      return std::nullopt;
    }
  }
  return params;
}

bool method_fits(std::string_view asked, std::string_view offered) {
  return asked == offered || (asked == "HEAD" && offered == "GET");
}

bool is_taken(std::string_view content_type, const BodyRule& rule) {
  const std::string_view type = next_part(content_type, ';');
  if (!rule.is_document) {
    return equal_ignoring_case(type, "application/json");
  }
  return equal_ignoring_case(type, "application/octet-stream") ||
         equal_ignoring_case(type, "text/plain");
}

// What a body must be before a handler may read it. A compressed body is not taken: its size would
// be known only after unpacking it.
std::optional<Response> refusal_of_body(const Request& request, const BodyRule& rule) {
  if (request.body_too_large || request.body.size() > rule.max_bytes) {
    Response response = refuse(request, error(ErrorCode::body_too_large));
    response.ends_connection = true;
    return response;
  }
  if (request.chunked) {
    Response response = refuse_with(request, 411, error(ErrorCode::bad_request, "content-length"));
    response.ends_connection = true;
    return response;
  }
  const std::string_view encoding = request.header("content-encoding");
  const bool is_packed = !encoding.empty() && !equal_ignoring_case(encoding, "identity");
  if (is_packed || (!request.body.empty() && !is_taken(request.header("content-type"), rule))) {
    return refuse(request, error(ErrorCode::unsupported_type));
  }
  return std::nullopt;
}

}  // namespace

Site::Site(SiteSettings settings) : settings_(std::move(settings)) {}

void Site::add(std::string_view method, std::string_view pattern, Handler handler,
               const BodyRule& body) {
  routes_.push_back(Route{std::string(method), std::string(pattern), parts_of(pattern),
                          std::move(handler), body});
}

std::map<std::string, size_t> Site::larger_bodies() const {
  std::map<std::string, size_t> out;
  for (const Route& route : routes_) {
    if (route.body.max_bytes > BodyRule{}.max_bytes) {
      out.emplace(route.method + ' ' + route.pattern, route.body.max_bytes);
    }
  }
  return out;
}

void Site::set_files(std::function<Response(const Request&)> files) {
  files_ = std::move(files);
}

void Site::set_fault_listener(std::function<void(std::string_view)> listener) {
  fault_listener_ = std::move(listener);
}

Response Site::answer(const Request& request) const noexcept {
  Response response = dispatch(request);
  pack(response, request.header("accept-encoding"));
  add_security_headers(response, settings_.is_by_https());
  return response;
}

Response Site::dispatch(const Request& request) const {
  if (has_unclean_text(request) || request.path.empty() || request.path.front() != '/') {
    return refuse(request, error(ErrorCode::bad_request));
  }
  if (request.is_write() && !is_same_origin(request, settings_.public_origin)) {
    return refuse(request, error(ErrorCode::cross_origin));
  }
  if (request.is_write() && !bears_own_header(request)) {
    return refuse(request, error(ErrorCode::header_missing));
  }
  const std::vector<std::string> parts = parts_of(request.path);
  std::set<std::string> allowed;
  for (const Route& route : routes_) {
    std::optional<Params> params = match(route.parts, parts);
    if (!params) {
      continue;
    }
    if (method_fits(request.method, route.method)) {
      Request matched = request;
      matched.params = std::move(*params);
      Response response = run(route, std::move(matched));
      response.route = route.pattern;
      return response;
    }
    allowed.insert(route.method);
  }
  if (!allowed.empty()) {
    Response response = refuse(request, error(ErrorCode::method_not_allowed));
    std::string list;
    for (const std::string& method : allowed) {
      list += (list.empty() ? "" : ", ") + method;
    }
    response.set("Allow", std::move(list));
    return response;
  }
  if (!request.is_write() && files_) {
    Response response = files_(request);
    response.route = kFileRoute;
    return response;
  }
  return refuse(request, error(ErrorCode::route_unknown));
}

Response Site::run(const Route& route, Request request) const {
  if (std::optional<Response> refusal = refusal_of_body(request, route.body)) {
    return *refusal;
  }
  // Libraries below may throw. Nothing may pass on: above stands code that would end the process.
  try {
    return route.handler(request);
  } catch (const std::exception& thrown) {
    if (fault_listener_) {
      // Not what it says: libraries quote what they could not read, and that is somebody's.
      fault_listener_(typeid(thrown).name());
    }
  } catch (...) {
    if (fault_listener_) {
      fault_listener_({});
    }
  }
  return refuse(request, error(ErrorCode::internal));
}

}  // namespace tz::server
