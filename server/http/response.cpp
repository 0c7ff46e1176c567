#include "http/response.h"

#include <algorithm>

#include "base/result.h"
#include "http/ascii.h"

namespace tz::server {

namespace {

bool is_field_safe(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) == 0x7f;
  });
}

}  // namespace

void Response::set(std::string_view name, std::string value) {
  headers.erase(
      std::remove_if(headers.begin(), headers.end(),
                     [&](const auto& field) { return equal_ignoring_case(field.first, name); }),
      headers.end());
  add(name, std::move(value));
}

void Response::add(std::string_view name, std::string value) {
  TZ_ASSERT(is_field_safe(name) && is_field_safe(value));
  headers.emplace_back(std::string(name), std::move(value));
}

std::string_view Response::header(std::string_view name) const {
  const auto found = std::find_if(headers.begin(), headers.end(), [&](const auto& field) {
    return equal_ignoring_case(field.first, name);
  });
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace tz::server
