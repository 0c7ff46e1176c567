// What a document says about itself: title, document number, issuing body, date, period.
#pragma once

#include "plan/notes.h"
#include "plan/outline.h"

namespace tz::plan {

// Fills the plan's title, document_number, issuer, date and period from the paragraphs that belong
// to no task; notes what is missing, and the paragraphs after the tasks that nothing was read from.
void read_front_matter(const Outline& outline, ImportedPlan& plan, Notes& notes);

}  // namespace tz::plan
