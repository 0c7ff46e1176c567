// Files that hold a certificate or a key, in PEM.
#pragma once

#include <string>

#include "base/result.h"

namespace tz::server {

// The whole text; file_unreadable, with the path, also where there is none in it.
Result<std::string> text_of_pem_file(const std::string& path);

}  // namespace tz::server
