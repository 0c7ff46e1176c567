// Filling in the report form: what it begins with, what is wrong with what is typed, and the
// content that follows from it.
#pragma once

#include "app/edits.h"
#include "app/report_form.h"

namespace tz::client {

// The last values, for the person to change (rule 10 of the domain: nothing is asked twice).
ReportInput first_input(const RecordSet& records, const Assignment& assignment);
// The content of a report that came back.
ReportInput input_from(const ReportContent& content, size_t targets);
// As typed; values that are no numbers are left out and named among the faults.
ReportContent content_from(const ReportInput& input, std::vector<size_t>& bad_values);

// Nothing when the assignment, its task or its plan is not in sight.
std::optional<ReportForm> made_form(const ViewContext& view, const EditContext& edit,
                                    AssignmentId assignment, const ReportInput& input,
                                    std::optional<OperationId> mends);

}  // namespace tz::client
