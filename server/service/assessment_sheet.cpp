#include "service/assessment_sheet.h"

#include "export/assessment_workbook.h"
#include "service/file_name.h"
#include "service/publications.h"
#include "summary/assessment_words.h"

namespace tz::server {

Result<AssessmentSheet> assessment_sheet(Service& service, const Caller& caller, AssessmentId id,
                                         Lang lang) {
  const Result<Record> record = visible_record(service, caller, {Collection::assessment, id.uuid});
  if (!record) return record.error();
  const Assessment& assessment = *std::get_if<Assessment>(&*record);
  Result<std::string> bytes = assessment_workbook(assessment, lang);
  if (!bytes) return bytes.error();
  const std::string title = assessment_title(lang, assessment.figures);
  return AssessmentSheet{fit_for_files(title) + ".xlsx", std::move(*bytes)};
}

}  // namespace tz::server
