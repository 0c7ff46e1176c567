#include "model/record.h"

#include "model/names.h"

namespace tz {
namespace {

constexpr NameTable<Collection, kCollections> kNames{
    {"plan",         "task",        "unit",           "person",      "assignment", "report",
     "late_arrival", "cycle",       "missed_report",  "action_plan", "problem",    "reminder",
     "order",        "instruction", "extension",      "unit_group",  "circular",   "objection",
     "criteria",     "assessment",  "accountability", "task_force"}};

Record read_body(Collection collection, ObjectReader& in) {
  switch (collection) {
    case Collection::plan:
      return read_plan(in);
    case Collection::task:
      return read_task(in);
    case Collection::unit:
      return read_unit(in);
    case Collection::person:
      return read_person(in);
    case Collection::assignment:
      return read_assignment(in);
    case Collection::report:
      return read_report(in);
    case Collection::late_arrival:
      return read_late_arrival(in);
    case Collection::cycle:
      return read_reporting_cycle(in);
    case Collection::missed_report:
      return read_missed_report(in);
    case Collection::action_plan:
      return read_action_plan(in);
    case Collection::problem:
      return read_problem(in);
    case Collection::reminder:
      return read_reminder(in);
    case Collection::order:
      return read_supervision_order(in);
    case Collection::instruction:
      return read_instruction(in);
    case Collection::extension:
      return read_extension_request(in);
    case Collection::unit_group:
      return read_unit_group(in);
    case Collection::circular:
      return read_circular(in);
    case Collection::objection:
      return read_objection(in);
    case Collection::criteria:
      return read_criteria(in);
    case Collection::assessment:
      return read_assessment(in);
    case Collection::accountability:
      return read_accountability_entry(in);
    case Collection::task_force:
      return read_task_force(in);
  }
  TZ_ASSERT(false);
}

}  // namespace

std::string_view name_of(Collection collection) {
  return kNames.name(collection);
}
std::optional<Collection> collection_named(std::string_view name) {
  return kNames.value(name);
}

RecordKey key_of(const Record& record) {
  const Uuid id = std::visit([](const auto& body) { return body.id.uuid; }, record);
  return {collection_of(record), id};
}

RecordKey key_of_subject(const ObjectionSubject& subject) {
  const std::optional<Collection> collection = collection_named(name_of(subject));
  TZ_ASSERT(collection.has_value());
  return {*collection, uuid_of(subject)};
}

Uuid parent_of(const Record& record) {
  return std::visit(ParentOf{}, record);
}

uint64_t version_of(const Record& record) {
  return std::visit([](const auto& body) { return body.version; }, record);
}

void set_version(Record& record, uint64_t version) {
  std::visit([&](auto& body) { body.version = version; }, record);
}

json body_json(const Record& record) {
  return std::visit([](const auto& body) { return to_json(body); }, record);
}

Result<Record> record_from(Collection collection, const json& body, uint64_t version) {
  ObjectReader in(body, std::string(name_of(collection)));
  Record record = read_body(collection, in);
  set_version(record, version);
  return in.finish(std::move(record));
}

}  // namespace tz
