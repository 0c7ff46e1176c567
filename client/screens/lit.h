// What has changed since it was last looked at is lit for a moment: a pale ground behind the
// number, without any movement. A number that is drawn for the first time is not.
#pragma once

#include <string>
#include <string_view>

#include "screens/scene.h"

namespace tz::client {

// Notes the value under its key, and says whether it is lit now. Asks for the frame that ends it.
bool is_lit(Scene& scene, const std::string& key, std::string_view value);

}  // namespace tz::client
