#include "plan/unit_register.h"

#include "plan/unit_name.h"

namespace tz::plan {
namespace {

// Brackets of every kind are the same in a name.
std::u32string key_of(View name) {
  std::u32string key(name);
  for (char32_t& c : key) {
    if (is_opener(c)) c = U'(';
    if (is_closer(c)) c = U')';
  }
  return key;
}

}  // namespace

uint32_t UnitRegister::enter(Piece name, bool group) {
  const View text = name.norm();
  const size_t base = group ? text.size() : without_bracket(text).size();
  const Piece plain = name.part(0, base);
  const auto [place, added] =
      by_key_.emplace(key_of(plain.norm()), static_cast<uint32_t>(units_.size()));
  const uint32_t unit = place->second;
  if (added) {
    ImportedUnit entry;
    entry.name = plain.name();
    entry.is_group = group;
    entry.at = name.span();
    units_.push_back(std::move(entry));
    spellings_.emplace_back();
    spellings_.back().insert(units_.back().name);
  }
  ++units_[unit].mentions;
  add_alias(unit, name.name());
  if (base + 2 < text.size()) {
    const Piece second = name.part(base + 1, text.size() - 1);
    if (seconds_seen_.emplace(unit, key_of(second.norm())).second) {
      second_names_.push_back(SecondName{unit, second});
    }
  }
  return unit;
}

void UnitRegister::add_alias(uint32_t unit, const std::string& spelling) {
  if (spellings_[unit].insert(spelling).second) units_[unit].aliases.push_back(spelling);
}

std::vector<ImportedUnit> UnitRegister::release(Notes& notes) {
  for (const SecondName& second : second_names_) {
    const auto found = by_key_.find(key_of(second.piece.norm()));
    if (found != by_key_.end() && found->second != second.unit) {
      notes.add(ImportCode::second_name_also_unit, second.piece.span(),
                {units_[second.unit].name, second.piece.name()});
    } else if (looks_like_unit(second.piece.norm())) {
      add_alias(second.unit, second.piece.name());
    }
  }
  return std::move(units_);
}

}  // namespace tz::plan
