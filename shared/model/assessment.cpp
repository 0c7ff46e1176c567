#include "model/assessment.h"

#include "model/limits.h"

namespace tz {

json to_json(const Assessment& assessment) {
  json adjustments = json::array();
  for (const Adjustment& each : assessment.adjustments) {
    adjustments.push_back({{"unit", to_string(each.unit)},
                           {"hundredths", each.hundredths},
                           {"remark", to_json(each.remark)}});
  }
  json out = {{"id", to_string(assessment.id)},
              {"drafted_by", to_string(assessment.drafted_by)},
              {"drafted_at", assessment.drafted_at.unix_ms},
              {"figures", to_json(assessment.figures)}};
  if (!assessment.adjustments.empty()) out["adjustments"] = std::move(adjustments);
  put_publication(out, assessment);
  return out;
}

Assessment read_assessment(ObjectReader& in) {
  Assessment out;
  out.id = in.id<AssessmentId>("id");
  read_publication(in, out);
  out.drafted_by = in.id<PersonId>("drafted_by");
  out.drafted_at = in.instant("drafted_at");
  ObjectReader figures(in.object("figures"), in.path_of("figures"));
  out.figures = read_assessment_figures(figures);
  in.take_fault(figures);
  in.each("adjustments", kMaxAdjustments, [&](ObjectReader& item) {
    Adjustment each;
    each.unit = item.id<UnitId>("unit");
    each.hundredths =
        static_cast<int32_t>(item.integer("hundredths", -kMaxAdjustment, kMaxAdjustment));
    each.remark = read_remark(item, "remark", kMaxReason);
    out.adjustments.push_back(std::move(each));
  });
  return out;
}

}  // namespace tz
