// The deeds of objections.
#include "app/deed_offer.h"

namespace tz::client {

std::vector<Deed> deeds_of(const DeedContext& context, const Objection& objection) {
  const ViewContext& at = context.at;
  std::vector<Deed> out;
  offer(context, out,
        {.label = Text::answer_objection,
         .weight = DeedWeight::primary,
         .fields = {{.key = "upheld",
                     .label = Text::field_upheld,
                     .kind = AskKind::choice,
                     .options = {{"true", at.say(Text::upheld)},
                                 {"false", at.say(Text::not_upheld)}}},
                    {.key = "answer", .label = Text::field_answer}},
         .body = AnswerObjection{objection.id, true, kAnyWords}});
  return out;
}

}  // namespace tz::client
