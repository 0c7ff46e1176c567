// A document that somebody brings, as plain text: whatever its format, in UTF-8. The bytes come
// from outside and may be made to hurt: sizes and depths are limited while they are read. Pure, any
// thread.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace tz::server {

// A Word document (docx), or plain text: UTF-8, UTF-16 with its mark, or GB18030. Bytes of a UTF-8
// text that cannot be read become U+FFFD.
// Errors: document_unreadable (no such format, or broken), document_too_large, document_too_deep.
Result<std::string> text_of_document(std::string_view bytes);

}  // namespace tz::server
