// Packs the parts of a docx into the archive that a file of that kind is, in memory. The same parts
// give the same bytes: the archive says of each part that it was made at the first moment such an
// archive can name. Pure, any thread.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace tz::server {

struct DocxPart {
  std::string name;  // "word/document.xml"
  std::string content;
};

// In the order given; the list of content types comes first in a docx. Names must differ.
// Error: internal (no memory).
Result<std::string> packed(const std::vector<DocxPart>& parts);

}  // namespace tz::server
