// Reminder 催办: the mildest push; no answer is needed. SupervisionOrder 督办单: the next step of
// the ladder: numbered, with a demand and a deadline, answered 整改, checked 核查, closed 销号; one
// that is overdue may be named in the circular.
#pragma once

#include <vector>

#include "model/attachment.h"
#include "model/remark.h"

namespace tz {

struct Reminder {
  ReminderId id;
  AssignmentId assignment;
  Remark words;  // by the office; the text may be empty
  uint64_t version = 0;
  friend bool operator==(const Reminder&, const Reminder&) = default;
};

enum class OrderState { issued, answered, closed };
std::string_view name_of(OrderState state);
std::optional<OrderState> order_state_named(std::string_view name);

// What has happened to an order, in order.
enum class OrderAct { answered, returned, closed, reopened, named };
std::string_view name_of(OrderAct act);
std::optional<OrderAct> order_act_named(std::string_view name);

struct OrderStep {
  OrderAct act = OrderAct::answered;
  Remark remark;
  std::vector<Attachment> attachments = {};  // of an answer
  friend bool operator==(const OrderStep&, const OrderStep&) = default;
};

struct SupervisionOrder {
  OrderId id;
  AssignmentId assignment;
  int32_t year = 0;    // with the serial, its number: 督〔2021〕3号
  int32_t serial = 0;  // from 1 in each year, given by the judge
  std::string basis;   // 依据: where the duty is written
  std::string facts;   // 事实: what was found
  std::string demand;  // 要求: what must be done
  CivilDate deadline;  // for the answer, end of that day
  PersonId issued_by;
  Instant issued_at;
  OrderState state = OrderState::issued;
  std::vector<OrderStep> steps;
  uint64_t version = 0;

  // Unanswered past its deadline. Waiting for the check never counts.
  bool is_overdue(CivilDate today) const { return state == OrderState::issued && deadline < today; }
  bool is_named() const;
  // The one who answered last; nobody yet.
  std::optional<PersonId> answered_by() const;
  friend bool operator==(const SupervisionOrder&, const SupervisionOrder&) = default;
};

json to_json(const Reminder& reminder);
Reminder read_reminder(ObjectReader& in);
json to_json(const SupervisionOrder& order);
SupervisionOrder read_supervision_order(ObjectReader& in);

}  // namespace tz
