// Phone: a clerk's device in a measurement. It writes reports on the clerk's assignments, one after
// the other, and puts them into the bodies of pushes. One thread.
#pragma once

#include <string>
#include <vector>

#include "demo/dice.h"
#include "made_ledger.h"
#include "rules/operation.h"

namespace tz::bench {

class Phone {
 public:
  explicit Phone(const Clerk& clerk);

  const std::string& login() const { return login_; }
  PersonId person() const { return person_; }

  json report();
  // The body of a push of `count` reports. Without a cursor the answer holds verdicts alone.
  std::string push_body(size_t count, const std::string& cursor = {});

 private:
  const std::string login_;
  const PersonId person_;
  const std::vector<AssignmentId> assignments_;
  const DeviceId device_;
  server::Dice dice_;
  uint64_t sent_ = 0;
};

// The texts of the operations in such a body: the rows that a plain table gets.
std::vector<std::string> operation_texts(const std::string& push_body);

}  // namespace tz::bench
