#include "model/circular.h"

#include <algorithm>

#include "model/limits.h"
#include "model/names.h"

namespace tz {
namespace {

constexpr NameTable<CircularState, 4> kStates{{"draft", "objections", "published", "withdrawn"}};
constexpr NameTable<CircularPart, kCircularParts> kParts{
    {"title", "number", "addressee", "overall", "completed", "behind", "ranking", "missing",
     "problems", "orders", "demands", "issuer"}};

}  // namespace

std::string_view name_of(CircularState state) {
  return kStates.name(state);
}
std::optional<CircularState> circular_state_named(std::string_view name) {
  return kStates.value(name);
}
std::string_view name_of(CircularPart part) {
  return kParts.name(part);
}
std::optional<CircularPart> circular_part_named(std::string_view name) {
  return kParts.value(name);
}

bool Circular::names_unit(UnitId unit) const {
  return std::any_of(figures.units.begin(), figures.units.end(),
                     [&](const CircularUnit& row) { return row.unit == unit; });
}

json circular_words_json(const CircularWords& words) {
  json out = json::object();
  for (size_t i = 0; i < words.size(); ++i) {
    if (!words[i].empty()) out[std::string(kParts.names[i])] = words[i];
  }
  return out;
}

CircularWords read_circular_words(ObjectReader& in) {
  CircularWords out;
  for (size_t i = 0; i < out.size(); ++i) out[i] = in.optional_text(kParts.names[i], kMaxNarrative);
  return out;
}

json to_json(const Circular& circular) {
  json out = {{"id", to_string(circular.id)},
              {"state", name_of(circular.state)},
              {"drafted_by", to_string(circular.drafted_by)},
              {"drafted_at", circular.drafted_at.unix_ms},
              {"figures", to_json(circular.figures)},
              {"words", circular_words_json(circular.words)}};
  if (circular.objections_until) out["objections_until"] = to_iso(*circular.objections_until);
  if (circular.published) out["published"] = to_json(*circular.published);
  if (circular.withdrawn) out["withdrawn"] = to_json(*circular.withdrawn);
  return out;
}

Circular read_circular(ObjectReader& in) {
  Circular out;
  out.id = in.id<CircularId>("id");
  out.state = in.choice("state", circular_state_named);
  out.drafted_by = in.id<PersonId>("drafted_by");
  out.drafted_at = in.instant("drafted_at");
  ObjectReader figures(in.object("figures"), in.path_of("figures"));
  out.figures = read_circular_figures(figures);
  in.take_fault(figures);
  ObjectReader words(in.object("words"), in.path_of("words"));
  out.words = read_circular_words(words);
  in.take_fault(words);
  out.objections_until = in.optional_date("objections_until");
  out.published = read_optional_remark(in, "published", kMaxReason);
  out.withdrawn = read_optional_remark(in, "withdrawn", kMaxReason);
  return out;
}

json to_json(const Objection& objection) {
  json out = {{"id", to_string(objection.id)},
              {"circular", to_string(objection.circular)},
              {"unit", to_string(objection.unit)},
              {"filed", to_json(objection.filed)}};
  if (objection.upheld) out["upheld"] = true;
  if (objection.answer) out["answer"] = to_json(*objection.answer);
  return out;
}

Objection read_objection(ObjectReader& in) {
  Objection out;
  out.id = in.id<ObjectionId>("id");
  out.circular = in.id<CircularId>("circular");
  out.unit = in.id<UnitId>("unit");
  out.filed = read_remark(in, "filed", kMaxNarrative);
  out.upheld = in.boolean_or("upheld", false);
  out.answer = read_optional_remark(in, "answer", kMaxNarrative);
  return out;
}

}  // namespace tz
