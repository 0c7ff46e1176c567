// A file that the server makes for a person to keep: never shown as a page of this site, kept by no
// cache.
#pragma once

#include <string>
#include <string_view>

#include "http/response.h"

namespace tz::server {

inline constexpr const char* kWorkbookType =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

struct Download {
  std::string_view type;        // "text/csv; charset=utf-8"
  std::string_view name;        // in any script
  std::string_view plain_name;  // ASCII, for whoever cannot read the other
};
Response download(const Download& what, std::string bytes);

}  // namespace tz::server
