#include "http/proxy.h"

#include <algorithm>
#include <string_view>

#include "http/ascii.h"

namespace tz::server {

namespace {

bool looks_like_address(std::string_view text) {
  return !text.empty() && text.size() <= 45 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == '.' ||
           c == ':';
  });
}

}  // namespace

std::string person_address(const std::string& peer, const Request& request,
                           const std::set<std::string>& proxies) {
  if (proxies.count(peer) == 0 || request.headers.count("x-forwarded-for") != 1) {
    return peer;
  }
  std::string_view chain = request.header("x-forwarded-for");
  while (!chain.empty()) {
    const size_t comma = chain.rfind(',');
    const bool is_first = comma == std::string_view::npos;
    const std::string_view hop = without_blanks(is_first ? chain : chain.substr(comma + 1));
    if (!looks_like_address(hop)) {
      return peer;
    }
    if (proxies.count(std::string(hop)) == 0) {
      return std::string(hop);
    }
    chain = is_first ? std::string_view() : chain.substr(0, comma);
  }
  return peer;
}

}  // namespace tz::server
