#include "model/unit.h"

#include "base/utf8.h"
#include "model/limits.h"
#include "model/names.h"

namespace tz {
namespace {

constexpr NameTable<UnitKind, 7> kKinds{{"office", "department", "enterprise", "sub_district",
                                         "functional_zone", "task_force", "other"}};

}  // namespace

std::string_view name_of(UnitKind kind) {
  return kKinds.name(kind);
}
std::optional<UnitKind> unit_kind_named(std::string_view name) {
  return kKinds.value(name);
}

json to_json(const Unit& unit) {
  json out = {{"id", to_string(unit.id)},
              {"name", unit.name},
              {"kind", name_of(unit.kind)},
              {"order", unit.order}};
  if (!unit.aliases.empty()) out["aliases"] = unit.aliases;
  return out;
}

Unit read_unit(ObjectReader& in) {
  Unit unit;
  unit.id = in.id<UnitId>("id");
  unit.name = in.text("name", kMaxName);
  unit.kind = in.choice("kind", unit_kind_named);
  unit.order = static_cast<int32_t>(in.integer_or("order", 0, 0, 1000000));
  for (const json& alias : in.array("aliases", kMaxAliases)) {
    const std::string* text = alias.get_ptr<const std::string*>();
    if (text == nullptr || text->empty() || count_characters(*text) > kMaxName) {
      in.fail(ErrorCode::bad_text, "aliases");
      break;
    }
    unit.aliases.push_back(*text);
  }
  return unit;
}

}  // namespace tz
