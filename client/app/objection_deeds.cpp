// The deeds of objections, and those of a publication that lead to them.
#include "app/deed_offer.h"

namespace tz::client {
namespace {

constexpr int32_t kObjectionDays = 3;

}  // namespace

CivilDate proposed_until(const ViewContext& at) {
  return at.reader.today + kObjectionDays;
}

Deed show_deed(const ViewContext& at, Text note, OperationBody body) {
  return {.label = Text::show_objections,
          .weight = DeedWeight::primary,
          .fields = {{.key = "until",
                      .label = Text::field_until,
                      .kind = AskKind::day,
                      .answer = to_iso(proposed_until(at))}},
          .note = at.say(note),
          .body = std::move(body)};
}

Deed object_deed(const ViewContext& at, Text note, ObjectionSubject about) {
  return {.label = Text::object,
          .fields = {{.key = "text", .label = Text::field_objection}},
          .note = at.say(note),
          .body = FileObjection{ObjectionId(), about, kAnyWords}};
}

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
