// Plan 方案: one work plan document with its parts and measures, the period it covers, and the
// thresholds and cadence by which the office steers it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json_read.h"

namespace tz {

// Thresholds of the lights (rule 7 of the domain); the office may set them for each plan.
struct LightThresholds {
  int32_t due_soon_days = 15;     // yellow when the deadline is that near …
  int32_t due_soon_percent = 80;  // … and less than this is done
  int32_t behind_points = 20;     // yellow when that many points behind the expected percent

  friend bool operator==(const LightThresholds&, const LightThresholds&) = default;
};

// How often progress is reported 调度周期.
enum class Cadence { weekly, half_monthly, monthly, quarterly };
std::string_view name_of(Cadence cadence);
std::optional<Cadence> cadence_named(std::string_view name);

// How the office steers a plan from a day on. A change is another entry, never an overwriting: what
// was asked for at any past moment stays known.
struct Steering {
  CivilDate from;  // first day of the first cycle under it
  Cadence cadence = Cadence::weekly;
  int32_t grace_hours = 72;  // after a cycle's cutoff, for what was written in time and sent later
  LightThresholds thresholds;
  friend bool operator==(const Steering&, const Steering&) = default;
};

struct Measure {
  std::string number;  // as in the document, without brackets: "十三"
  std::string title;
  friend bool operator==(const Measure&, const Measure&) = default;
};

struct Part {
  std::string number;  // "一"
  std::string title;
  std::vector<Measure> measures;
  friend bool operator==(const Part&, const Part&) = default;
};

struct Plan {
  PlanId id;
  std::string title;
  std::string document_number;  // 文号; may be empty
  std::string issuer;           // may be empty
  std::optional<CivilDate> issued_on;
  CivilDate starts_on;  // the period, both days included
  CivilDate ends_on;
  std::vector<Part> parts;
  // As published; see steering_on() for what is in force.
  Cadence cadence = Cadence::weekly;
  int32_t grace_hours = 72;
  LightThresholds thresholds;
  std::vector<Steering> steering;  // later changes, `from` strictly rising
  uint64_t version = 0;

  friend bool operator==(const Plan&, const Plan&) = default;
};

// What is in force on a day.
Steering steering_on(const Plan& plan, CivilDate date);

json to_json(const LightThresholds& thresholds);
LightThresholds read_thresholds(ObjectReader& in);
json to_json(const Steering& steering);
Steering read_steering(ObjectReader& in);
json to_json(const Plan& plan);
Plan read_plan(ObjectReader& in);

}  // namespace tz
