// A request as the routes see it: already whole, decoded, and free of the HTTP library. Plain
// values, owned by whoever holds them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tz::server {

struct Request {
  std::string method;                               // "GET"
  std::string path;                                 // percent-decoded, without the query
  std::multimap<std::string, std::string> headers;  // names in lower case
  std::multimap<std::string, std::string> query;
  std::map<std::string, std::string> params;  // what the pattern's :names stood for
  std::string body;
  std::string peer;             // the address of the person's machine
  bool chunked = false;         // came without a length, so its body was not read
  bool body_too_large = false;  // its body was left unread

  // The first value, or empty.
  std::string_view header(std::string_view lower_name) const;
  std::string_view param(std::string_view name) const;
  std::optional<std::string_view> query_value(std::string_view name) const;
  // The value of the cookie of that name; nothing when absent or sent twice with different values.
  std::optional<std::string_view> cookie(std::string_view name) const;
  // Of all cookies, as often as they were sent, in the browser's order: the oldest first (RFC
  // 6265).
  std::vector<std::string_view> cookie_names() const;
  // GET and HEAD change nothing; all else does.
  bool is_write() const;
};

// True when a name or a value could break out of the line it is put into, or is not UTF-8: a
// library below decodes %0D%0A in header values, so they are looked at after decoding.
bool has_unclean_text(const Request& request);

}  // namespace tz::server
