// ReportForm 进展填报: what is written into the form of one assignment, checked at every change by
// the shared rules, kept as a draft within a second. The form holds text as typed; App turns it
// into an operation when it is submitted.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil.h"
#include "model/report.h"
#include "rules/operation.h"

namespace tz::client {

// What a person has typed; the draft on the device holds just this.
struct ReportInput {
  int32_t percent = 0;
  std::vector<std::string> values;  // one for each target of the task, as typed; empty: not given
  std::string narrative;
  std::string problem;
  bool severe = false;  // the problem is
  std::string reason;
  std::vector<Attachment> attachments;  // their bytes are on this device already
  friend bool operator==(const ReportInput&, const ReportInput&) = default;
};

struct FormFault {
  std::string field;  // "percent", "values.0", "narrative", "problem", "reason"; empty: the whole
  std::string sentence;
};

struct ReportForm {
  enum class State {
    editing,
    saving,    // waiting for this device's storage
    not_saved  // the storage refused: the text is still here
  };
  AssignmentId assignment;
  TaskId task;
  std::string number;
  std::string title;
  std::string cycle;  // "6月14日–6月20日"
  ReportInput input;
  State state = State::editing;
  int32_t previous_percent = 0;
  std::string previous_text;  // "上次 55%"
  std::optional<int32_t> expected_percent;
  struct TargetField {
    std::string label;  // "已纳入综合窗口 (目标 ≥ 30 项)"
    std::string unit;
    std::string previous;  // the last value; prefilled
  };
  std::vector<TargetField> targets;
  bool needs_reason = false;         // the percent is lower than before
  bool corrects = false;             // this cycle has a report: this one replaces it
  std::optional<OperationId> mends;  // a rejected operation that this one stands for
  std::string mend_reason;           // why that one was rejected
  std::string returned_reason;       // why the last report was sent back, and by whom
  std::vector<FormFault> faults;     // of what is typed now
  bool may_submit = false;           // no faults
  bool touched = false;              // something was typed: only then faults are worth showing
  std::string draft_text;            // "草稿已存 09:11", or that it is not saved
  bool draft_saved = true;           // what is typed is on the device

  // Empty when nothing is wrong with the field.
  std::string_view fault_of(std::string_view field) const {
    for (const FormFault& fault : faults) {
      if (fault.field == field) return fault.sentence;
    }
    return {};
  }
};

}  // namespace tz::client
