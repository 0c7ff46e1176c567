// Whether all that the importer says points into the document that it was given, and within itself.
#pragma once

#include <cstddef>

#include "plan/imported_plan.h"

namespace tz::testing {

inline bool are_within(const plan::ImportedPlan& plan, const plan::ImportedTask& task,
                       size_t size) {
  const auto inside = [&](const plan::SourceSpan& at) {
    return at.begin <= at.end && at.end <= size;
  };
  bool all = inside(task.at) && inside(task.number_at) && inside(task.title.at);
  for (const auto* list : {&task.lead, &task.responsible, &task.supporting, &task.wildcards}) {
    for (const plan::UnitMention& mention : *list) {
      all = all && inside(mention.at) && mention.unit < plan.units.size() && !mention.name.empty();
    }
  }
  for (const plan::ImportedDeadline& deadline : task.deadlines) all = all && inside(deadline.at);
  for (const plan::ImportedTarget& target : task.targets) all = all && inside(target.at);
  all = all && (!task.part || *task.part < plan.parts.size());
  return all && (!task.measure || *task.measure < plan.measures.size());
}

// `size`: of the document.
inline bool spans_are_within(const plan::ImportedPlan& plan, size_t size) {
  const auto inside = [&](const plan::SourceSpan& at) {
    return at.begin <= at.end && at.end <= size;
  };
  bool all = inside(plan.title.at) && inside(plan.issuer.at) && inside(plan.document_number.at);
  for (const plan::ImportedTask& task : plan.tasks) all = all && are_within(plan, task, size);
  for (const plan::ImportNote& note : plan.warnings) all = all && inside(note.at);
  return all;
}

}  // namespace tz::testing
