// Record: the current state of one thing in the ledger, whichever kind it is, with the version that
// last changed it.
#pragma once

#include <string_view>
#include <variant>

#include "model/accountability_entry.h"
#include "model/action_plan.h"
#include "model/assessment.h"
#include "model/assignment.h"
#include "model/circular.h"
#include "model/extension_request.h"
#include "model/instruction.h"
#include "model/late_arrival.h"
#include "model/objection.h"
#include "model/person.h"
#include "model/plan.h"
#include "model/problem.h"
#include "model/report.h"
#include "model/reporting_cycle.h"
#include "model/supervision_order.h"
#include "model/task.h"
#include "model/task_force.h"
#include "model/unit.h"
#include "model/unit_group.h"

namespace tz {

// In this order on the wire and in the store; the alternatives of Record follow it.
enum class Collection {
  plan,
  task,
  unit,
  person,
  assignment,
  report,
  late_arrival,
  cycle,
  missed_report,
  action_plan,
  problem,
  reminder,
  order,
  instruction,
  extension,
  unit_group,
  circular,
  objection,
  criteria,
  assessment,
  accountability,
  task_force
};
inline constexpr int kCollections = 22;
std::string_view name_of(Collection collection);
std::optional<Collection> collection_named(std::string_view name);

using Record = std::variant<Plan, Task, Unit, Person, Assignment, Report, LateArrival,
                            ReportingCycle, MissedReport, ActionPlan, Problem, Reminder,
                            SupervisionOrder, Instruction, ExtensionRequest, UnitGroup, Circular,
                            Objection, Criteria, Assessment, AccountabilityEntry, TaskForce>;
static_assert(std::variant_size_v<Record> == kCollections);

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
// Of what is objected to.
RecordKey key_of_subject(const ObjectionSubject& subject);
// The record that it is about, by which it is found: the plan of a task or a cycle, the task of an
// assignment, the assignment of whatever was said of it, what an objection is about.
// Nil: none.
struct ParentOf {
  Uuid operator()(const Plan&) const { return {}; }
  Uuid operator()(const Unit&) const { return {}; }
  Uuid operator()(const Person&) const { return {}; }
  Uuid operator()(const UnitGroup&) const { return {}; }
  Uuid operator()(const TaskForce&) const { return {}; }
  Uuid operator()(const Circular& circular) const { return circular.figures.plan.uuid; }
  Uuid operator()(const Objection& objection) const { return uuid_of(objection.about); }
  Uuid operator()(const Criteria& criteria) const { return criteria.plan.uuid; }
  Uuid operator()(const Assessment& assessment) const { return assessment.figures.plan.uuid; }
  Uuid operator()(const AccountabilityEntry& entry) const { return entry.plan.uuid; }
  Uuid operator()(const Task& task) const { return task.plan.uuid; }
  Uuid operator()(const ReportingCycle& cycle) const { return cycle.plan.uuid; }
  Uuid operator()(const Assignment& assignment) const { return assignment.task.uuid; }
  template <class OfAssignment>
  Uuid operator()(const OfAssignment& body) const {
    return body.assignment.uuid;
  }
};
Uuid parent_of(const Record& record);
uint64_t version_of(const Record& record);
void set_version(Record& record, uint64_t version);

// The body only: the version travels beside it.
json body_json(const Record& record);
Result<Record> record_from(Collection collection, const json& body, uint64_t version);

}  // namespace tz
