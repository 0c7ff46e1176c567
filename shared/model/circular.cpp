#include "model/circular.h"

#include <algorithm>

#include "model/limits.h"
#include "model/names.h"

namespace tz {
namespace {

constexpr NameTable<CircularPart, kCircularParts> kParts{
    {"title", "number", "addressee", "overall", "completed", "behind", "ranking", "missing",
     "problems", "orders", "demands", "issuer"}};

}  // namespace

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
              {"drafted_by", to_string(circular.drafted_by)},
              {"drafted_at", circular.drafted_at.unix_ms},
              {"figures", to_json(circular.figures)},
              {"words", circular_words_json(circular.words)}};
  put_publication(out, circular);
  return out;
}

Circular read_circular(ObjectReader& in) {
  Circular out;
  out.id = in.id<CircularId>("id");
  read_publication(in, out);
  out.drafted_by = in.id<PersonId>("drafted_by");
  out.drafted_at = in.instant("drafted_at");
  ObjectReader figures(in.object("figures"), in.path_of("figures"));
  out.figures = read_circular_figures(figures);
  in.take_fault(figures);
  ObjectReader words(in.object("words"), in.path_of("words"));
  out.words = read_circular_words(words);
  in.take_fault(words);
  return out;
}

}  // namespace tz
