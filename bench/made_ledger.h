// A ledger for measurements, made through the service's own doors: units with a clerk each, one
// plan whose every task concerns every unit, and weeks of history in which each clerk reported on
// each assignment. Made once for each shape and week of the calendar, and kept under
// $TZ_BENCH_FOLDER or the folder for temporary files; measurements work on copies.
#pragma once

#include <string>
#include <vector>

#include "demo/dice.h"
#include "store/store.h"

namespace tz::bench {

struct LedgerShape {
  int32_t units = 100;
  int32_t tasks = 200;
  int32_t weeks = 0;  // of reports, up to the last full week

  int64_t assignments() const { return int64_t{units} * tasks; }
};

// Of every account.
inline constexpr const char* kPassword = "measure twice";
inline constexpr const char* kOffice = "office";

// Who reports: the clerk of one unit, with the unit's assignments.
struct Clerk {
  std::string login;
  PersonId person;
  std::vector<AssignmentId> assignments;
};

// A copy of the ledger of that shape, `name`.db in `folder`; ends the program when it cannot be
// made.
std::string copy_of_ledger(const LedgerShape& shape, const std::string& folder,
                           const std::string& name);

std::vector<Clerk> clerks_of(server::Store& store);

// A week's work in some 80 characters, each time in other words and numbers.
std::string narrative(server::Dice& dice);

// The value, or the end of the program with the reason.
template <class T>
T must(Result<T> result, const char* what);
void must(const Outcome& outcome, const char* what);
[[noreturn]] void give_up(const Error& error, const char* what);

template <class T>
T must(Result<T> result, const char* what) {
  if (!result) give_up(result.error(), what);
  return std::move(*result);
}

}  // namespace tz::bench
