// History: what happens in the sample ledger from its founding until now, as an agenda of moments
// that are played in their order: the office confirms groups, agrees deadlines and reviews; the
// units acknowledge, report and declare. For one use, by one thread.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "demo/desk.h"
#include "demo/founding.h"
#include "demo/open_groups.h"
#include "demo/sources.h"
#include "demo/strand.h"
#include "demo/timetable.h"
#include "model/task.h"

namespace tz::server {

class History {
 public:
  // All must outlive it. `clock` is the service's.
  History(Service& service, StoryClock& clock, const DemoCalendar& calendar, const Founded& founded,
          Instant now);

  // Plays everything that lies before `now`.
  Outcome play();

 private:
  using Step = std::function<Outcome()>;

  void enter(Instant moment, Step step);
  void plan_office();
  void plan_unit(UnitId unit);
  Outcome read_records();

  // The units, in history.cpp.
  Outcome acknowledge_all(UnitId unit);
  bool is_due(const Strand& strand, int32_t week, const Sitting& sitting, bool last) const;
  Outcome report(UnitId unit, int32_t week, const Sitting& sitting, bool last);
  Outcome report_twice(const Strand& before, Instant written);
  // Both leave the strand as it is once that draft was accepted, but for its version.
  Draft draft_report(Strand& strand);
  Draft draft_declaration(Strand& strand);
  // Each draft is about the strand in the same place of `meant`.
  Outcome send(Desk& desk, std::vector<Draft> drafts, const std::vector<Strand*>& meant,
               Instant written);

  // The office, in history_office.cpp.
  Outcome confirm_groups(GroupTime when);
  Outcome confirm_groups_at(size_t place, const std::vector<Task*>& tasks);
  Outcome agree_deadlines();
  std::optional<CivilDate> deadline_of(const Task& task) const;
  // Makes strands of the assignments that have come since the last time. Not `at_work`: nobody has
  // done anything about them yet.
  Outcome take_up_assignments(bool at_work);
  void take_up(const Task& task, const std::vector<Assignment>& fresh, bool at_work);
  Outcome review();
  Outcome cancel();
  Result<std::vector<uint64_t>> send_as_office(std::vector<Draft> drafts);

  Service& service_;
  StoryClock& clock_;
  const DemoCalendar& calendar_;
  const Founded& founded_;
  const Instant now_;
  std::multimap<int64_t, Step> agenda_;  // by time; equal times in the order of entering
  std::vector<Task> tasks_;              // in document order, as founded; versions are kept up
  std::map<UnitId, Unit> units_;
  std::map<UnitId, Desk> desks_;
  Desk office_desk_;
  std::map<AssignmentId, Strand> strands_;
  std::map<UnitId, std::vector<AssignmentId>> strands_of_;  // in document order
  std::map<UnitId, bool> sits_this_week_;
};

}  // namespace tz::server
