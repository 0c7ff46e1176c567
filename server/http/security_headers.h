// The headers that every answer bears, so that a browser keeps the page to itself.
#pragma once

#include "http/response.h"

namespace tz::server {

void add_security_headers(Response& response);

}  // namespace tz::server
