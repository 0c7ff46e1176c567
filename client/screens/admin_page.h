// 管理: the accounts and the register of units, for whoever keeps them. Nothing of the ledger's
// content is here.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void draw_admin_page(Scene& scene);

}  // namespace tz::client
