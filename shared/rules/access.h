// Access 可见范围 (rule 11 of the domain): which records a person may see. What is outside is never
// sent to the device; the same function decides what a query may answer.
#pragma once

#include <set>
#include <string>

#include "model/ledger_view.h"
#include "rules/actor.h"

namespace tz {

// The office, supervisors and auditors.
bool reads_whole_ledger(const Actor& actor);

struct Scope {
  bool whole_ledger = false;
  bool people_only = false;  // admin: units and persons, nothing of the ledger's content
  UnitId unit;
  std::set<TaskId> led_tasks;  // tasks that the unit leads: all their assignments are visible

  friend bool operator==(const Scope&, const Scope&) = default;
};

// The tasks come from outside, because a store answers faster than a walk over all records.
Scope scope_of(const Actor& actor, std::set<TaskId> led_tasks);

// `ledger` is asked for a report's assignment.
bool may_see(const Scope& scope, const Record& record, const LedgerView& ledger);

// Changes when what the person may see changes as a whole: the device then starts anew.
std::string digest_of(const Scope& scope);

}  // namespace tz
