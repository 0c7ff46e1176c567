// What stands on a page that the server alone can fill, where it could not be asked; calm, because
// nothing is lost by waiting.
#pragma once

#include "screens/scene.h"

namespace tz::client {

struct Unread {
  std::string_view fault = {};  // why, where there is a network
  Text offline = Text::admin_offline;
  Text offline_text = Text::admin_offline_text;
  Text failed = Text::admin_failed;
};
// True where the person wants it tried again.
bool unread(Scene& scene, const Unread& what);

}  // namespace tz::client
