#include "rules/accountability_basis.h"

#include "rules/judge_common.h"

namespace tz {
namespace {

const Assignment* assignment_of(OrderId id, const LedgerView& ledger) {
  const SupervisionOrder* order = ledger.order(id);
  return order == nullptr ? nullptr : ledger.assignment(order->assignment);
}

Outcome check(OrderId id, UnitId unit, const LedgerView& ledger) {
  const Assignment* assignment = assignment_of(id, ledger);
  if (assignment == nullptr) return error(ErrorCode::not_found, "body.order");
  if (assignment->unit != unit) return error(ErrorCode::basis_of_another_unit, "body.unit");
  if (ledger.order(id)->state != OrderState::closed) return error(ErrorCode::order_not_closed);
  return done();
}

Outcome check(CircularId id, UnitId unit, const LedgerView& ledger) {
  const Circular* circular = ledger.circular(id);
  if (circular == nullptr) return error(ErrorCode::not_found, "body.circular");
  if (circular->state != PublicationState::published) {
    return error(ErrorCode::circular_not_published);
  }
  if (!circular->names_unit(unit)) return error(ErrorCode::basis_of_another_unit, "body.unit");
  return done();
}

PlanId plan_under(OrderId id, const LedgerView& ledger) {
  const Assignment* assignment = assignment_of(id, ledger);
  const Plan* plan = assignment == nullptr ? nullptr : plan_of(*assignment, ledger);
  return plan == nullptr ? PlanId() : plan->id;
}

PlanId plan_under(CircularId id, const LedgerView& ledger) {
  const Circular* circular = ledger.circular(id);
  return circular == nullptr ? PlanId() : circular->figures.plan;
}

}  // namespace

Outcome check_basis(const AccountabilityBasis& basis, UnitId unit, const LedgerView& ledger) {
  return std::visit([&](auto id) { return check(id, unit, ledger); }, basis);
}

PlanId plan_of_basis(const AccountabilityBasis& basis, const LedgerView& ledger) {
  return std::visit([&](auto id) { return plan_under(id, ledger); }, basis);
}

}  // namespace tz
