// The sheet of an assessment 考核 as the workbook that the office prints and files.
#pragma once

#include <string>

#include "service/service.h"
#include "service/sign_in.h"
#include "text/strings.h"

namespace tz::server {

struct AssessmentSheet {
  std::string name;   // in the reader's language, with its ending; fit for any file system
  std::string bytes;  // xlsx
};

// Errors: not_found ("assessment", also for one that the caller may not see), those of
// assessment_workbook(), the store's.
Result<AssessmentSheet> assessment_sheet(Service& service, const Caller& caller, AssessmentId id,
                                         Lang lang);

}  // namespace tz::server
