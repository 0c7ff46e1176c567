// 审计: where the ledger's log stands, and who came and went at its door, for the auditor.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void draw_audit_page(Scene& scene);

}  // namespace tz::client
