// A circular 通报 as the Word document that the office prints and sends.
#pragma once

#include <string>

#include "service/service.h"
#include "service/sign_in.h"

namespace tz::server {

struct CircularDocument {
  std::string name;   // "关于…的通报.docx"
  std::string bytes;  // docx; the same for the same circular whenever it is asked for
};

// Errors: not_found ("circular", also for one that the caller may not see), text_required without
// a title, the store's.
Result<CircularDocument> circular_document(Service& service, const Caller& caller, CircularId id);

}  // namespace tz::server
