// Rules about progress reports (rules 2, 4, 5, 6 and 10 of the domain).
#include <algorithm>
#include <set>

#include "rules/cycle.h"
#include "rules/former_post.h"
#include "rules/judge_common.h"
#include "rules/report_entry.h"
#include "rules/reporting.h"
#include "rules/standing.h"

namespace tz {
namespace {

// What is known once the report's surroundings have been found.
struct Place {
  const Assignment* assignment = nullptr;
  const Task* task = nullptr;
  const Plan* plan = nullptr;
  Cycle cycle;
  // Whoever wrote it stood in the assignment's unit then, and stands there no more.
  bool has_left = false;

  // A report of an earlier cycle, sent or corrected late, is kept but moves nothing.
  bool is_latest() const {
    return !assignment->reported_cycle || *assignment->reported_cycle <= cycle.first;
  }
};

// Null where the assignment has no such report.
const Report* replaced_by(const SubmitReport& body, const LedgerView& ledger) {
  const Report* found = body.replaces ? ledger.report(*body.replaces) : nullptr;
  return found != nullptr && found->assignment == body.assignment ? found : nullptr;
}

bool was_own(const Case& at, const Assignment& assignment) {
  const std::optional<Actor> then = actor_then(at.actor, written_at(at));
  return then && is_own(*then, assignment);
}

Result<Place> place_of(const SubmitReport& body, const Case& at) {
  Place place;
  place.assignment = at.ledger.assignment(body.assignment);
  if (place.assignment == nullptr) return error(ErrorCode::not_found, "body.assignment");
  if (!is_own(at.actor, *place.assignment)) {
    place.has_left = was_own(at, *place.assignment);
    if (!place.has_left) return error(ErrorCode::foreign_unit, "body.assignment");
  }
  place.task = at.ledger.task(place.assignment->task);
  place.plan = place.task == nullptr ? nullptr : at.ledger.plan(place.task->plan);
  if (place.plan == nullptr) return error(ErrorCode::not_found, "body.assignment");
  // A correction belongs to the cycle of what it corrects, whenever it is written.
  const Report* replaced = replaced_by(body, at.ledger);
  const CivilDate day = replaced == nullptr ? shanghai_date(written_at(at)) : replaced->cycle;
  place.cycle = cycle_of(*place.plan, day);
  return place;
}

Outcome check_values(const ReportContent& content, const Task& task) {
  std::set<int32_t> seen;
  for (const TargetValue& value : content.values) {
    const bool exists = value.target < static_cast<int32_t>(task.targets.size());
    if (!exists || !seen.insert(value.target).second) {
      return error(ErrorCode::unknown_value, "body.content.values", {"body.content.values"});
    }
  }
  return done();
}

Outcome check_content(const SubmitReport& body, const Place& place, const Case& at) {
  const ReportContent& content = body.content;
  if (content.no_change) {
    if (!place.assignment->current_report) return error(ErrorCode::nothing_to_repeat);
  } else if (content.narrative.empty() && content.problem.empty()) {
    return error(ErrorCode::nothing_to_report, "body.content.narrative");
  }
  // A reason can be asked only of somebody who has seen the figure that is being lowered.
  const bool saw_present = !is_stale(at, place.assignment->version);
  const bool lowered =
      !content.no_change && place.is_latest() && content.percent < place.assignment->percent;
  if (lowered && saw_present && content.reason.empty()) {
    return error(ErrorCode::percent_lowered, "body.content.reason");
  }
  return done();
}

// One report for each cycle: whoever knows of an own one corrects that. Knowing the assignment as
// it is, or the report itself, is knowing it.
Outcome check_repetition(const SubmitReport& body, const Place& place, const Case& at) {
  const std::set<ReportId> corrected = corrected_through(body.replaces, at.ledger);
  for (const Report* other : standing_in_cycle(body.assignment, place.cycle.first, at.ledger)) {
    if (other->author != at.actor.person || corrected.count(other->id) != 0) continue;
    if (!is_stale(at, std::min(other->version, place.assignment->version))) {
      return error(ErrorCode::already_reported, "body.replaces");
    }
  }
  return done();
}

Report made_report(const SubmitReport& body, const Place& place, const Case& at) {
  Report report;
  report.id = body.report;
  report.assignment = body.assignment;
  report.cycle = place.cycle.first;
  report.content = body.content;
  report.previous_percent = place.assignment->percent;
  report.replaces = body.replaces;
  report.author = at.actor.person;
  report.unit = at.actor.unit;
  report.written_at = written_at(at);
  report.received_at = at.stamp.received_at;
  report.timing = timing_of(place.cycle, steering_on(*place.plan, place.cycle.first).grace_hours,
                            report.written_at, report.received_at);
  return report;
}

Decision into_late_arrivals(const SubmitReport& body, const Place& place, const Case& at) {
  LateArrival late;
  late.id = body.report;
  late.assignment = body.assignment;
  late.cycle = place.cycle.first;
  late.content = body.content;
  late.replaces = body.replaces;
  late.author = at.actor.person;
  late.unit = place.assignment->unit;
  late.written_at = written_at(at);
  late.received_at = at.stamp.received_at;
  late.stage_met = place.assignment->stage;
  Decision decision = changed(std::move(late));
  decision.late = true;
  return decision;
}

}  // namespace

Result<Decision> judge(const SubmitReport& body, const Case& at) {
  const Result<Place> found = place_of(body, at);
  if (!found) return found.error();
  const Place& place = *found;
  const bool known =
      at.ledger.report(body.report) != nullptr || at.ledger.late_arrival(body.report) != nullptr;
  if (known) return error(ErrorCode::already_exists, "body.report");
  const Outcome values = check_values(body.content, *place.task);
  if (!values) return values.error();
  const Outcome attached = check_attachments(body.content.attachments, "body.content.attachments");
  if (!attached) return attached.error();
  if (!may_be_reported(*place.assignment)) {
    // Who knew of the stage is told so; who could not know it loses nothing.
    if (!is_stale(at, place.assignment->version)) return error(ErrorCode::wrong_stage);
    return into_late_arrivals(body, place, at);
  }
  if (const Outcome content = check_content(body, place, at); !content) return content.error();
  if (body.replaces && replaced_by(body, at.ledger) == nullptr) {
    return error(ErrorCode::replaced_not_own, "body.replaces");
  }
  if (const Outcome once = check_repetition(body, place, at); !once) return once.error();
  // Nobody reports for a unit that is not his own: whether this one counts, the office says.
  if (place.has_left) return into_late_arrivals(body, place, at);
  return entry_of(made_report(body, place, at), place.is_latest(), *place.assignment, at.ledger);
}

}  // namespace tz
