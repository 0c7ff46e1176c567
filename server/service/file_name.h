// Names of files that a person is given to keep.
#pragma once

#include <string>
#include <string_view>

namespace tz::server {

// Without what some file systems refuse in a name.
std::string fit_for_files(std::string_view name);

}  // namespace tz::server
