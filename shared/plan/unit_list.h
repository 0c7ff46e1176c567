// "区司法局等有关部门,各市、县〔市、区〕政府": a list of units to its members.
#pragma once

#include <vector>

#include "plan/notes.h"
#include "plan/paragraph.h"

namespace tz::plan {

struct ListedUnit {
  Piece name;
  bool group = false;  // an open group, or a bare 等
};

// In order. Separators inside brackets, quotation marks and the names of groups do not separate; 和
// and 与 only between two whole names. Dashes and empty places name nobody.
std::vector<ListedUnit> split_units(Piece list, Notes& notes);

}  // namespace tz::plan
