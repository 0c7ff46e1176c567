#include "http/language.h"

#include <optional>
#include <string_view>

#include "http/ascii.h"

namespace tz::server {

namespace {

std::optional<Lang> language_named(std::string_view tag) {
  const std::string_view primary = tag.substr(0, tag.find('-'));
  if (equal_ignoring_case(primary, "zh")) {
    return Lang::zh;
  }
  if (equal_ignoring_case(primary, "en")) {
    return Lang::en;
  }
  return std::nullopt;
}

// "q=0.8" as 800. Absent is 1000; what cannot be read is 0.
int weight_of(std::string_view parameters) {
  if (parameters.empty()) {
    return 1000;
  }
  if (next_part(parameters, '=') != "q" || parameters.empty() || parameters.size() > 5) {
    return 0;
  }
  int weight = 0;
  int unit = 1000;
  for (char c : parameters) {
    if (c == '.') {
      continue;
    }
    if (c < '0' || c > '9') {
      return 0;
    }
    weight += (c - '0') * unit;
    unit /= 10;
  }
  return weight;
}

std::optional<Lang> preferred(std::string_view accepted) {
  std::optional<Lang> best;
  int best_weight = 0;
  while (!accepted.empty()) {
    std::string_view range = next_part(accepted, ',');
    const std::optional<Lang> language = language_named(next_part(range, ';'));
    const int weight = weight_of(without_blanks(range));
    if (language && weight > best_weight) {
      best = language;
      best_weight = weight;
    }
  }
  return best;
}

}  // namespace

Lang language_of(const Request& request) {
  for (const std::optional<std::string_view>& chosen :
       {request.query_value("lang"), request.cookie("lang")}) {
    if (chosen) {
      if (const std::optional<Lang> language = language_named(*chosen)) {
        return *language;
      }
    }
  }
  return preferred(request.header("accept-language")).value_or(Lang::zh);
}

}  // namespace tz::server
