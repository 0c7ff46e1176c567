// The cookie by which a browser is known again when it has lost what the app kept in it: browsers
// clear the storage of scripts sooner than cookies. One for each person, so that a shared tablet
// has several. It proves nothing and opens nothing.
#pragma once

#include <optional>

#include "base/id.h"
#include "http/request.h"
#include "http/response.h"

namespace tz::server {

class DeviceCookie {
 public:
  // `is_secure`: people reach the server by https.
  explicit DeviceCookie(bool is_secure);

  std::optional<DeviceId> device_in(const Request& request, PersonId person) const;
  void put(Response& response, PersonId person, DeviceId device) const;

 private:
  std::string name_of(PersonId person) const;

  const bool is_secure_;
};

}  // namespace tz::server
