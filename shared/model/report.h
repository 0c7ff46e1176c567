// ProgressReport 进展填报: what a unit says of one assignment in one reporting cycle. Never
// overwritten: a correction is a new report that names the one it replaces.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/attachment.h"
#include "model/remark.h"

namespace tz {

// When a report was written and received, against its cycle (rule 6 of the domain).
enum class Timing { on_time, on_time_sent_late, late };
std::string_view name_of(Timing timing);
std::optional<Timing> timing_named(std::string_view name);

// What has been reached of one of the task's targets.
struct TargetValue {
  int32_t target = 0;  // index into the task's targets
  Decimal value;
  friend bool operator==(const TargetValue&, const TargetValue&) = default;
};

// What a person fills in; the same in the form, in the operation and in the record.
struct ReportContent {
  int32_t percent = 0;  // 0 to 100
  std::vector<TargetValue> values;
  std::string narrative;
  std::string problem;     // 突出问题, in words; may be empty
  bool severe = false;     // the problem is severe
  std::string reason;      // why the percent went down; may be empty
  bool no_change = false;  // 无变化: the values of the report before stand
  std::vector<Attachment> attachments;
  friend bool operator==(const ReportContent&, const ReportContent&) = default;
};

// What the lead unit or the office said of a report 审核.
struct Review {
  bool accepted = false;
  Remark remark;  // with the reason, when it was returned
  friend bool operator==(const Review&, const Review&) = default;
};

struct Report {
  ReportId id;
  AssignmentId assignment;
  CivilDate cycle;  // first day of the reporting cycle
  ReportContent content;
  int32_t previous_percent = 0;  // the assignment's before this report
  std::optional<ReportId> replaces;
  bool contested = false;  // another report of the same cycle was written without knowing this one
  PersonId author;
  UnitId unit;          // the author's unit then
  Instant written_at;   // the device's time, corrected by its measured skew
  Instant received_at;  // the server's
  Timing timing = Timing::on_time;
  std::optional<Review> review;
  std::optional<Remark> admitted;  // by the office, from the late arrivals
  uint64_t version = 0;

  bool is_returned() const { return review && !review->accepted; }
  friend bool operator==(const Report&, const Report&) = default;
};

json to_json(const Review& review);
std::optional<Review> read_optional_review(ObjectReader& in, std::string_view key);
json to_json(const ReportContent& content);
ReportContent read_report_content(ObjectReader& in);
json to_json(const Report& report);
Report read_report(ObjectReader& in);

}  // namespace tz
