// Whose request it is when a front proxy stands before the server.
#pragma once

#include <set>
#include <string>

#include "http/request.h"

namespace tz::server {

// `peer` is the other end of the connection. Only when that is one of `proxies` is X-Forwarded-For
// believed, and then from its right end: what stands left of a known proxy anybody may have
// written.
std::string person_address(const std::string& peer, const Request& request,
                           const std::set<std::string>& proxies);

}  // namespace tz::server
