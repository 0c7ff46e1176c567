#include "model/supervision_order.h"

#include "model/limits.h"
#include "model/names.h"

namespace tz {
namespace {

constexpr NameTable<OrderState, 3> kStates{{"issued", "answered", "closed"}};
constexpr NameTable<OrderAct, 5> kActs{{"answered", "returned", "closed", "reopened", "named"}};

}  // namespace

std::string_view name_of(OrderState state) {
  return kStates.name(state);
}
std::optional<OrderState> order_state_named(std::string_view name) {
  return kStates.value(name);
}
std::string_view name_of(OrderAct act) {
  return kActs.name(act);
}
std::optional<OrderAct> order_act_named(std::string_view name) {
  return kActs.value(name);
}

bool SupervisionOrder::is_named() const {
  for (const OrderStep& step : steps) {
    if (step.act == OrderAct::named) return true;
  }
  return false;
}

std::optional<PersonId> SupervisionOrder::answered_by() const {
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    if (step->act == OrderAct::answered) return step->remark.by;
  }
  return std::nullopt;
}

json to_json(const Reminder& reminder) {
  return {{"id", to_string(reminder.id)},
          {"assignment", to_string(reminder.assignment)},
          {"words", to_json(reminder.words)}};
}

Reminder read_reminder(ObjectReader& in) {
  Reminder out;
  out.id = in.id<ReminderId>("id");
  out.assignment = in.id<AssignmentId>("assignment");
  out.words = read_remark(in, "words", kMaxReason);
  return out;
}

json to_json(const SupervisionOrder& order) {
  json out = {{"id", to_string(order.id)},
              {"assignment", to_string(order.assignment)},
              {"year", order.year},
              {"serial", order.serial},
              {"basis", order.basis},
              {"facts", order.facts},
              {"demand", order.demand},
              {"deadline", to_iso(order.deadline)},
              {"issued_by", to_string(order.issued_by)},
              {"issued_at", order.issued_at.unix_ms},
              {"state", name_of(order.state)}};
  for (const OrderStep& step : order.steps) {
    json item = to_json(step.remark);
    item["act"] = name_of(step.act);
    put_attachments(item, step.attachments);
    out["steps"].push_back(std::move(item));
  }
  return out;
}

SupervisionOrder read_supervision_order(ObjectReader& in) {
  SupervisionOrder out;
  out.id = in.id<OrderId>("id");
  out.assignment = in.id<AssignmentId>("assignment");
  out.year = static_cast<int32_t>(in.integer("year", 1970, 2200));
  out.serial = static_cast<int32_t>(in.integer("serial", 1, 1000000));
  out.basis = in.text("basis", kMaxNarrative);
  out.facts = in.text("facts", kMaxNarrative);
  out.demand = in.text("demand", kMaxNarrative);
  out.deadline = in.date("deadline");
  out.issued_by = in.id<PersonId>("issued_by");
  out.issued_at = in.instant("issued_at");
  out.state = in.choice("state", order_state_named);
  in.each("steps", kMaxSteps, [&](ObjectReader& item) {
    OrderStep step;
    step.act = item.choice("act", order_act_named);
    step.remark.text = item.optional_text("text", kMaxNarrative);
    step.remark.by = item.id<PersonId>("by");
    step.remark.at = item.instant("at");
    step.attachments = read_attachments(item);
    out.steps.push_back(std::move(step));
  });
  return out;
}

}  // namespace tz
