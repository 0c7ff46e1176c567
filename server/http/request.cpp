#include "http/request.h"

#include <algorithm>

#include "base/utf8.h"
#include "http/ascii.h"

namespace tz::server {

namespace {

bool is_unclean(std::string_view text) {
  const bool control = std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7f;
  });
  return control || !is_valid_utf8(text);
}

template <class Fields>
bool any_unclean(const Fields& fields) {
  return std::any_of(fields.begin(), fields.end(), [](const auto& field) {
    return is_unclean(field.first) || is_unclean(field.second);
  });
}

}  // namespace

std::string_view Request::header(std::string_view lower_name) const {
  const auto found = headers.find(std::string(lower_name));
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view Request::param(std::string_view name) const {
  const auto found = params.find(std::string(name));
  return found == params.end() ? std::string_view() : std::string_view(found->second);
}

std::optional<std::string_view> Request::query_value(std::string_view name) const {
  const auto found = query.find(std::string(name));
  if (found == query.end()) {
    return std::nullopt;
  }
  return std::string_view(found->second);
}

std::optional<std::string_view> Request::cookie(std::string_view name) const {
  std::optional<std::string_view> value;
  const auto [begin, end] = headers.equal_range("cookie");
  for (auto line = begin; line != end; ++line) {
    std::string_view rest = line->second;
    while (!rest.empty()) {
      std::string_view pair = next_part(rest, ';');
      if (next_part(pair, '=') != name) {
        continue;
      }
      if (value && *value != pair) {
        return std::nullopt;
      }
      value = pair;
    }
  }
  return value;
}

std::vector<std::string_view> Request::cookie_names() const {
  std::vector<std::string_view> names;
  const auto [begin, end] = headers.equal_range("cookie");
  for (auto line = begin; line != end; ++line) {
    std::string_view rest = line->second;
    while (!rest.empty()) {
      std::string_view pair = next_part(rest, ';');
      names.push_back(next_part(pair, '='));
    }
  }
  return names;
}

bool Request::is_write() const {
  return method != "GET" && method != "HEAD";
}

bool has_unclean_text(const Request& request) {
  return is_unclean(request.method) || is_unclean(request.path) || any_unclean(request.headers) ||
         any_unclean(request.query);
}

}  // namespace tz::server
