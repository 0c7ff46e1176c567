#include "base/result.h"

#include <array>

namespace tz {
namespace {

constexpr std::array kNames = {
#define TZ_ERROR(code, zh, en) std::string_view(#code),
#include "base/errors.def"
#undef TZ_ERROR
};

}  // namespace

std::string_view name_of(ErrorCode code) {
  return kNames[static_cast<size_t>(code)];
}

std::optional<ErrorCode> error_code_named(std::string_view name) {
  for (size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<ErrorCode>(i);
  }
  return std::nullopt;
}

}  // namespace tz
