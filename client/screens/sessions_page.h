// 登录设备: where one is signed in, or for the administrator an account, and ending that.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void draw_sessions_page(Scene& scene);

}  // namespace tz::client
