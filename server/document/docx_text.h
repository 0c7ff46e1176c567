// The text of a Word document: each paragraph a line, each row of a table a line with a tab between
// cells, as the plan importer reads them. Deleted and hidden words are left out, inserted ones
// kept. Numbers that Word makes by itself are not in the text. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace tz::server {

// Errors: document_unreadable, document_too_large, document_too_deep.
Result<std::string> text_of_docx(std::string_view bytes);

}  // namespace tz::server
