// The words of an assessment 考核, for the app's views and the exported sheet alike. Only the
// choice of words; what is counted is made in assessment.h, who stands where in standings.h.
#pragma once

#include <string>

#include "model/assessment_figures.h"
#include "text/strings.h"

namespace tz {

Text word_of(CriterionKind kind);  // "按期办结"
// How the criterion judges, in one sentence.
std::string rule_sentence(Lang lang, const Criterion& criterion);
// "时限 6月30日，逾期于 7月2日 办结". Days of the year of `today` without the year.
std::string evidence_sentence(Lang lang, const EvidenceRow& row, CivilDate today);
// "某某方案考核（1月1日至3月31日）"
std::string assessment_title(Lang lang, const AssessmentFigures& figures);

}  // namespace tz
