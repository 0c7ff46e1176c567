#include "demo/history.h"

#include <algorithm>

#include "service/cycle_timer.h"
#include "store/store.h"

namespace tz::server {
namespace {

constexpr int32_t kMidwayWeek = 6;
constexpr int32_t kCancellingWeek = 8;

}  // namespace

History::History(Service& service, StoryClock& clock, const DemoCalendar& calendar,
                 const Founded& founded, Instant now)
    : service_(service),
      clock_(clock),
      calendar_(calendar),
      founded_(founded),
      now_(now),
      office_desk_(founded.office.id),
      leader_desk_(founded.leader.id) {
  for (const auto& [unit, person] : founded.staff) desks_.emplace(unit, Desk(person.id));
}

Outcome History::play() {
  if (Outcome read = read_records(); !read) return read;
  plan_cycles();
  plan_office();
  for (const auto& [unit, desk] : desks_) plan_unit(unit);
  plan_reviews();
  plan_affairs();
  plan_circular();
  while (!agenda_.empty()) {
    const auto next = agenda_.begin();
    clock_.set({next->first});
    const Step step = std::move(next->second);
    agenda_.erase(next);
    if (Outcome outcome = step(); !outcome) return outcome;
  }
  return done();
}

void History::enter(Instant moment, Step step) {
  if (moment < now_) agenda_.emplace(moment.unix_ms, std::move(step));
}

// As the server's own timer would: else its first start had ten weeks to make up for.
void History::plan_cycles() {
  for (CivilDate day = calendar_.issued_on; day <= calendar_.today; day = day + 1) {
    enter(instant_of(day, 0, 5), [this]() -> Outcome {
      const auto ran = run_cycles(service_);
      return ran ? done() : ran.error();
    });
  }
}

void History::plan_office() {
  const CivilDate monday = calendar_.first_week;
  enter(instant_of(calendar_.issued_on, 10, 30),
        [this] { return confirm_groups(GroupTime::early); });
  enter(instant_of(calendar_.issued_on, 15, 10), [this] { return found_task_forces(); });
  enter(instant_of(monday, 10, 0), [this] { return agree_deadlines(); });
  enter(instant_of(monday + 7 * kMidwayWeek + 1, 10, 20),
        [this] { return confirm_groups(GroupTime::midway); });
  enter(instant_of(monday + 7 * kCancellingWeek + 2, 15, 0), [this] { return cancel(); });
  enter(instant_of(working_day_before(calendar_.today), 16, 20),
        [this] { return confirm_groups(GroupTime::lately); });
}

void History::plan_unit(UnitId unit) {
  const std::string name = units_.at(unit).name;
  Dice dice("timetable/" + name);
  const auto acknowledge = [this, unit] { return acknowledge_all(unit); };
  enter(working_moment(calendar_.issued_on + 1, dice), acknowledge);
  enter(working_moment(calendar_.first_week + 7 * kMidwayWeek + 2, dice), acknowledge);
  for (int32_t week = 0; week <= kDemoWeeks; ++week) {
    const std::vector<Sitting> sittings = sittings_in(week, calendar_, now_, dice);
    if (week == kDemoWeeks) sits_this_week_[unit] = !sittings.empty();
    for (size_t i = 0; i < sittings.size(); ++i) {
      const bool last = i + 1 == sittings.size();
      enter(sittings[i].received, [this, unit, week, sitting = sittings[i], last] {
        return report(unit, week, sitting, last);
      });
    }
  }
}

Outcome History::read_records() {
  return service_.store.read([&](Snapshot& snapshot) -> Outcome {
    const Result<std::vector<Record>> tasks = snapshot.records_in(Collection::task);
    if (!tasks) return tasks.error();
    for (const Record& record : *tasks) tasks_.push_back(*std::get_if<Task>(&record));
    std::sort(tasks_.begin(), tasks_.end(),
              [](const Task& a, const Task& b) { return a.order < b.order; });
    const Result<std::vector<Record>> units = snapshot.records_in(Collection::unit);
    if (!units) return units.error();
    for (const Record& record : *units) {
      const Unit& unit = *std::get_if<Unit>(&record);
      units_.emplace(unit.id, unit);
    }
    return done();
  });
}

const Task& History::task_of(const Strand& strand) const {
  const auto found = std::find_if(tasks_.begin(), tasks_.end(),
                                  [&](const Task& each) { return each.id == strand.task; });
  TZ_ASSERT(found != tasks_.end());
  return *found;
}

Outcome History::acknowledge_all(UnitId unit) {
  std::vector<Draft> drafts;
  std::vector<Strand*> meant;
  for (const AssignmentId id : strands_of_[unit]) {
    Strand& strand = strands_.at(id);
    if (strand.stage != Stage::issued) continue;
    drafts.push_back({Acknowledge{id}, strand.version});
    meant.push_back(&strand);
    strand.stage = Stage::active;
  }
  return send(desks_.at(unit), std::move(drafts), meant, clock_.now());
}

bool History::is_due(const Strand& strand, int32_t week, const Sitting& sitting, bool last) const {
  const bool over = strand.stage == Stage::declared || strand.stage == Stage::completed ||
                    (strand.stage == Stage::cancelled && strand.knows_cancellation);
  if (over || !strand.has_next() || strand.next().week != week) return false;
  if (sitting.written < strand.last_sent) return false;
  return last ||
         Dice("sitting/" + strand.name + '/' + std::to_string(sitting.written.unix_ms)).happens(25);
}

Outcome History::report(UnitId unit, int32_t week, const Sitting& sitting, bool last) {
  std::vector<Draft> drafts;
  std::vector<Strand*> meant;
  std::vector<Strand> contested;
  for (const AssignmentId id : strands_of_[unit]) {
    Strand& strand = strands_.at(id);
    if (is_due(strand, week, sitting, last)) {
      if (strand.contested && week == kDemoWeeks - 1) contested.push_back(strand);
      drafts.push_back(draft_report(strand));
      meant.push_back(&strand);
    }
    if (strand.may_declare() && strand.stage == Stage::active) {
      drafts.push_back(draft_declaration(strand));
      meant.push_back(&strand);
    }
  }
  Outcome sent = send(desks_.at(unit), std::move(drafts), meant, sitting.written);
  if (!sent) return sent;
  for (const Strand& before : contested) {
    if (Outcome twice = report_twice(before, sitting.written); !twice) return twice;
  }
  return done();
}

Draft History::draft_report(Strand& strand) {
  SubmitReport body;
  body.report = ReportId(new_uuid(service_.random, clock_.now()));
  body.assignment = strand.id;
  body.content = next_content(strand, 0);
  strand.percent = body.content.percent;
  if (strand.stage == Stage::cancelled) {
    strand.knows_cancellation = true;
  } else {
    const int32_t week = strand.next().week;
    strand.stage = Stage::active;
    strand.unread = SentReport{body.report, body.content, week};
    // The same words raise no second problem while the first is open.
    if (!body.content.problem.empty() && !strand.problem) {
      strand.problem = OpenProblem{problem_id_for(body.report), week};
    }
  }
  ++strand.played;
  return {std::move(body), strand.version};
}

Draft History::draft_declaration(Strand& strand) {
  Dice dice("declaration/" + strand.name);
  strand.stage = Stage::declared;
  return {DeclareComplete{strand.id, declaration_text(*strand.topic, strand.total, dice)},
          strand.version};
}

// The unit's other device had not heard of the first report.
Outcome History::report_twice(const Strand& before, Instant written) {
  SubmitReport body;
  body.report = ReportId(new_uuid(service_.random, clock_.now()));
  body.assignment = before.id;
  body.content = next_content(before, 1);
  std::vector<Draft> drafts;
  drafts.push_back({std::move(body), before.version});
  Desk tablet(founded_.staff.at(before.unit).id, "tablet");
  return send(tablet, std::move(drafts), {&strands_.at(before.id)}, written);
}

Outcome History::send(Desk& desk, std::vector<Draft> drafts, const std::vector<Strand*>& meant,
                      Instant written) {
  if (drafts.empty()) return done();
  const Result<std::vector<uint64_t>> seqs = desk.send(service_, std::move(drafts), written);
  if (!seqs) return seqs.error();
  for (size_t i = 0; i < meant.size(); ++i) {
    meant[i]->version = (*seqs)[i];
    meant[i]->last_sent = clock_.now();
  }
  return done();
}

}  // namespace tz::server
