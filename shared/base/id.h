// Identifiers: 128 bits, written as the usual 36 characters (8-4-4-4-12, lower case). New ones are
// UUIDv7 (RFC 9562): they sort by the time of their making. Each kind of record has an id type of
// its own, so that one cannot be passed for another.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tz {

struct Uuid {
  std::array<uint8_t, 16> bytes{};

  bool is_nil() const;
  friend bool operator==(const Uuid& a, const Uuid& b) { return a.bytes == b.bytes; }
  friend bool operator!=(const Uuid& a, const Uuid& b) { return a.bytes != b.bytes; }
  friend bool operator<(const Uuid& a, const Uuid& b) { return a.bytes < b.bytes; }
};

std::string to_string(const Uuid& id);
// Exactly the canonical form; anything else is nothing.
std::optional<Uuid> uuid_from(std::string_view text);
// A version 7 id from milliseconds since 1970 and 10 random bytes, both the caller's.
Uuid uuid7(int64_t unix_ms, const std::array<uint8_t, 10>& random);
// A version 8 id that is the same for the same name for ever: for records that several devices
// must make alike.
Uuid uuid_of_name(std::string_view name);

template <class Tag>
struct Id {
  Uuid uuid;

  Id() = default;
  explicit Id(Uuid value) : uuid(value) {}
  bool is_nil() const { return uuid.is_nil(); }
  friend bool operator==(const Id& a, const Id& b) { return a.uuid == b.uuid; }
  friend bool operator!=(const Id& a, const Id& b) { return a.uuid != b.uuid; }
  friend bool operator<(const Id& a, const Id& b) { return a.uuid < b.uuid; }
};

template <class Tag>
std::string to_string(const Id<Tag>& id) {
  return to_string(id.uuid);
}

using PlanId = Id<struct PlanTag>;
using TaskId = Id<struct TaskTag>;
using UnitId = Id<struct UnitTag>;
using PersonId = Id<struct PersonTag>;
using AssignmentId = Id<struct AssignmentTag>;
using ReportId = Id<struct ReportTag>;
using CycleId = Id<struct CycleTag>;
using MissedReportId = Id<struct MissedReportTag>;
using ActionPlanId = Id<struct ActionPlanTag>;
using ProblemId = Id<struct ProblemTag>;
using OrderId = Id<struct OrderTag>;
using InstructionId = Id<struct InstructionTag>;
using ExtensionId = Id<struct ExtensionTag>;
using ReminderId = Id<struct ReminderTag>;
using GroupId = Id<struct GroupTag>;
using TaskForceId = Id<struct TaskForceTag>;
using CircularId = Id<struct CircularTag>;
using CriteriaId = Id<struct CriteriaTag>;
using AssessmentId = Id<struct AssessmentTag>;
using AccountabilityId = Id<struct AccountabilityTag>;
using ObjectionId = Id<struct ObjectionTag>;
using OperationId = Id<struct OperationTag>;
using DeviceId = Id<struct DeviceTag>;

}  // namespace tz
