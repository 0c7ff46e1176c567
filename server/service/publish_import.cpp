#include "service/publish_import.h"

#include <functional>
#include <set>

#include "service/decided_units.h"
#include "service/entry.h"
#include "service/own_operation.h"
#include "service/plan_of_import.h"
#include "service/unit_register.h"

namespace tz::server {
namespace {

using plan::ImportedPlan;

// The same document twice would give everybody every task twice.
Outcome check_new(Snapshot& snapshot, const Plan& plan) {
  const Result<std::vector<Record>> plans = snapshot.records_in(Collection::plan);
  if (!plans) return plans.error();
  for (const Record& record : *plans) {
    const Plan& known = *std::get_if<Plan>(&record);
    if (known.title == plan.title && known.document_number == plan.document_number) {
      return error(ErrorCode::already_exists, "plan");
    }
  }
  return done();
}

// What the names of the document stand for; may enter units into the register.
using Resolve = std::function<Result<NamedUnits>(UnitRegister&)>;

size_t count_assignments(const Task& task) {
  std::set<UnitId> units;
  for (const TaskUnit& entry : task.units) units.insert(entry.unit);
  for (const OpenGroup& group : task.groups) {
    units.insert(group.members.begin(), group.members.end());
  }
  return units.size();
}

struct Prepared {
  std::vector<OwnStep> steps;
  PublishedPlan result;
};

Result<Prepared> prepare(Service& service, Snapshot& snapshot, const ImportedPlan& imported,
                         const Plan& described, const Resolve& resolve) {
  const Result<std::vector<Record>> known = snapshot.records_in(Collection::unit);
  if (!known) return known.error();
  const Instant now = service.clock.now();
  UnitRegister units(*known, service.random, now);
  const Result<NamedUnits> named = resolve(units);
  if (!named) return named.error();
  PublishPlan body;
  body.plan = described;
  body.plan.id = PlanId(new_uuid(service.random, now));
  body.plan.parts = parts_of(imported);
  body.tasks = tasks_of(imported, *named);
  Prepared out;
  for (Task& task : body.tasks) {
    task.id = TaskId(new_uuid(service.random, now));
    task.plan = body.plan.id;
    out.result.assignments += count_assignments(task);
  }
  out.result.plan = body.plan.id;
  out.result.tasks = body.tasks.size();
  out.result.new_units = units.made();
  out.steps = units.steps();
  out.steps.push_back({std::move(body), 0});
  return out;
}

Result<PublishedPlan> publish(Service& service, const Actor& by, const ImportedPlan& imported,
                              const PublishChoice& choice, const Resolve& resolve) {
  const Result<Plan> described = plan_of(imported, choice);
  if (!described) return described.error();
  PublishedPlan out;
  const Outcome ran =
      service.committer.run([&](Transaction& transaction, StoreView& view) -> Outcome {
        const Result<Actor> office = actor_with(view, by.person, Role::office);
        if (!office) return office.error();
        if (const Outcome is_new = check_new(transaction, *described); !is_new) return is_new;
        const Result<Prepared> prepared =
            prepare(service, transaction, imported, *described, resolve);
        if (!prepared) return prepared.error();
        const auto verdicts = submit_own_in(service, transaction, view, by, prepared->steps);
        if (!verdicts) return without_path(verdicts.error(), "body.plan.");
        out = prepared->result;
        return done();
      });
  if (!ran) return ran.error();
  return out;
}

// Numbers that stood twice in the document may stand once now; other errors remain.
Outcome check_errors(const ImportedPlan& plan) {
  for (const plan::ImportNote& note : plan.errors) {
    if (note.code == plan::ImportCode::duplicate_number) continue;
    return error(ErrorCode::plan_has_errors, "text", {std::string(plan::name_of(note.code))});
  }
  std::set<std::string> numbers;
  for (const plan::ImportedTask& task : plan.tasks) {
    if (!numbers.insert(task.number).second) {
      return error(ErrorCode::plan_has_errors, "leave_out", {task.number});
    }
  }
  if (plan.tasks.empty()) return error(ErrorCode::plan_has_errors, "leave_out");
  return done();
}

Outcome leave_out(ImportedPlan& plan, const std::vector<size_t>& tasks) {
  if (plan.tasks.empty()) return done();
  const std::set<size_t> indexes(tasks.begin(), tasks.end());
  if (!indexes.empty() && *indexes.rbegin() >= plan.tasks.size()) {
    return error(ErrorCode::out_of_range, "leave_out",
                 {"leave_out", "0", std::to_string(plan.tasks.size() - 1)});
  }
  std::vector<plan::ImportedTask> kept;
  for (size_t i = 0; i < plan.tasks.size(); ++i) {
    if (indexes.count(i) == 0) kept.push_back(std::move(plan.tasks[i]));
  }
  plan.tasks = std::move(kept);
  return done();
}

}  // namespace

Result<PublishedPlan> publish_import(Service& service, const Actor& by,
                                     const ImportedPlan& imported, const PublishChoice& choice) {
  if (!imported.errors.empty()) return error(ErrorCode::plan_has_errors);
  return publish(service, by, imported, choice, [&](UnitRegister& units) -> Result<NamedUnits> {
    NamedUnits named;
    for (const plan::ImportedUnit& unit : imported.units) {
      named.units.push_back(unit.is_group ? UnitId() : units.enter(unit));
    }
    named.members.resize(imported.units.size());
    return named;
  });
}

Result<PublishedPlan> publish_reviewed(Service& service, const Actor& by, ImportedPlan imported,
                                       const PublishChoice& choice,
                                       const ImportDecisions& decisions) {
  if (const Outcome left = leave_out(imported, decisions.leave_out); !left) return left.error();
  if (const Outcome checked = check_errors(imported); !checked) return checked.error();
  return publish(service, by, imported, choice,
                 [&](UnitRegister& units) { return decided_units(imported, decisions, units); });
}

UnitKind unit_kind_of_name(std::string_view name) {
  struct Ending {
    std::string_view text;
    UnitKind kind;
  };
  // By the word that a name ends with; the first that fits.
  constexpr Ending kEndings[] = {
#define TZ_UNIT_ENDING(text, kind) {text, UnitKind::kind},
#include "service/unit_endings.def"
#undef TZ_UNIT_ENDING
  };
  for (const Ending& ending : kEndings) {
    const bool is_longer = name.size() >= ending.text.size();
    if (is_longer && name.substr(name.size() - ending.text.size()) == ending.text) {
      return ending.kind;
    }
  }
  return UnitKind::department;
}

}  // namespace tz::server
