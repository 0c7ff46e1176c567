#include "service/plan_of_import.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "model/limits.h"

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
                  const NamedUnits& named, Task& task) {
  for (const plan::UnitMention& mention : mentions) {
    const Duty duty = duty_of(mention.role);
    if (imported.units[mention.unit].is_group) {
      const bool is_known =
          std::any_of(task.groups.begin(), task.groups.end(),
                      [&](const OpenGroup& group) { return group.name == mention.name; });
      const std::vector<UnitId>& members = named.members[mention.unit];
      if (!is_known) {
        task.groups.push_back({cut(mention.name, kMaxName), duty, !members.empty(), members});
      }
      continue;
    }
    const UnitId unit = named.units[mention.unit];
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
             const NamedUnits& named) {
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
    add_mentions(*mentions, imported, named, task);
  }
  for (const plan::ImportedTarget& target : from.targets) {
    task.targets.push_back({cut(target.subject, kMaxTitle), comparator_of(target.comparator),
                            target.value, cut(target.unit, kMaxName)});
  }
  add_dates(from, task);
  return task;
}

}  // namespace

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

std::vector<Part> parts_of(const ImportedPlan& imported) {
  return outline_of(imported).parts;
}

std::vector<Task> tasks_of(const ImportedPlan& imported, const NamedUnits& named) {
  const Outline outline = outline_of(imported);
  std::vector<Task> out;
  for (const ImportedTask& from : imported.tasks) {
    out.push_back(task_of(from, imported, outline, named));
    out.back().order = static_cast<int32_t>(out.size()) - 1;
  }
  return out;
}

}  // namespace tz::server
