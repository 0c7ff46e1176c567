#include "service/publish_import.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "model/limits.h"
#include "service/own_operation.h"
#include "service/unit_register.h"

namespace tz::server {
namespace {

using plan::ImportedPlan;
using plan::ImportedTask;

Duty duty_of(plan::UnitRole role) {
  switch (role) {
    case plan::UnitRole::lead:
      return Duty::lead;
    case plan::UnitRole::responsible:
      return Duty::responsible;
    case plan::UnitRole::supporting:
      return Duty::supporting;
  }
  TZ_ASSERT(false);
}

Comparator comparator_of(plan::Comparator comparator) {
  switch (comparator) {
    case plan::Comparator::at_least:
      return Comparator::at_least;
    case plan::Comparator::at_most:
      return Comparator::at_most;
    case plan::Comparator::equal:
      return Comparator::equal;
  }
  TZ_ASSERT(false);
}

std::string cut(std::string_view text, size_t limit) {
  return std::string(first_characters(trimmed(text), limit));
}

// "(十三)" is "十三" in the ledger.
std::string bare_number(std::string_view number) {
  if (number.size() > 2 && number.front() == '(' && number.back() == ')') {
    number = number.substr(1, number.size() - 2);
  }
  return cut(number, kMaxName);
}

// The heading's words after its number: past a bracket that it begins with, or past the number and
// the mark that follows it.
std::string bare_title(std::string_view title, const std::string& number) {
  std::string_view words = trimmed(title);
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>("(", ")"),
        std::pair<std::string_view, std::string_view>("\xEF\xBC\x88", "\xEF\xBC\x89")}) {
    const size_t end = words.find(close);
    if (words.substr(0, open.size()) == open && end != std::string_view::npos) {
      return cut(words.substr(end + close.size()), kMaxTitle);
    }
  }
  constexpr std::string_view kMarks[] = {"\xE3\x80\x81", "\xEF\xBC\x8E", "."};
  if (words.substr(0, number.size()) == number) {
    for (std::string_view mark : kMarks) {
      if (words.substr(number.size(), mark.size()) == mark) {
        return cut(words.substr(number.size() + mark.size()), kMaxTitle);
      }
    }
  }
  return cut(words, kMaxTitle);
}

// Where each heading of the document stands in the plan.
struct Outline {
  struct Place {
    int32_t part = -1;
    int32_t measure = -1;
  };
  std::vector<Part> parts;
  std::vector<Place> measures;  // by the document's index
};

Outline outline_of(const ImportedPlan& imported) {
  Outline out;
  for (const plan::ImportedPart& part : imported.parts) {
    out.parts.push_back({bare_number(part.number), bare_title(part.title, part.number), {}});
  }
  // Measures that stand under no part are held by one without a name.
  std::optional<uint32_t> nameless;
  for (const plan::ImportedMeasure& measure : imported.measures) {
    if (!measure.part && !nameless) {
      nameless = static_cast<uint32_t>(out.parts.size());
      out.parts.emplace_back();
    }
    const uint32_t part = measure.part ? *measure.part : *nameless;
    std::vector<Measure>& measures = out.parts[part].measures;
    out.measures.push_back({static_cast<int32_t>(part), static_cast<int32_t>(measures.size())});
    measures.push_back({bare_number(measure.number), bare_title(measure.title, measure.number)});
  }
  return out;
}

void add_mentions(const std::vector<plan::UnitMention>& mentions, const ImportedPlan& imported,
                  const std::vector<UnitId>& units, Task& task) {
  for (const plan::UnitMention& mention : mentions) {
    const Duty duty = duty_of(mention.role);
    if (imported.units[mention.unit].is_group) {
      const bool is_known =
          std::any_of(task.groups.begin(), task.groups.end(),
                      [&](const OpenGroup& group) { return group.name == mention.name; });
      if (!is_known) task.groups.push_back({cut(mention.name, kMaxName), duty, false, {}});
      continue;
    }
    const UnitId unit = units[mention.unit];
    const bool is_known = std::any_of(task.units.begin(), task.units.end(),
                                      [&](const TaskUnit& entry) { return entry.unit == unit; });
    // Named in two roles: the weightier one, which comes first, is what it answers for.
    if (!is_known) task.units.push_back({unit, duty});
  }
}

