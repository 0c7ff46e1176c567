// The headers that every answer bears, so that a browser keeps the page to itself, and, where
// people come by https, does not come otherwise again.
#pragma once

#include "http/response.h"

namespace tz::server {

void add_security_headers(Response& response);
// For a site that people reach by https alone. A browser passes it over in an answer by plain http.
void add_transport_header(Response& response);

}  // namespace tz::server
