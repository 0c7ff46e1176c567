#include "service/unit_register.h"

#include <algorithm>

#include "model/limits.h"
#include "service/publish_import.h"

namespace tz::server {
namespace {

bool has_alias(const Unit& unit, const std::string& alias) {
  return std::find(unit.aliases.begin(), unit.aliases.end(), alias) != unit.aliases.end();
}

}  // namespace

UnitRegister::UnitRegister(const std::vector<Record>& known, RandomSource& random, Instant now)
    : random_(random), now_(now) {
  for (const Record& record : known) {
    const Unit* unit = std::get_if<Unit>(&record);
    entries_.push_back({*unit, false});
    next_order_ = std::max(next_order_, unit->order + 1);
    index(entries_.size() - 1);
  }
}

void UnitRegister::index(size_t at) {
  by_name_.emplace(entries_[at].unit.name, at);
  for (const std::string& alias : entries_[at].unit.aliases) by_alias_.emplace(alias, at);
}

UnitRegister::Entry* UnitRegister::find_named(const std::string& name) {
  const auto named = by_name_.find(name);
  if (named != by_name_.end()) return &entries_[named->second];
  const auto called = by_alias_.find(name);
  return called == by_alias_.end() ? nullptr : &entries_[called->second];
}

UnitRegister::Entry* UnitRegister::find(const plan::ImportedUnit& mentioned) {
  if (Entry* found = find_named(mentioned.name)) return found;
  for (const std::string& alias : mentioned.aliases) {
    if (Entry* found = find_named(alias)) return found;
  }
  return nullptr;
}

UnitRegister::Entry* UnitRegister::add(const plan::ImportedUnit& mentioned) {
  Entry made;
  made.unit.id = UnitId(new_uuid(random_, now_));
  made.unit.name = mentioned.name;
  made.unit.kind = unit_kind_of_name(mentioned.name);
  made.unit.order = next_order_++;
  made.changed = true;
  entries_.push_back(std::move(made));
  ++made_;
  index(entries_.size() - 1);
  return &entries_.back();
}

void UnitRegister::add_spellings(Entry& entry, const plan::ImportedUnit& mentioned) {
  std::vector<std::string> spellings = mentioned.aliases;
  spellings.push_back(mentioned.name);
  for (const std::string& spelling : spellings) {
    Unit& unit = entry.unit;
    const bool is_other_unit = by_name_.count(spelling) != 0;
    if (is_other_unit || has_alias(unit, spelling) || unit.aliases.size() == kMaxAliases) continue;
    unit.aliases.push_back(spelling);
    entry.changed = true;
  }
  index(static_cast<size_t>(&entry - entries_.data()));
}

UnitId UnitRegister::enter(const plan::ImportedUnit& mentioned) {
  Entry* entry = find(mentioned);
  if (entry == nullptr) entry = add(mentioned);
  add_spellings(*entry, mentioned);
  return entry->unit.id;
}

std::optional<UnitId> UnitRegister::make(const plan::ImportedUnit& mentioned) {
  if (by_name_.count(mentioned.name) != 0) return std::nullopt;
  Entry* entry = add(mentioned);
  add_spellings(*entry, mentioned);
  return entry->unit.id;
}

bool UnitRegister::adopt(UnitId id, const plan::ImportedUnit& mentioned) {
  for (Entry& entry : entries_) {
    if (entry.unit.id != id) continue;
    add_spellings(entry, mentioned);
    return true;
  }
  return false;
}

std::optional<UnitId> UnitRegister::named(const std::string& name) {
  const Entry* entry = find_named(name);
  return entry == nullptr ? std::nullopt : std::optional<UnitId>(entry->unit.id);
}

bool UnitRegister::has(UnitId id) const {
  return std::any_of(entries_.begin(), entries_.end(),
                     [&](const Entry& entry) { return entry.unit.id == id; });
}

std::vector<OwnStep> UnitRegister::steps() const {
  std::vector<OwnStep> out;
  for (const Entry& entry : entries_) {
    if (entry.changed) out.push_back({PutUnit{entry.unit}, entry.unit.version});
  }
  return out;
}

}  // namespace tz::server
