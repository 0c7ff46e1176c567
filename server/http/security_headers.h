// The headers that every answer bears, so that a browser keeps the page to itself, and, where
// people come by https, does not come otherwise again.
#pragma once

#include "http/response.h"

namespace tz::server {

// `is_by_https`: people reach the site by https alone.
void add_security_headers(Response& response, bool is_by_https);

}  // namespace tz::server
