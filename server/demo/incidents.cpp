#include "demo/incidents.h"

namespace tz::server {
namespace {

struct Incident {
  std::string_view task;
  std::string_view unit;
  std::string_view reason;  // of a cancellation; empty: a contested report
};

constexpr Incident kIncidents[] = {
#define TZ_CANCELLED(task, unit, reason) {task, unit, reason},
#define TZ_CONTESTED(task, unit) {task, unit, {}},
#include "demo/incidents.def"
#undef TZ_CONTESTED
#undef TZ_CANCELLED
};

const Incident* incident(std::string_view task_number, std::string_view unit) {
  for (const Incident& one : kIncidents) {
    if (one.task == task_number && one.unit == unit) return &one;
  }
  return nullptr;
}

}  // namespace

std::string_view cancellation_reason(std::string_view task_number, std::string_view unit) {
  const Incident* found = incident(task_number, unit);
  return found == nullptr ? std::string_view() : found->reason;
}

bool is_contested(std::string_view task_number, std::string_view unit) {
  const Incident* found = incident(task_number, unit);
  return found != nullptr && found->reason.empty();
}

}  // namespace tz::server
