#include "model/report.h"

#include "model/limits.h"
#include "model/names.h"

namespace tz {
namespace {

constexpr NameTable<Timing, 3> kTimings{{"on_time", "on_time_sent_late", "late"}};

}  // namespace

std::string_view name_of(Timing timing) {
  return kTimings.name(timing);
}
std::optional<Timing> timing_named(std::string_view name) {
  return kTimings.value(name);
}

json to_json(const Review& review) {
  json out = to_json(review.remark);
  out["accepted"] = review.accepted;
  return out;
}

std::optional<Review> read_optional_review(ObjectReader& in, std::string_view key) {
  if (!in.has(key)) return std::nullopt;
  Review review;
  review.remark = read_remark(in, key, kMaxReason);
  ObjectReader inner(in.object(key), in.path_of(key));
  review.accepted = inner.boolean_or("accepted", false);
  in.take_fault(inner);
  return review;
}

json to_json(const ReportContent& content) {
  json out = {{"percent", content.percent}};
  for (const TargetValue& value : content.values) {
    out["values"].push_back({{"target", value.target}, {"value", to_string(value.value)}});
  }
  if (!content.narrative.empty()) out["narrative"] = content.narrative;
  if (!content.problem.empty()) out["problem"] = content.problem;
  if (content.severe) out["severe"] = true;
  if (!content.reason.empty()) out["reason"] = content.reason;
  if (content.no_change) out["no_change"] = true;
  put_attachments(out, content.attachments);
  return out;
}

ReportContent read_report_content(ObjectReader& in) {
  ReportContent content;
  content.percent = static_cast<int32_t>(in.integer("percent", 0, 100));
  in.each("values", kMaxTargets, [&](ObjectReader& item) {
    TargetValue value;
    value.target = static_cast<int32_t>(item.integer("target", 0, kMaxTargets - 1));
    value.value = item.decimal("value");
    content.values.push_back(value);
  });
  content.narrative = in.optional_text("narrative", kMaxNarrative);
  content.problem = in.optional_text("problem", kMaxNarrative);
  content.severe = in.boolean_or("severe", false);
  content.reason = in.optional_text("reason", kMaxReason);
  content.no_change = in.boolean_or("no_change", false);
  content.attachments = read_attachments(in);
  return content;
}

json to_json(const Report& report) {
  json out = {{"id", to_string(report.id)},
              {"assignment", to_string(report.assignment)},
              {"cycle", to_iso(report.cycle)},
              {"content", to_json(report.content)},
              {"previous_percent", report.previous_percent},
              {"author", to_string(report.author)},
              {"unit", to_string(report.unit)},
              {"written_at", report.written_at.unix_ms},
              {"received_at", report.received_at.unix_ms},
              {"timing", name_of(report.timing)}};
  if (report.replaces) out["replaces"] = to_string(*report.replaces);
  if (report.contested) out["contested"] = true;
  if (report.review) out["review"] = to_json(*report.review);
  if (report.admitted) out["admitted"] = to_json(*report.admitted);
  return out;
}

Report read_report(ObjectReader& in) {
  Report report;
  report.id = in.id<ReportId>("id");
  report.assignment = in.id<AssignmentId>("assignment");
  report.cycle = in.date("cycle");
  ObjectReader inner(in.object("content"), in.path_of("content"));
  report.content = read_report_content(inner);
  in.take_fault(inner);
  report.previous_percent = static_cast<int32_t>(in.integer("previous_percent", 0, 100));
  report.replaces = in.optional_id<ReportId>("replaces");
  report.contested = in.boolean_or("contested", false);
  report.author = in.id<PersonId>("author");
  report.unit = in.id<UnitId>("unit");
  report.written_at = in.instant("written_at");
  report.received_at = in.instant("received_at");
  report.timing = in.choice("timing", timing_named);
  report.review = read_optional_review(in, "review");
  report.admitted = read_optional_remark(in, "admitted", kMaxReason);
  return report;
}

}  // namespace tz
