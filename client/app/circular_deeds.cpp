// The deeds of circulars.
#include "app/deed_offer.h"
#include "model/circular_token.h"

namespace tz::client {
namespace {

std::string token_names(const ViewContext& at) {
  std::string out;
  for (int i = 0; i < kCircularTokens; ++i) {
    if (i > 0) out += at.say(Text::list_mark);
    out += name_of(static_cast<CircularToken>(i));
  }
  return out;
}

AskField part_field(const Circular& circular, CircularPart part, Text label, AskKind kind) {
  return {.key = std::string(name_of(part)),
          .label = label,
          .kind = kind,
          .required = false,
          .answer = circular.said(part)};
}

Deed wording(const Circular& circular, Text label, std::string note, std::vector<AskField> fields) {
  const auto part = circular_part_named(fields.front().key);
  return {.label = label,
          .fields = std::move(fields),
          .note = std::move(note),
          .body = WordCircular{circular.id, {{*part, kAnyWords}}}};
}

}  // namespace

std::vector<Deed> deeds_of(const DeedContext& context, const Circular& circular) {
  const ViewContext& at = context.at;
  std::vector<Deed> out;
  offer(context, out,
        show_deed(at, Text::show_objections_note, OpenObjections{circular.id, proposed_until(at)}));
  offer(context, out,
        {.label = Text::publish_circular,
         .weight = DeedWeight::primary,
         .body = PublishCircular{circular.id}});
  offer(context, out, object_deed(at, Text::object_note, circular.id));
  offer(context, out, draft_entry_deed(at, circular));
  offer(context, out,
        {.label = Text::withdraw_circular,
         .weight = DeedWeight::danger,
         .fields = {{.key = "reason", .label = Text::field_reason}},
         .body = WithdrawCircular{circular.id, kAnyWords}});
  return out;
}

std::vector<Deed> head_deeds_of(const DeedContext& context, const Circular& circular) {
  std::vector<Deed> out;
  const auto field = [&](CircularPart part, Text label) {
    return part_field(circular, part, label, AskKind::line);
  };
  offer(context, out,
        wording(circular, Text::edit_head,
                context.at.say(Text::edit_part_note, {token_names(context.at)}),
                {field(CircularPart::title, Text::part_title),
                 field(CircularPart::number, Text::part_number),
                 field(CircularPart::addressee, Text::part_addressee),
                 field(CircularPart::issuer, Text::part_issuer)}));
  return out;
}

std::vector<Deed> deeds_of(const DeedContext& context, const Circular& circular, CircularPart part,
                           Text label) {
  std::vector<Deed> out;
  Deed deed = wording(circular, Text::edit_part,
                      context.at.say(Text::edit_part_note, {token_names(context.at)}),
                      {part_field(circular, part, label, AskKind::words)});
  deed.subject = context.at.say(label);
  offer(context, out, std::move(deed));
  return out;
}

}  // namespace tz::client
