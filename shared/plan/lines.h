// From physical lines to paragraphs: page feet and rules are taken out, hard-wrapped lines joined.
#pragma once

#include <vector>

#include "plan/paragraph.h"
#include "plan/source_text.h"

namespace tz::plan {

// In the order of the document; none is empty.
std::vector<Paragraph> paragraphs_of(const SourceText& source);

}  // namespace tz::plan
