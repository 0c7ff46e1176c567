// History: what happens in the sample ledger from its founding until now, as an agenda of moments
// that are played in their order: the office confirms groups and agrees deadlines; the units
// acknowledge, report and declare; the office and the lead units review; and some affairs go their
// own ways. For one use, by one thread.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "demo/affairs.h"
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
  void plan_cycles();
  void plan_office();
  void plan_unit(UnitId unit);
  Outcome read_records();
  const Task& task_of(const Strand& strand) const;

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
  Outcome cancel();
  Result<std::vector<uint64_t>> send_as_office(std::vector<Draft> drafts);

  // In history_task_forces.cpp.
  Outcome found_task_forces();

  // Reviews, in history_reviews.cpp.
  void plan_reviews();
  Outcome review_completions();
  // In the running week a few wait for somebody to have time.
  Outcome review_reports(int32_t week);
  bool is_sent_back(const Strand& strand, int32_t week) const;
  bool is_left_unread(const Strand& strand) const;
  // The unit whose head does it, or the office's; nothing: nobody in the sample may.
  std::optional<UnitId> reviewer_of(const Strand& strand) const;
  Desk& desk_of_reviewer(UnitId unit);
  Outcome correct_returned();
  Outcome resolve_problems(int32_t week);
  Outcome close_tasks();
  Outcome decline_a_late_arrival();

  // The affairs, in history_affairs.cpp. What follows a step in an affair finds in `moved` whether
  // there was one, and the version that it made.
  struct Moved {
    Uuid id;
    uint64_t version = 0;
    bool happened() const { return version > 0; }
  };
  using Trail = std::shared_ptr<Moved>;
  void plan_affairs();
  void plan_order(const OrderAffair& affair);
  void plan_instruction(const InstructionAffair& affair);
  void plan_extension(const ExtensionAffair& affair);
  void plan_action_plan(const ActionPlanAffair& affair);
  void plan_problem(const ProblemAffair& affair);
  void plan_return(const ReturnAffair& affair);
  Outcome answer_instruction(const InstructionAffair& affair, InstructionId given);
  Outcome file_extension(const ExtensionAffair& affair, Moved& moved);
  Outcome file_action_plan(const ActionPlanAffair& affair, Moved& moved);
  Outcome send_back(const ReturnAffair& affair);
  // `days` working days before today.
  Instant days_ago(int32_t days, int32_t hour, int32_t minute) const;
  // Null where the plan has none of that number.
  const Task* task_numbered(std::string_view number) const;
  // Null where that share is not at work now.
  Strand* at_work(std::string_view task, std::string_view unit);
  // The circular, in history_circular.cpp.
  void plan_circular();
  Outcome show_circular(Moved& circular);
  // One operation; what it made is noted.
  Outcome act(Desk& desk, OperationBody body, uint64_t base, Moved& moved);
  template <class Id>
  Id fresh() {
    return Id(new_uuid(service_.random, clock_.now()));
  }

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
  Desk leader_desk_;
  std::map<AssignmentId, Strand> strands_;
  std::map<UnitId, std::vector<AssignmentId>> strands_of_;  // in document order
  std::map<UnitId, bool> sits_this_week_;
};

}  // namespace tz::server
