// The distinct units and open groups of a plan, with the spellings that stand for them.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "plan/notes.h"
#include "plan/paragraph.h"

namespace tz::plan {

class UnitRegister {
 public:
  // The index of the unit in release()'s list.
  uint32_t enter(Piece name, bool group);
  // Settles second names in brackets: an alias, unless it stands alone as a unit too (noted).
  std::vector<ImportedUnit> release(Notes& notes);

 private:
  struct SecondName {
    uint32_t unit;
    Piece piece;
  };
  void add_alias(uint32_t unit, const std::string& spelling);

  std::vector<ImportedUnit> units_;
  std::vector<std::set<std::string>> spellings_;  // of each unit
  std::map<std::u32string, uint32_t> by_key_;
  std::vector<SecondName> second_names_;
  std::set<std::pair<uint32_t, std::u32string>> seconds_seen_;
};

}  // namespace tz::plan
