// Strand: one sample assignment, with the course planned for it and how far that has been played.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "demo/course.h"
#include "demo/narrative.h"
#include "model/assignment.h"
#include "model/report.h"
#include "model/unit.h"

namespace tz::server {

// The last report of a strand, as long as nobody has reviewed it.
struct SentReport {
  ReportId id;
  ReportContent content;
  int32_t week = 0;
};

struct OpenProblem {
  ProblemId id;
  int32_t week = 0;  // in which it was raised
};

struct Strand {
  AssignmentId id;
  UnitId unit;
  TaskId task;
  Duty duty = Duty::responsible;
  std::string name;  // task number and unit: what its dice are thrown by
  const Topic* topic = nullptr;
  std::vector<Target> targets;  // of a lead unit's task: their values are reported too
  int32_t total = 1;            // of what the topic counts
  Course course;
  size_t played = 0;     // entries of the course
  uint64_t version = 0;  // as the unit knows it
  int32_t percent = 0;
  Stage stage = Stage::issued;
  Instant last_sent;               // when the server last heard of it
  bool comes_back = false;         // its first declaration is returned
  std::string cancelled_because;   // by the office, some day
  bool knows_cancellation = true;  // false: its next report arrives late
  bool contested = false;          // two devices report in the last closed week

  std::optional<SentReport> unread;
  std::optional<SentReport> returned;  // sent back, not yet corrected
  std::optional<OpenProblem> problem;

  bool is_active() const { return stage == Stage::active; }
  bool has_next() const { return played < course.entries.size(); }
  const WeekEntry& next() const { return course.entries[played]; }
  // Everything is reported, and it is for the unit to say so.
  bool may_declare() const {
    return course.declares && !has_next() && stage == Stage::active && percent == 100;
  }
};

struct StrandTerms {
  CourseTerms course;
  std::string_view task_number;
  std::string_view unit_name;
  UnitKind unit_kind = UnitKind::department;
  std::vector<Target> targets;
};

Strand strand_of(const Assignment& assignment, const StrandTerms& terms,
                 const DemoCalendar& calendar);

// The report of the next entry. `variant` tells apart what two devices write.
ReportContent next_content(const Strand& strand, int32_t variant);

}  // namespace tz::server
