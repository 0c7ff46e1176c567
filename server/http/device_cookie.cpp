#include "http/device_cookie.h"

#include "base/civil.h"

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
  std::string value = name_of(person) + "=" + to_string(device);
  value += "; Max-Age=" + std::to_string(kLastsS) + "; Path=/; HttpOnly; SameSite=Strict";
  if (is_secure_) {
    value += "; Secure";
  }
  response.add("Set-Cookie", std::move(value));
}

std::string DeviceCookie::name_of(PersonId person) const {
  return (is_secure_ ? "__Host-tz_device_" : "tz_device_") + to_string(person);
}

}  // namespace tz::server
