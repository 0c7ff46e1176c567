// Rules about progress reports (rules 2, 4, 5, 6 and 10 of the domain).
#include <set>

#include "rules/cycle.h"
#include "rules/judge_common.h"

namespace tz {
namespace {

// What is known once the report's surroundings have been found.
struct Place {
  const Assignment* assignment = nullptr;
  const Task* task = nullptr;
  const Plan* plan = nullptr;
  Cycle cycle;
};

Result<Place> place_of(const SubmitReport& body, const Case& at) {
  Place place;
  place.assignment = at.ledger.assignment(body.assignment);
  if (place.assignment == nullptr) return error(ErrorCode::not_found, "body.assignment");
  if (!is_own(at.actor, *place.assignment)) {
    return error(ErrorCode::foreign_unit, "body.assignment");
  }
  place.task = at.ledger.task(place.assignment->task);
  place.plan = place.task == nullptr ? nullptr : at.ledger.plan(place.task->plan);
  if (place.plan == nullptr) return error(ErrorCode::not_found, "body.assignment");
  place.cycle = cycle_of(*place.plan, shanghai_date(written_at(at)));
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
  if (const Outcome values = check_values(content, *place.task); !values) return values.error();
  // A reason can be asked only of somebody who has seen the figure that is being lowered.
  const bool saw_present = !is_stale(at, place.assignment->version);
  const bool lowered = !content.no_change && content.percent < place.assignment->percent;
  if (lowered && saw_present && content.reason.empty()) {
    return error(ErrorCode::percent_lowered, "body.content.reason");
  }
  return done();
}

// Reports of the same cycle that still stand: not replaced by another.
std::vector<const Report*> standing_in_cycle(const Place& place, const LedgerView& ledger) {
  std::set<ReportId> replaced;
  const std::vector<const Report*> all = ledger.reports_of(place.assignment->id);
  for (const Report* report : all) {
    if (report->replaces) replaced.insert(*report->replaces);
  }
  std::vector<const Report*> out;
  for (const Report* report : all) {
    if (report->cycle == place.cycle.first && replaced.count(report->id) == 0) {
      out.push_back(report);
    }
  }
  return out;
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

// "No change" repeats the values that stand on the ledger now, not those that the device
// remembered.
void repeat_last_values(Report& report, const Place& place, const LedgerView& ledger) {
  report.content.percent = place.assignment->percent;
  const Report* last = ledger.report(*place.assignment->current_report);
  if (last != nullptr) report.content.values = last->content.values;
}

Decision into_late_arrivals(const SubmitReport& body, const Place& place, const Case& at) {
  LateArrival late;
  late.id = body.report;
  late.assignment = body.assignment;
  late.cycle = place.cycle.first;
  late.content = body.content;
  late.author = at.actor.person;
  late.unit = at.actor.unit;
  late.written_at = written_at(at);
  late.received_at = at.stamp.received_at;
  late.stage_met = place.assignment->stage;
  Decision decision = changed(std::move(late));
  decision.late = true;
  return decision;
}

Assignment after_report(const Report& report, const Place& place, const Case& at) {
  Assignment next = *place.assignment;
  // Reporting proves receipt: nobody is asked for it again.
  if (next.stage == Stage::issued) {
    next.stage = Stage::active;
    next.acknowledged_by = at.actor.person;
    next.acknowledged_at = report.written_at;
  }
  next.percent = report.content.percent;
  next.current_report = report.id;
  if (!next.reported_cycle || *next.reported_cycle < report.cycle) {
    next.reported_cycle = report.cycle;
  }
  return next;
}

}  // namespace

Result<Decision> judge(const SubmitReport& body, const Case& at) {
  const Result<Place> found = place_of(body, at);
  if (!found) return found.error();
  const Place& place = *found;
  if (at.ledger.report(body.report) != nullptr) {
    return error(ErrorCode::already_exists, "body.report");
  }
  const Stage stage = place.assignment->stage;
  if (stage != Stage::issued && stage != Stage::active) {
    // Who knew of the stage is told so; who could not know it loses nothing.
    if (!is_stale(at, place.assignment->version)) return error(ErrorCode::wrong_stage);
    return into_late_arrivals(body, place, at);
  }
  if (const Outcome content = check_content(body, place, at); !content) return content.error();

  Report report = made_report(body, place, at);
  if (body.content.no_change) repeat_last_values(report, place, at.ledger);
  Decision decision;
  if (body.replaces) {
    const Report* replaced = at.ledger.report(*body.replaces);
    if (replaced == nullptr || replaced->assignment != body.assignment) {
      return error(ErrorCode::replaced_not_own, "body.replaces");
    }
  }
  for (const Report* other : standing_in_cycle(place, at.ledger)) {
    if (body.replaces && *body.replaces == other->id) continue;
    if (other->author == at.actor.person && at.operation.base >= other->version) {
      return error(ErrorCode::already_reported, "body.replaces");
    }
    report.contested = true;
    if (!other->contested) {
      Report marked = *other;
      marked.contested = true;
      decision.changed.emplace_back(std::move(marked));
    }
  }
  decision.changed.emplace_back(after_report(report, place, at));
  decision.changed.emplace_back(std::move(report));
  return decision;
}

}  // namespace tz
