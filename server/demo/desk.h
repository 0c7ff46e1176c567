// Desk: a sample person with a device, whose operations go the way of every other: numbered,
// batched and judged. Not shared between threads.
#pragma once

#include <vector>

#include "rules/operation.h"
#include "service/service.h"

namespace tz::server {

// What is to be sent, and the version of its target that the person saw.
struct Draft {
  OperationBody body;
  uint64_t base = 0;
};

class Desk {
 public:
  // A person may have several devices, told apart by their names.
  explicit Desk(PersonId person, std::string_view device = "phone");

  // Written one after the other, the last at `written`; received now, by the service's clock. The
  // number that each got in the log, in order. A refusal is the error: the story was told wrongly.
  Result<std::vector<uint64_t>> send(Service& service, std::vector<Draft> drafts, Instant written);

 private:
  PersonId person_;
  DeviceId device_;
  uint64_t sent_ = 0;
};

}  // namespace tz::server
