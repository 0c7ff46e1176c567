// A small ledger for tests: one plan with a dated and an undated task, three units and a person for
// each role, and the few steps that tests repeat.
#pragma once

#include "model/record_set.h"
#include "rules/decide.h"

namespace tz::testing {

inline Uuid uuid_no(int n) {
  return uuid_of_name("test/" + std::to_string(n));
}

template <class IdType>
IdType id_no(int n) {
  return IdType(uuid_no(n));
}

// 2021-05-17 was a Monday; 09:00 in Shanghai.
inline const CivilDate kMonday = civil_from({2021, 5, 17});
inline Instant morning_of(CivilDate date) {
  return Instant{shanghai_start_of(date).unix_ms + 9 * kHourMs};
}

struct SmallLedger {
  PlanId plan{uuid_no(1)};
  TaskId dated{uuid_no(2)};
  TaskId undated{uuid_no(3)};
  UnitId lead_unit{uuid_no(11)};
  UnitId street{uuid_no(12)};
  UnitId other_street{uuid_no(13)};
  UnitId office_unit{uuid_no(14)};
  Actor clerk{PersonId(uuid_no(21)), street, {Role::member}};
  Actor colleague{PersonId(uuid_no(22)), street, {Role::member}};
  Actor stranger{PersonId(uuid_no(23)), other_street, {Role::member}};
  Actor lead{PersonId(uuid_no(24)), lead_unit, {Role::unit_lead}};
  Actor office{PersonId(uuid_no(25)), office_unit, {Role::office}};
  Actor supervisor{PersonId(uuid_no(26)), office_unit, {Role::supervisor}};
  Actor auditor{PersonId(uuid_no(27)), office_unit, {Role::auditor}};
  Actor admin{PersonId(uuid_no(28)), office_unit, {Role::admin}};

  RecordSet records;
  uint64_t seq = 0;
  Instant now = morning_of(kMonday);
  int next_id = 1000;

  SmallLedger() {
    add_unit(lead_unit, "区数据局");
    add_unit(street, "东河街道");
    add_unit(other_street, "西山街道");
    add_unit(office_unit, "区政府办公室");
    for (const Actor* actor :
         {&clerk, &colleague, &stranger, &lead, &office, &supervisor, &auditor, &admin}) {
      Person person;
      person.id = actor->person;
      person.unit = actor->unit;
      person.name = "某人";
      person.roles = actor->roles;
      person.version = ++seq;
      records.put(person);
    }
    const bool published = run(office, publish()).ok();
    TZ_ASSERT(published);
  }

  void add_unit(UnitId id, std::string name) {
    Unit unit;
    unit.id = id;
    unit.name = std::move(name);
    unit.version = ++seq;
    records.put(unit);
  }

  PublishPlan publish() const {
    PublishPlan body;
    body.plan.id = plan;
    body.plan.title = "年度重点任务";
    body.plan.starts_on = civil_from({2021, 1, 1});
    body.plan.ends_on = civil_from({2021, 12, 31});
    body.plan.parts = {{"一", "服务", {{"一", "窗口"}, {"二", "网上"}}}};
    Task first;
    first.id = dated;
    first.plan = plan;
    first.order = 0;
    first.number = "(一)1";
    first.part = 0;
    first.measure = 0;
    first.title = "窗口统一受理";
    first.text = "窗口统一受理。";
    first.units = {{lead_unit, Duty::lead}, {street, Duty::responsible}};
    first.targets = {{"事项", Comparator::at_least, decimal_of(30), "项"}};
    first.deadline = civil_from({2021, 10, 4});
    Task second = first;
    second.id = undated;
    second.order = 1;
    second.number = "(二)1";
    second.measure = 1;
    second.units = {{lead_unit, Duty::lead}};
    second.groups = {{"各街道", Duty::responsible, false, {}}};
    second.targets.clear();
    second.deadline.reset();
    body.tasks = {first, second};
    return body;
  }

  AssignmentId assignment_of(TaskId task, UnitId unit) const {
    for (const Assignment* found : records.assignments_of(task)) {
      if (found->unit == unit) return found->id;
    }
    return AssignmentId();
  }
  AssignmentId own() const { return assignment_of(dated, street); }
  const Assignment& assignment() const { return *records.assignment(own()); }

  uint64_t present_version(const OperationBody& body) const {
    Operation operation;
    operation.body = body;
    return records.version_of(target_of(operation));
  }

  Operation operation(const Actor& actor, OperationBody body, uint64_t base) {
    Operation out;
    out.id = OperationId(uuid_no(next_id++));
    out.device = DeviceId(uuid_no(90));
    out.device_seq = static_cast<uint64_t>(next_id);
    out.actor = actor.person;
    out.base = base;
    out.device_time = now;
    out.body = std::move(body);
    return out;
  }

  // Judges without applying.
  Result<Decision> judge(const Actor& actor, OperationBody body, uint64_t base) {
    return decide(operation(actor, std::move(body), base), actor, records, Stamp{seq + 1, now, 0});
  }

  // Judges as somebody who saw the present state, and applies what was decided.
  Result<Decision> run(const Actor& actor, OperationBody body) {
    const uint64_t base = present_version(body);
    return run_seen(actor, std::move(body), base);
  }
  Result<Decision> run_seen(const Actor& actor, OperationBody body, uint64_t base) {
    Result<Decision> decision = judge(actor, std::move(body), base);
    if (decision) {
      ++seq;
      for (const Record& record : decision->changed) records.put(record);
    }
    return decision;
  }

  SubmitReport report(int32_t percent, std::string narrative = "已办理") {
    SubmitReport body;
    body.report = ReportId(uuid_no(next_id++));
    body.assignment = own();
    body.content.percent = percent;
    body.content.narrative = std::move(narrative);
    return body;
  }
};

inline Remark remark_by(const Actor& actor, const SmallLedger& ledger) {
  return {"话", actor.person, ledger.now};
}

}  // namespace tz::testing
