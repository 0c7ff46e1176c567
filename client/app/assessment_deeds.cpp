// The deeds of assessments.
#include "app/deed_offer.h"

namespace tz::client {

std::vector<Deed> deeds_of(const DeedContext& context, const Assessment& assessment) {
  const ViewContext& at = context.at;
  std::vector<Deed> out;
  offer(
      context, out,
      show_deed(at, Text::show_assessment_note, OpenAssessment{assessment.id, proposed_until(at)}));
  offer(context, out,
        {.label = Text::publish_assessment,
         .weight = DeedWeight::primary,
         .body = PublishAssessment{assessment.id}});
  offer(context, out, object_deed(at, Text::object_assessment_note, assessment.id));
  offer(context, out,
        {.label = Text::withdraw_assessment,
         .weight = DeedWeight::danger,
         .fields = {{.key = "reason", .label = Text::field_reason}},
         .body = WithdrawAssessment{assessment.id, kAnyWords}});
  return out;
}

std::vector<Deed> deeds_of(const DeedContext& context, const Assessment& assessment, UnitId unit) {
  std::vector<Deed> out;
  offer(context, out,
        {.label = Text::adjust_score,
         .fields = {{.key = "hundredths", .label = Text::field_points, .kind = AskKind::points},
                    {.key = "reason", .label = Text::field_reason}},
         .note = context.at.say(Text::adjust_score_note),
         .subject = context.at.unit_name(unit),
         .body = AdjustScore{assessment.id, unit, kHundredths, kAnyWords}});
  return out;
}

}  // namespace tz::client
