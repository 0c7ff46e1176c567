// The office's part of the history: groups, deadlines, assignments taken back.
#include <algorithm>

#include "demo/history.h"
#include "store/store.h"

namespace tz::server {
namespace {

// How likely a unit has reported in the running week, by weekday from Monday.
constexpr int32_t kReportedByWeekday[] = {25, 45, 60, 75, 88, 90, 90};
// By which name the fates are thrown. With this one, found by trying, the units of affairs.cpp and
// incidents.def have come to what is told of them.
constexpr std::string_view kFates = "fates 365198/";
// How much units differ in pace, in points.
constexpr int32_t kLeaning = 9;

}  // namespace

Outcome History::confirm_groups(GroupTime when) {
  std::vector<Task*> waiting;
  for (Task& task : tasks_) {
    if (group_time(task.number) == when) waiting.push_back(&task);
  }
  // One group of each task a time: the next one builds on the version that this one makes.
  for (size_t place = 0; !waiting.empty(); ++place) {
    waiting.erase(std::remove_if(waiting.begin(), waiting.end(),
                                 [&](const Task* task) { return place >= task->groups.size(); }),
                  waiting.end());
    if (Outcome sent = confirm_groups_at(place, waiting); !sent) return sent;
  }
  return take_up_assignments(when != GroupTime::lately);
}

Outcome History::confirm_groups_at(size_t place, const std::vector<Task*>& tasks) {
  std::vector<Draft> drafts;
  std::vector<Task*> meant;
  for (Task* task : tasks) {
    const std::string& group = task->groups[place].name;
    ConfirmGroup body{task->id, group, {}};
    for (const std::string_view name : group_members(task->number, group)) {
      const Result<UnitId> unit = unit_named(founded_, name, "groups");
      if (!unit) return unit.error();
      body.members.push_back(*unit);
    }
    if (body.members.empty()) continue;
    drafts.push_back({std::move(body), task->version});
    meant.push_back(task);
  }
  const Result<std::vector<uint64_t>> seqs = send_as_office(std::move(drafts));
  if (!seqs) return seqs.error();
  for (size_t i = 0; i < meant.size(); ++i) meant[i]->version = (*seqs)[i];
  return done();
}

Outcome History::agree_deadlines() {
  std::vector<Draft> drafts;
  std::vector<Task*> meant;
  for (Task& task : tasks_) {
    const std::optional<CivilDate> deadline = deadline_of(task);
    if (task.deadline || !deadline) continue;
    drafts.push_back({AgreeDeadline{task.id, *deadline}, task.version});
    meant.push_back(&task);
  }
  const Result<std::vector<uint64_t>> seqs = send_as_office(std::move(drafts));
  if (!seqs) return seqs.error();
  for (size_t i = 0; i < meant.size(); ++i) meant[i]->version = (*seqs)[i];
  return done();
}

// Courses are planned before the deadlines are agreed, so that they can lead up to them.
std::optional<CivilDate> History::deadline_of(const Task& task) const {
  if (task.deadline) return task.deadline;
  Dice dice("deadline/" + task.number);
  return demo_deadline(demo_fate(task.number), calendar_, dice);
}

Outcome History::take_up_assignments(bool at_work) {
  return service_.store.read([&](Snapshot& snapshot) -> Outcome {
    for (const Task& task : tasks_) {
      const Result<std::vector<Record>> found =
          snapshot.children(Collection::assignment, task.id.uuid);
      if (!found) return found.error();
      std::vector<Assignment> fresh;
      for (const Record& record : *found) {
        const Assignment& assignment = *std::get_if<Assignment>(&record);
        if (strands_.count(assignment.id) == 0) fresh.push_back(assignment);
      }
      // Ids are new on every day; the register's order is not, and so neither are the fates.
      std::sort(fresh.begin(), fresh.end(), [&](const Assignment& a, const Assignment& b) {
        return units_.at(a.unit).order < units_.at(b.unit).order;
      });
      take_up(task, fresh, at_work);
    }
    return done();
  });
}

void History::take_up(const Task& task, const std::vector<Assignment>& fresh, bool at_work) {
  const std::optional<CivilDate> deadline = deadline_of(task);
  const Fate whole = fate_under(demo_fate(task.number), deadline, calendar_.today);
  // Those that come later join a task whose fate the first ones bear.
  const bool first = fresh.empty() || fresh.front().issued_on == calendar_.issued_on;
  Dice dice(std::string(kFates) + task.number);
  const std::vector<Fate> fates =
      shared_out(first || whole == Fate::open ? whole : Fate::steady, fresh.size(), dice);
  for (size_t i = 0; i < fresh.size(); ++i) {
    const Assignment& assignment = fresh[i];
    const Unit& unit = units_.at(assignment.unit);
    StrandTerms terms;
    terms.task_number = task.number;
    terms.unit_name = unit.name;
    terms.unit_kind = unit.kind;
    terms.targets = task.targets;
    terms.course.fate = fates[i];
    terms.course.issued_on = assignment.issued_on;
    terms.course.deadline = deadline;
    // The office cannot review its own unit's work.
    const bool own = assignment.unit == founded_.office.unit;
    if (own && terms.course.fate == Fate::finished) terms.course.fate = Fate::steady;
    terms.course.leaning = Dice("leaning/" + unit.name).between(-kLeaning, kLeaning);
    const int32_t chance = kReportedByWeekday[weekday_of(calendar_.today) - 1];
    terms.course.reports_this_week =
        sits_this_week_[unit.id] && Dice("now/" + task.number + '/' + unit.name).happens(chance);
    Strand strand = strand_of(assignment, terms, calendar_);
    if (!at_work) strand.course.entries.clear();
    strands_of_[unit.id].push_back(assignment.id);
    strands_.emplace(assignment.id, std::move(strand));
  }
}

// The units do not hear of it at once: they keep the version that they know.
Outcome History::cancel() {
  std::vector<Draft> drafts;
  for (auto& [id, strand] : strands_) {
    if (strand.cancelled_because.empty() || strand.stage != Stage::active) continue;
    drafts.push_back({CancelAssignment{id, strand.cancelled_because}, strand.version});
    strand.stage = Stage::cancelled;
    strand.knows_cancellation = false;
  }
  const Result<std::vector<uint64_t>> seqs = send_as_office(std::move(drafts));
  return seqs ? done() : seqs.error();
}

Result<std::vector<uint64_t>> History::send_as_office(std::vector<Draft> drafts) {
  if (drafts.empty()) return std::vector<uint64_t>{};
  return office_desk_.send(service_, std::move(drafts), clock_.now());
}

}  // namespace tz::server
