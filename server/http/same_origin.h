// Whether a request that changes something comes from our own pages. A browser tells, in
// Sec-Fetch-Site and Origin, and a page cannot forge either. A request with neither does not come
// from a page of today's browsers, so no foreign page stands behind it.
//
// Beside that stands a header of the app's own, which does not hang on what the browser tells: a
// form cannot send it, and a script of another site only after asking leave (a CORS preflight),
// which this server never gives.
#pragma once

#include <string_view>

#include "http/request.h"

namespace tz::server {

// `public_origin` as in SiteSettings; when empty, the Origin must name the host that was asked.
bool is_same_origin(const Request& request, std::string_view public_origin);

// Whether the request bears the app's header, X-Taizhang: once, with any value but an empty one.
bool bears_own_header(const Request& request);

}  // namespace tz::server
