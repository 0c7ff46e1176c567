// A workbook (.xlsx) written row after row: what every workbook that the server makes has in
// common. Of this room; only its sources know the library.
#pragma once

#include <functional>
#include <string>

#include "base/result.h"

struct lxw_workbook;

namespace tz::server {

// The bytes of the file that `write` fills; it says false when the library refused anything. What
// the library keeps aside meanwhile has no name on the disk. Errors: storage_full (no room for
// that), internal.
Result<std::string> workbook_bytes(const std::function<bool(lxw_workbook* book)>& write);

}  // namespace tz::server
