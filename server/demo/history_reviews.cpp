// What is judged in the history: reports by the lead units and the office, completions, late
// arrivals, whole tasks; and what the units mend after it. A well-run year: by the end of a week
// everything that came in it has been read.
#include <algorithm>

#include "demo/history.h"
#include "model/problem.h"
#include "store/store.h"

namespace tz::server {
namespace {

// A declaration is not reviewed in the hour in which it comes.
constexpr int64_t kShortestWaitMs = 12 * kHourMs;
constexpr int64_t kJustNowMs = 12 * kMinuteMs;
constexpr int32_t kWorkBegins = 9 * 60;  // minutes since midnight
// Of a hundred reports of a week gone by, so many are sent back.
constexpr int32_t kSentBack = 4;
// Of a hundred reports of the running week, so many are not read at the first opportunity.
constexpr int32_t kLeftForLater = 6;
// Weeks for which a problem is open at least, and how likely each week resolves it after.
constexpr int32_t kProblemWeeks = 2;
constexpr int32_t kResolved = 60;
// What the office finds to close out.
constexpr std::string_view kTaskLeftOpen = "(十二)5";

}  // namespace

void History::plan_reviews() {
  const CivilDate monday = calendar_.first_week;
  for (int32_t week = 0; week <= kDemoWeeks; ++week) {
    const CivilDate first = monday + 7 * week;
    if (week > 0) {
      enter(instant_of(first, 8, 20), [this] { return correct_returned(); });
      enter(instant_of(first + 1, 16, 30), [this] { return review_completions(); });
      enter(instant_of(first + 4, 17, 10), [this] { return review_completions(); });
    }
    // Units sit until 17:40.
    enter(instant_of(first + 4, 17, 50), [this, week] { return review_reports(week); });
    enter(instant_of(first + 4, 17, 54), [this, week] { return resolve_problems(week); });
    enter(instant_of(first + 4, 17, 58), [this] { return close_tasks(); });
  }
  const CivilDate running = monday + 7 * kDemoWeeks;
  for (int32_t day = 0; day < 4; ++day) {
    enter(instant_of(running + day, 17, 50), [this] { return review_reports(kDemoWeeks); });
  }
  // In working hours somebody has just looked.
  const int32_t minute = shanghai_minute_of_day(now_);
  const bool at_work = working_day(calendar_.today) == calendar_.today && minute > kWorkBegins;
  if (at_work) enter({now_.unix_ms - kJustNowMs}, [this] { return review_reports(kDemoWeeks); });
  enter(instant_of(running - 7, 11, 0), [this] { return decline_a_late_arrival(); });
}

Outcome History::review_completions() {
  std::vector<Draft> drafts;
  std::vector<Strand*> meant;
  for (auto& [id, strand] : strands_) {
    const bool rested = strand.last_sent.unix_ms + kShortestWaitMs <= clock_.now().unix_ms;
    if (strand.stage != Stage::declared || !strand.course.accepted || !rested) continue;
    if (strand.comes_back) {
      drafts.push_back({ReturnCompletion{id, return_reason()}, strand.version});
      strand.stage = Stage::active;
      strand.comes_back = false;
    } else {
      drafts.push_back({AcceptCompletion{id}, strand.version});
      strand.stage = Stage::completed;
    }
    meant.push_back(&strand);
  }
  return send(office_desk_, std::move(drafts), meant, clock_.now());
}

// The head of a lead unit reads what the others report, the office what the lead units do.
std::optional<UnitId> History::reviewer_of(const Strand& strand) const {
  const UnitId office = founded_.office.unit;
  const bool own = strand.unit == office;
  if (strand.duty == Duty::lead && !own) return office;
  for (const TaskUnit& each : task_of(strand).units) {
    if (each.duty != Duty::lead || each.unit == strand.unit) continue;
    const auto staff = founded_.staff.find(each.unit);
    const bool heads = staff != founded_.staff.end() && staff->second.has(Role::unit_lead);
    if (heads) return each.unit;
  }
  return own ? std::nullopt : std::optional(office);
}

Desk& History::desk_of_reviewer(UnitId unit) {
  return unit == founded_.office.unit ? office_desk_ : desks_.at(unit);
}

// Of the last two weeks' reports, those that an affair sends back later, and those that contradict
// each other and wait for somebody who asks the unit.
bool History::is_left_unread(const Strand& strand) const {
  if (strand.unread->week < kDemoWeeks - 1) return false;
  const auto returns = demo_returns();
  const bool meant = std::any_of(returns.begin(), returns.end(), [&](const ReturnAffair& each) {
    return strand.name == std::string(each.task) + '/' + std::string(each.unit);
  });
  return meant || (strand.contested && strand.unread->week == kDemoWeeks - 1);
}

// Only in odd weeks, in which no report is delayed: the correction comes before the next report.
bool History::is_sent_back(const Strand& strand, int32_t week) const {
  const bool is_early = week % 2 == 1 && week < kDemoWeeks - 1;
  if (!is_early || strand.unread->week != week || !strand.is_active()) return false;
  if (strand.unread->content.no_change || strand.contested) return false;
  return Dice("sent back/" + strand.name + '/' + std::to_string(week)).happens(kSentBack);
}

Outcome History::review_reports(int32_t week) {
  const bool running = week == kDemoWeeks;
  std::map<UnitId, std::pair<std::vector<Draft>, std::vector<Strand*>>> piles;
  for (auto& [id, strand] : strands_) {
    const bool is_alive = strand.is_active() || strand.stage == Stage::declared;
    if (!strand.unread || !is_alive) continue;
    if (is_left_unread(strand)) continue;
    const std::string occasion = strand.name + '/' + std::to_string(clock_.now().unix_ms);
    if (running && Dice("left/" + occasion).happens(kLeftForLater)) continue;
    const std::optional<UnitId> reviewer = reviewer_of(strand);
    if (!reviewer) continue;
    auto& [drafts, meant] = piles[*reviewer];
    const ReportId report = strand.unread->id;
    if (is_sent_back(strand, week)) {
      drafts.push_back({ReturnReport{report, report_return_reason()}, strand.version});
      strand.returned = std::move(strand.unread);
    } else {
      drafts.push_back({AcceptReport{report}, strand.version});
    }
    meant.push_back(&strand);
    strand.unread.reset();
  }
  for (auto& [unit, pile] : piles) {
    Desk& desk = desk_of_reviewer(unit);
    const auto seqs = desk.send(service_, std::move(pile.first), clock_.now());
    if (!seqs) return seqs.error();
    for (size_t i = 0; i < seqs->size(); ++i) {
      Strand& strand = *pile.second[i];
      if (strand.returned) strand.version = (*seqs)[i];
    }
  }
  return done();
}

Outcome History::correct_returned() {
  for (auto& [id, strand] : strands_) {
    if (!strand.returned || !strand.is_active()) continue;
    SubmitReport body;
    body.report = fresh<ReportId>();
    body.assignment = id;
    body.content = strand.returned->content;
    body.content.narrative += correction_note();
    body.replaces = strand.returned->id;
    strand.unread = SentReport{body.report, body.content, strand.returned->week};
    strand.returned.reset();
    std::vector<Draft> drafts;
    drafts.push_back({std::move(body), strand.version});
    const Outcome sent = send(desks_.at(strand.unit), std::move(drafts), {&strand}, clock_.now());
    if (!sent) return sent;
  }
  return done();
}

Outcome History::resolve_problems(int32_t week) {
  for (auto& [id, strand] : strands_) {
    if (!strand.problem || strand.problem->week + kProblemWeeks > week) continue;
    Dice dice("resolved/" + strand.name + '/' + std::to_string(week));
    if (!dice.happens(kResolved)) continue;
    std::vector<Draft> drafts;
    drafts.push_back({ResolveProblem{strand.problem->id, resolution_text(dice)}, strand.version});
    strand.problem.reset();
    const auto seqs = desks_.at(strand.unit).send(service_, std::move(drafts), clock_.now());
    if (!seqs) return seqs.error();
  }
  return done();
}

Outcome History::close_tasks() {
  for (Task& task : tasks_) {
    if (task.closed || task.number == kTaskLeftOpen) continue;
    size_t completed = 0;
    bool whole = true;
    for (const auto& [id, strand] : strands_) {
      if (strand.task != task.id) continue;
      completed += strand.stage == Stage::completed ? 1 : 0;
      whole = whole && (strand.stage == Stage::completed || strand.stage == Stage::cancelled);
    }
    if (!whole || completed == 0) continue;
    std::vector<Draft> drafts;
    drafts.push_back({CloseTask{task.id, closing_words()}, task.version});
    const auto seqs = send_as_office(std::move(drafts));
    if (!seqs) return seqs.error();
    task.version = seqs->front();
    task.closed = Remark{};
  }
  return done();
}

Outcome History::decline_a_late_arrival() {
  std::optional<LateArrival> late;
  const Outcome read = service_.store.read([&](Snapshot& snapshot) -> Outcome {
    const auto found = snapshot.records_in(Collection::late_arrival);
    if (!found) return found.error();
    if (!found->empty()) late = *std::get_if<LateArrival>(&found->front());
    return done();
  });
  if (!read || !late) return read;
  std::vector<Draft> drafts;
  drafts.push_back({DeclineLate{late->id, declining_words()}, late->version});
  const auto seqs = send_as_office(std::move(drafts));
  return seqs ? done() : seqs.error();
}

}  // namespace tz::server
