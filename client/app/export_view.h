// The export of the ledger 台账 as a file, as its dialog asks for it.
#pragma once

#include <string>
#include <vector>

#include "app/call.h"
#include "base/id.h"

namespace tz::client {

struct ExportChoice {
  enum class Span { whole, unit, cycle };  // of what the board shows
  Span span = Span::whole;
  UnitId unit;  // of Span::unit
  bool csv = false;
  bool a4 = false;  // else A3; of a workbook
};

struct ExportUnit {
  UnitId id;
  std::string name;
};

struct ExportPage {
  std::string title;              // what the board is about: plan, task force, period
  bool is_narrowed = false;       // to a part of its plans
  bool has_cycle = false;         // it is of one plan, so that a cycle can be asked for
  std::vector<ExportUnit> units;  // that have a share of it, in the register's order
  Asked asked;
};

}  // namespace tz::client
