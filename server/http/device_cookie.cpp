#include "http/device_cookie.h"

#include "base/civil.h"
#include "http/own_cookie.h"

namespace tz::server {
namespace {

// The longest that browsers keep one.
constexpr int64_t kLastsS = 400 * kDayMs / kSecondMs;

}  // namespace

DeviceCookie::DeviceCookie(bool is_secure) : is_secure_(is_secure) {}

std::optional<DeviceId> DeviceCookie::device_in(const Request& request, PersonId person) const {
  const std::optional<std::string_view> value = request.cookie(name_of(person));
  if (!value) {
    return std::nullopt;
  }
  const std::optional<Uuid> id = uuid_from(*value);
  return id ? std::optional(DeviceId(*id)) : std::nullopt;
}

void DeviceCookie::put(Response& response, PersonId person, DeviceId device) const {
  put_own_cookie(response, name_of(person), to_string(device), kLastsS, is_secure_);
}

std::string DeviceCookie::name_of(PersonId person) const {
  return own_cookie_name("tz_device_" + to_string(person), is_secure_);
}

}  // namespace tz::server
