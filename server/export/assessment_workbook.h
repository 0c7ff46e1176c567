// The sheet of an assessment 考核 as a workbook (.xlsx) that an office prints and files: the
// ranking with a column for each criterion, and on a second sheet the rows behind every point and
// every adjustment.
#pragma once

#include <string>

#include "base/result.h"
#include "model/assessment.h"
#include "text/strings.h"

namespace tz::server {

// The bytes of the file. The same figures and adjustments give the same cells. Errors:
// storage_full, internal.
Result<std::string> assessment_workbook(const Assessment& assessment, Lang lang);

}  // namespace tz::server
