// What the importer read out of a plan document: plain values that own their text. Every value says
// which bytes of the document it came from; what was not understood is a note, never a silent gap.
// No threads, no I/O; safe to copy.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil.h"
#include "base/decimal.h"

namespace tz::plan {

// Bytes [begin, end) of the imported text and the line, from 1, on which they begin. Where a value
// is broken over a line or a page, the span runs from its first to its last character. line 0: the
// document does not say it at all.
struct SourceSpan {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t line = 0;

  friend bool operator==(const SourceSpan&, const SourceSpan&) = default;
};

struct Quoted {
  std::string text;
  SourceSpan at;
};

enum class UnitRole { lead, responsible, supporting };

// One unit, or one open group, named for a task.
struct UnitMention {
  std::string name;  // as written, without white space and page breaks
  UnitRole role = UnitRole::responsible;
  uint32_t unit = 0;       // index in ImportedPlan::units
  bool inherited = false;  // said once at a heading or an earlier task; `at` points there
  SourceSpan at;
};

struct ImportedDeadline {
  CivilDate date;     // last day of the period named
  std::string text;   // as written: "6月底前"
  bool year_implied;  // the year was said elsewhere: earlier in the task, or in the title
  SourceSpan at;
};

enum class Comparator { at_least, at_most, equal };

// A number with a unit. As a target, what the task is to reach; as a param, an amount, a ratio or a
// threshold of the policy itself, which nobody reports on.
struct ImportedTarget {
  Comparator comparator = Comparator::equal;
  Decimal value;        // of a range ("1-2年") the lower end
  std::string unit;     // half-width, with its multiplier: "件", "%", "个工作日", "万元/项"
  std::string subject;  // what it counts, as written; may be empty
  std::string text;     // number and unit, half-width: "1.2万人"
  SourceSpan at;
};

struct ImportedTask {
  std::string number;  // as displayed, half-width: "(一)1", "(十六)", "4"
  SourceSpan number_at;
  std::optional<uint32_t> part;      // index in ImportedPlan::parts
  std::optional<uint32_t> measure;   // index in ImportedPlan::measures
  Quoted title;                      // the first sentence
  std::string text;                  // all of it, without the number and the attribution
  std::vector<Quoted> attributions;  // the words that name units, as written
  // In the order of the document. `supporting` (配合, 参与, 指导) is apart from `responsible`; a
  // unit that the document names in two roles stands in both lists (note unit_in_two_roles).
  std::vector<UnitMention> lead;
  std::vector<UnitMention> responsible;
  std::vector<UnitMention> supporting;
  std::vector<UnitMention> wildcards;  // open groups, without a leading 等
  std::vector<ImportedDeadline> deadlines;
  std::vector<ImportedTarget> targets;
  std::vector<ImportedTarget> params;
  SourceSpan at;  // from the number to the last word that belongs to the task
};

// A heading: 一、 is a part, (一) a measure.
struct ImportedPart {
  std::string number;  // "一", "(一)"
  std::string title;   // as written, with its number: "一、…"
  SourceSpan at;
};

struct ImportedMeasure {
  std::string number;
  std::string title;
  std::optional<uint32_t> part;
  SourceSpan at;
};

// A distinct unit or open group of the plan.
struct ImportedUnit {
  std::string name;                  // as first written, without a second name in brackets
  std::vector<std::string> aliases;  // other spellings that stand in the document
  bool is_group = false;             // open: its members must be confirmed, never expanded
  uint32_t mentions = 0;
  SourceSpan at;  // first mention
};

enum class ImportCode {
#define TZ_IMPORT_NOTE(code, zh, en) code,
#include "plan/import_notes.def"
#undef TZ_IMPORT_NOTE
};

// The stable name of a code, as in JSON: "task_without_units".
std::string_view name_of(ImportCode code);
// The sentence for a reader, with {0}, {1} for the note's args.
std::string_view sentence_of(ImportCode code, bool chinese);

struct ImportNote {
  ImportCode code;
  SourceSpan at;  // at.line is 0 where the note is about the whole document
  std::vector<std::string> args;
};

struct PlanPeriod {
  CivilDate start;
  CivilDate end;
  SourceSpan at;
};

struct ImportedPlan {
  Quoted title;            // text empty when the document has none
  Quoted document_number;  // 文号; empty when the document bears none of its own
  Quoted issuer;
  std::optional<CivilDate> date;
  SourceSpan date_at;
  std::optional<PlanPeriod> period;
  std::vector<ImportedPart> parts;
  std::vector<ImportedMeasure> measures;
  std::vector<ImportedTask> tasks;  // in the order of the document
  std::vector<ImportedUnit> units;  // in the order of their first mention
  std::vector<ImportNote> warnings;
  std::vector<ImportNote> errors;  // a plan with errors cannot be published
};

}  // namespace tz::plan
