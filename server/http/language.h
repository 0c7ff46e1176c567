// The language in which a request is answered: what the person chose in the app (`lang` as a query
// or a cookie), else what the browser asks for, else Chinese.
#pragma once

#include "http/request.h"
#include "text/strings.h"

namespace tz::server {

Lang language_of(const Request& request);

}  // namespace tz::server
