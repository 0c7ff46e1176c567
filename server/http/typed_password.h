// A password in a request's JSON, exactly as it was typed: blanks at its ends belong to it. Pure.
#pragma once

#include <string>

#include "base/json_read.h"

namespace tz::server {

// Required. `body` is what `in` reads.
std::string typed_password(ObjectReader& in, const json& body, const char* key);

}  // namespace tz::server
