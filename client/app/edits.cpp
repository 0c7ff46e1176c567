#include "app/edits.h"

#include "base/utf8.h"
#include "rules/cycle.h"
#include "rules/operation_body.h"
#include "rules/standing.h"

namespace tz::client {
namespace {

// Stands in for words not yet written when the rules are asked whether something may be done.
constexpr std::string_view kAnyWords = "-";

// The operation in the outbox that made the record what it is shown as; none when confirmed.
std::optional<OperationId> pending_maker(const EditContext& at, const RecordKey& key) {
  const auto found = at.shown.pending.find(key);
  return found == at.shown.pending.end() ? std::nullopt : std::optional(found->second);
}

SubmitReport trial_report(const EditContext& at, const Assignment& assignment) {
  SubmitReport body;
  body.assignment = assignment.id;
  body.content.percent = assignment.percent;
  body.content.narrative = kAnyWords;
  body.replaces = corrected_by_new(at, assignment);
  return body;
}

void clean_texts(json& value) {
  if (value.is_string()) {
    value = without_control_characters(value.get_ref<const std::string&>());
  } else if (value.is_structured()) {
    for (json& part : value) clean_texts(part);
  }
}

}  // namespace

Result<OperationBody> formed(const OperationBody& body) {
  json value = body_to_json(body);
  clean_texts(value);
  ObjectReader in(value, "body");
  OperationBody out = read_operation_body(static_cast<OperationKind>(body.index()), in);
  return in.finish(std::move(out));
}

Operation made_operation(const EditContext& at, OperationId id, OperationBody body) {
  Operation out;
  out.id = id;
  out.actor = at.actor.person;
  out.device_time = at.now;
  out.body = std::move(body);
  out.base = at.records.version_of(target_of(out));
  const auto* report = std::get_if<SubmitReport>(&out.body);
  if (report != nullptr && report->replaces) {
    out.after = pending_maker(at, {Collection::report, report->replaces->uuid});
  }
  return out;
}

Outcome foreseen(const EditContext& at, OperationBody body, std::optional<uint64_t> base) {
  const Operation operation = made_operation(at, OperationId(), std::move(body));
  if (base && operation.base > *base) return error(ErrorCode::stale);
  const Stamp stamp{0, Instant{at.now.unix_ms + at.skew_ms}, at.skew_ms};
  const Result<Decision> decision = decide(operation, at.actor, at.records, stamp);
  if (!decision) return decision.error();
  return done();
}

Actions actions_for(const EditContext& at, AssignmentId id) {
  Actions out;
  const Assignment* assignment = at.records.assignment(id);
  if (assignment == nullptr) return out;
  const std::string words(kAnyWords);
  out.acknowledge = assignment->stage == Stage::issued && foreseen(at, Acknowledge{id}).ok();
  out.report = foreseen(at, trial_report(at, *assignment)).ok();
  if (out.report) {
    out.no_change = !corrected_by_new(at, *assignment) &&
                    foreseen(at, no_change_report(at, *assignment, ReportId())).ok();
  }
  out.declare = foreseen(at, DeclareComplete{id, words}).ok();
  return out;
}

std::optional<ReportId> corrected_by_new(const EditContext& at, const Assignment& assignment) {
  const Task* task = at.records.task(assignment.task);
  const Plan* plan = task == nullptr ? nullptr : at.records.plan(task->plan);
  if (plan == nullptr) return std::nullopt;
  const CivilDate today = shanghai_date(Instant{at.now.unix_ms + at.skew_ms});
  if (const Report* returned = returned_report_of(at.records, assignment)) return returned->id;
  const CivilDate first = cycle_of(*plan, today).first;
  const Report* newest = nullptr;
  for (const Report* report : standing_in_cycle(assignment.id, first, at.records)) {
    const bool own = report->author == at.actor.person;
    if (own && (newest == nullptr || newest->written_at < report->written_at)) newest = report;
  }
  return newest == nullptr ? std::nullopt : std::optional(newest->id);
}

const Report* returned_report_of(const RecordSet& records, const Assignment& assignment) {
  const Report* last = latest_of(records.reports_of(assignment.id));
  return last != nullptr && last->is_returned() ? last : nullptr;
}

SubmitReport no_change_report(const EditContext& at, const Assignment& assignment, ReportId id) {
  SubmitReport body;
  body.report = id;
  body.assignment = assignment.id;
  body.content.no_change = true;
  body.content.percent = assignment.percent;
  const Report* last =
      assignment.current_report ? at.records.report(*assignment.current_report) : nullptr;
  if (last != nullptr) body.content.values = last->content.values;
  body.replaces = corrected_by_new(at, assignment);
  return body;
}

}  // namespace tz::client
