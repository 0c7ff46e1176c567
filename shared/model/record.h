// Record: the current state of one thing in the ledger, whichever kind it is, with the version that
// last changed it.
#pragma once

#include <string_view>
#include <variant>

#include "model/assignment.h"
#include "model/late_arrival.h"
#include "model/person.h"
#include "model/plan.h"
#include "model/report.h"
#include "model/task.h"
#include "model/unit.h"

namespace tz {

// In this order on the wire and in the store; the alternatives of Record follow it.
enum class Collection { plan, task, unit, person, assignment, report, late_arrival };
inline constexpr int kCollections = 7;
std::string_view name_of(Collection collection);
std::optional<Collection> collection_named(std::string_view name);

using Record = std::variant<Plan, Task, Unit, Person, Assignment, Report, LateArrival>;

struct RecordKey {
  Collection collection = Collection::plan;
  Uuid id;

  friend bool operator==(const RecordKey&, const RecordKey&) = default;
  friend bool operator<(const RecordKey& a, const RecordKey& b) {
    return a.collection != b.collection ? a.collection < b.collection : a.id < b.id;
  }
};

inline Collection collection_of(const Record& record) {
  return static_cast<Collection>(record.index());
}
RecordKey key_of(const Record& record);
uint64_t version_of(const Record& record);
void set_version(Record& record, uint64_t version);

// The body only: the version travels beside it.
json body_json(const Record& record);
Result<Record> record_from(Collection collection, const json& body, uint64_t version);

}  // namespace tz