void add_dates(const ImportedTask& from, Task& task) {
  std::set<CivilDate> dates;
  for (const plan::ImportedDeadline& deadline : from.deadlines) dates.insert(deadline.date);
  task.document_dates.assign(dates.begin(), dates.end());
  // Earlier dates are steps on the way.
  if (!dates.empty()) task.deadline = *dates.rbegin();
}

Task task_of(const ImportedTask& from, const ImportedPlan& imported, const Outline& outline,
             const std::vector<UnitId>& units) {
  Task task;
  task.number = cut(from.number, kMaxName);
  if (from.measure) {
    const Outline::Place& place = outline.measures[*from.measure];
    task.part = place.part;
    task.measure = place.measure;
  } else if (from.part) {
    task.part = static_cast<int32_t>(*from.part);
  }
  task.title = cut(from.title.text.empty() ? from.text : from.title.text, kMaxTitle);
  task.text = cut(from.text.empty() ? from.title.text : from.text, kMaxTaskText);
  for (const auto* mentions : {&from.lead, &from.responsible, &from.supporting, &from.wildcards}) {
    add_mentions(*mentions, imported, units, task);
  }
  for (const plan::ImportedTarget& target : from.targets) {
    task.targets.push_back({cut(target.subject, kMaxTitle), comparator_of(target.comparator),
                            target.value, cut(target.unit, kMaxName)});
  }
  add_dates(from, task);
  return task;
}

Result<Plan> plan_of(const ImportedPlan& imported, const PublishChoice& choice) {
  Plan out;
  out.title = cut(imported.title.text, kMaxTitle);
  out.document_number = cut(imported.document_number.text, kMaxName);
  out.issuer = cut(imported.issuer.text, kMaxName);
  out.issued_on = imported.date;
  std::optional<CivilDate> starts = choice.starts_on;
  std::optional<CivilDate> ends = choice.ends_on;
  if (!starts && imported.period) starts = imported.period->start;
  if (!ends && imported.period) ends = imported.period->end;
  if (!starts) return error(ErrorCode::missing_field, "starts_on", {"starts_on"});
  if (!ends) return error(ErrorCode::missing_field, "ends_on", {"ends_on"});
  out.starts_on = *starts;
  out.ends_on = *ends;
  out.cadence = choice.cadence;
  return out;
}

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

struct Prepared {
  std::vector<OwnStep> steps;
  PublishedPlan result;
};

Result<Prepared> prepare(Service& service, Snapshot& snapshot, const ImportedPlan& imported,
                         const Plan& described) {
  const Result<std::vector<Record>> known = snapshot.records_in(Collection::unit);
  if (!known) return known.error();
  const Instant now = service.clock.now();
  UnitRegister units(*known, service.random, now);
  std::vector<UnitId> ids;
  for (const plan::ImportedUnit& unit : imported.units) {
    ids.push_back(unit.is_group ? UnitId() : units.enter(unit));
  }
  const Outline outline = outline_of(imported);
  PublishPlan body;
  body.plan = described;
  body.plan.id = PlanId(new_uuid(service.random, now));
  body.plan.parts = outline.parts;
  Prepared out;
  for (const ImportedTask& from : imported.tasks) {
    Task task = task_of(from, imported, outline, ids);
    task.id = TaskId(new_uuid(service.random, now));
    task.plan = body.plan.id;
    task.order = static_cast<int32_t>(body.tasks.size());
    out.result.assignments += task.units.size();
    body.tasks.push_back(std::move(task));
  }
  out.result.plan = body.plan.id;
  out.result.tasks = body.tasks.size();
  out.result.new_units = units.made();
  out.steps = units.steps();
  out.steps.push_back({std::move(body), 0});
  return out;
}

}  // namespace

Result<PublishedPlan> publish_import(Service& service, const Actor& by,
                                     const ImportedPlan& imported, const PublishChoice& choice) {
  if (!imported.errors.empty()) return error(ErrorCode::plan_has_errors);
  const Result<Plan> described = plan_of(imported, choice);
  if (!described) return described.error();
  PublishedPlan out;
  const Outcome ran =
      service.committer.run([&](Transaction& transaction, StoreView& view) -> Outcome {
        if (const Outcome is_new = check_new(transaction, *described); !is_new) return is_new;
        const Result<Prepared> prepared = prepare(service, transaction, imported, *described);
        if (!prepared) return prepared.error();
        const auto verdicts = submit_own_in(service, transaction, view, by, prepared->steps);
        if (!verdicts) return verdicts.error();
        out = prepared->result;
        return done();
      });
  if (!ran) return ran.error();
  return out;
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
