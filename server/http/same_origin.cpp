#include "http/same_origin.h"

#include "http/ascii.h"

namespace tz::server {

namespace {

// "https://host:port" without its scheme; empty for anything else, such as "null".
std::string_view host_of(std::string_view origin) {
  for (std::string_view scheme : {"https://", "http://"}) {
    if (origin.substr(0, scheme.size()) == scheme) {
      return origin.substr(scheme.size());
    }
  }
  return {};
}

}  // namespace

bool is_same_origin(const Request& request, std::string_view public_origin) {
  if (request.headers.count("origin") > 1 || request.headers.count("sec-fetch-site") > 1) {
    return false;
  }
  const std::string_view site = request.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin") {
    return false;
  }
  if (request.headers.count("origin") == 0) {
    return true;
  }
  const std::string_view origin = request.header("origin");
  if (!public_origin.empty()) {
    return equal_ignoring_case(origin, public_origin);
  }
  const std::string_view host = host_of(origin);
  return !host.empty() && equal_ignoring_case(host, request.header("host"));
}

bool bears_own_header(const Request& request) {
  constexpr const char* kName = "x-taizhang";
  return request.headers.count(kName) == 1 && !request.header(kName).empty();
}

}  // namespace tz::server
