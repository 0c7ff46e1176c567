#include "plan/import_plan.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

#include "plan/front_matter.h"
#include "plan/lines.h"
#include "plan/outline.h"
#include "plan/source_text.h"
#include "plan/task_list.h"

namespace tz::plan {
namespace {

YearSource years_of(const ImportedPlan& plan) {
  YearSource years;
  if (plan.period) {
    const int first = ymd_of(plan.period->start).year;
    if (first == ymd_of(plan.period->end).year) years.plan_year = first;
  }
  if (plan.date) years.issue_year = ymd_of(*plan.date).year;
  return years;
}

void note_source(const SourceText& source, std::string_view text, Notes& notes) {
  if (source.broken_bytes > 0) {
    notes.add(ImportCode::bad_encoding, SourceSpan{}, {std::to_string(source.broken_bytes)});
  }
  for (const SourceSpan& at : source.unreadable) {
    size_t begin = 0;
    const std::string_view bytes = text.substr(at.begin, at.end - at.begin);
    std::array<char, 16> code{};
    char32_t c = 0;
    for (; begin < bytes.size(); ++begin) {
      const auto byte = static_cast<uint8_t>(bytes[begin]);
      c = begin == 0 ? byte & (bytes.size() == 4 ? 0x07 : 0x0f) : (c << 6) | (byte & 0x3f);
    }
    std::snprintf(code.data(), code.size(), "U+%04X", static_cast<unsigned>(c));
    notes.add(ImportCode::unreadable_character, at, {code.data()});
  }
}

void find_errors(ImportedPlan& plan) {
  if (plan.tasks.empty()) {
    plan.errors.push_back(ImportNote{ImportCode::no_tasks, SourceSpan{}, {}});
  }
  std::set<std::string> seen;
  for (const ImportedTask& task : plan.tasks) {
    if (seen.insert(task.number).second) continue;
    plan.errors.push_back(ImportNote{ImportCode::duplicate_number, task.number_at, {task.number}});
  }
}

}  // namespace

ImportedPlan import_plan(std::string_view utf8_text) {
  ImportedPlan plan;
  if (utf8_text.size() > kMaxPlanBytes) {
    plan.errors.push_back(
        ImportNote{ImportCode::text_too_long, SourceSpan{}, {std::to_string(kMaxPlanBytes)}});
    return plan;
  }
  Notes notes;
  const SourceText source = read_source(utf8_text);
  note_source(source, utf8_text, notes);
  const std::vector<Paragraph> paragraphs = paragraphs_of(source);
  if (paragraphs.empty()) {
    plan.errors.push_back(ImportNote{ImportCode::empty_text, SourceSpan{}, {}});
    return plan;
  }
  const Outline outline = outline_of(paragraphs, notes);
  read_front_matter(outline, plan, notes);
  build_tasks(outline, years_of(plan), plan, notes);
  find_errors(plan);
  plan.warnings = notes.release();
  std::stable_sort(plan.warnings.begin(), plan.warnings.end(),
                   [](const ImportNote& a, const ImportNote& b) { return a.at.line < b.at.line; });
  return plan;
}

}  // namespace tz::plan
