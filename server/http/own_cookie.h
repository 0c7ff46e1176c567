// A cookie that the server sets for itself: scripts cannot read it, other sites cannot make a
// browser send it, and under TLS its name ("__Host-") keeps neighbours of the domain from setting
// it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "http/response.h"

namespace tz::server {

// `is_secure`: people reach the server by https.
std::string own_cookie_name(std::string_view plain, bool is_secure);
// `name` as above; an age of 0 takes the cookie away.
void put_own_cookie(Response& response, const std::string& name, std::string_view value,
                    int64_t age_s, bool is_secure);

}  // namespace tz::server
