// UnitRegister: the units of the ledger and those that a plan adds, looked up by name and alias
// while a plan is being published. One use, one thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/unit.h"
#include "plan/imported_plan.h"
#include "service/own_operation.h"
#include "service/random.h"

namespace tz::server {

class UnitRegister {
 public:
  UnitRegister(const std::vector<Record>& known, RandomSource& random, Instant now);

  // The id of the unit that is meant. A name is stronger than an alias; a unit that is not there is
  // made, and spellings that it did not have yet are added to it.
  UnitId enter(const plan::ImportedUnit& mentioned);
  // A new one. Nothing: there is one of that name.
  std::optional<UnitId> make(const plan::ImportedUnit& mentioned);
  // The one of that id is meant, and gets the spellings. False: there is none.
  bool adopt(UnitId id, const plan::ImportedUnit& mentioned);
  // The one of exactly that name or alias.
  std::optional<UnitId> named(const std::string& name);
  bool has(UnitId id) const;

  // What has to be put into the ledger, in a fixed order.
  std::vector<OwnStep> steps() const;
  size_t made() const { return made_; }

 private:
  struct Entry {
    Unit unit;
    bool changed = false;
  };

  Entry* find(const plan::ImportedUnit& mentioned);
  Entry* find_named(const std::string& name);
  Entry* add(const plan::ImportedUnit& mentioned);
  void add_spellings(Entry& entry, const plan::ImportedUnit& mentioned);
  void index(size_t at);

  std::vector<Entry> entries_;
  std::map<std::string, size_t> by_name_;
  std::map<std::string, size_t> by_alias_;
  RandomSource& random_;
  const Instant now_;
  int32_t next_order_ = 0;
  size_t made_ = 0;
};

}  // namespace tz::server
