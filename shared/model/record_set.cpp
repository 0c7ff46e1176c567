#include "model/record_set.h"

namespace tz {
namespace {

template <class Map, class Key>
const typename Map::mapped_type* find_in(const Map& map, const Key& key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

}  // namespace

void RecordSet::put(Record record) {
  switch (collection_of(record)) {
    case Collection::plan: {
      auto& body = *std::get_if<Plan>(&record);
      plans_.insert_or_assign(body.id, std::move(body));
      return;
    }
    case Collection::task: {
      auto& body = *std::get_if<Task>(&record);
      tasks_.insert_or_assign(body.id, std::move(body));
      return;
    }
    case Collection::unit: {
      auto& body = *std::get_if<Unit>(&record);
      units_.insert_or_assign(body.id, std::move(body));
      return;
    }
    case Collection::person: {
      auto& body = *std::get_if<Person>(&record);
      persons_.insert_or_assign(body.id, std::move(body));
      return;
    }
    case Collection::assignment: {
      auto& body = *std::get_if<Assignment>(&record);
      assignments_by_task_[body.task].insert(body.id);
      assignments_.insert_or_assign(body.id, std::move(body));
      return;
    }
    case Collection::report: {
      auto& body = *std::get_if<Report>(&record);
      reports_by_assignment_[body.assignment].insert(body.id);
      reports_.insert_or_assign(body.id, std::move(body));
      return;
    }
    case Collection::late_arrival: {
      auto& body = *std::get_if<LateArrival>(&record);
      late_arrivals_.insert_or_assign(body.id, std::move(body));
      return;
    }
  }
}

void RecordSet::erase(const RecordKey& key) {
  switch (key.collection) {
    case Collection::plan:
      plans_.erase(PlanId(key.id));
      return;
    case Collection::task:
      tasks_.erase(TaskId(key.id));
      return;
    case Collection::unit:
      units_.erase(UnitId(key.id));
      return;
    case Collection::person:
      persons_.erase(PersonId(key.id));
      return;
    case Collection::assignment:
      if (const Assignment* found = assignment(AssignmentId(key.id))) {
        assignments_by_task_[found->task].erase(found->id);
        assignments_.erase(AssignmentId(key.id));
      }
      return;
    case Collection::report:
      if (const Report* found = report(ReportId(key.id))) {
        reports_by_assignment_[found->assignment].erase(found->id);
        reports_.erase(ReportId(key.id));
      }
      return;
    case Collection::late_arrival:
      late_arrivals_.erase(ReportId(key.id));
      return;
  }
}

void RecordSet::clear() {
  *this = RecordSet();
}

const Plan* RecordSet::plan(PlanId id) const {
  return find_in(plans_, id);
}
const Task* RecordSet::task(TaskId id) const {
  return find_in(tasks_, id);
}
const Unit* RecordSet::unit(UnitId id) const {
  return find_in(units_, id);
}
const Person* RecordSet::person(PersonId id) const {
  return find_in(persons_, id);
}
const Assignment* RecordSet::assignment(AssignmentId id) const {
  return find_in(assignments_, id);
}
const Report* RecordSet::report(ReportId id) const {
  return find_in(reports_, id);
}
const LateArrival* RecordSet::late_arrival(ReportId id) const {
  return find_in(late_arrivals_, id);
}

std::vector<const Assignment*> RecordSet::assignments_of(TaskId task) const {
  std::vector<const Assignment*> out;
  if (const auto* ids = find_in(assignments_by_task_, task)) {
    for (AssignmentId id : *ids) out.push_back(assignment(id));
  }
  return out;
}

std::vector<const Report*> RecordSet::reports_of(AssignmentId assignment) const {
  std::vector<const Report*> out;
  if (const auto* ids = find_in(reports_by_assignment_, assignment)) {
    for (ReportId id : *ids) out.push_back(report(id));
  }
  return out;
}

const Unit* RecordSet::unit_named(std::string_view name) const {
  for (const auto& [id, unit] : units_) {
    if (unit.name == name) return &unit;
  }
  return nullptr;
}

std::optional<Record> RecordSet::find(const RecordKey& key) const {
  const auto copy = [](const auto* found) {
    return found == nullptr ? std::nullopt : std::optional<Record>(*found);
  };
  switch (key.collection) {
    case Collection::plan:
      return copy(plan(PlanId(key.id)));
    case Collection::task:
      return copy(task(TaskId(key.id)));
    case Collection::unit:
      return copy(unit(UnitId(key.id)));
    case Collection::person:
      return copy(person(PersonId(key.id)));
    case Collection::assignment:
      return copy(assignment(AssignmentId(key.id)));
    case Collection::report:
      return copy(report(ReportId(key.id)));
    case Collection::late_arrival:
      return copy(late_arrival(ReportId(key.id)));
  }
  return std::nullopt;
}

uint64_t RecordSet::version_of(const RecordKey& key) const {
  const std::optional<Record> record = find(key);
  return record ? tz::version_of(*record) : 0;
}

size_t RecordSet::size() const {
  return plans_.size() + tasks_.size() + units_.size() + persons_.size() + assignments_.size() +
         reports_.size() + late_arrivals_.size();
}

std::vector<Record> RecordSet::all() const {
  std::vector<Record> out;
  out.reserve(size());
  const auto append = [&](const auto& map) {
    for (const auto& [id, body] : map) out.emplace_back(body);
  };
  append(plans_);
  append(tasks_);
  append(units_);
  append(persons_);
  append(assignments_);
  append(reports_);
  append(late_arrivals_);
  return out;
}

bool operator==(const RecordSet& a, const RecordSet& b) {
  return a.plans_ == b.plans_ && a.tasks_ == b.tasks_ && a.units_ == b.units_ &&
         a.persons_ == b.persons_ && a.assignments_ == b.assignments_ && a.reports_ == b.reports_ &&
         a.late_arrivals_ == b.late_arrivals_;
}

}  // namespace tz
