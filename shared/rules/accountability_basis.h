// What an entry of the register 曝光问责登记 may stand on: a closed order to the unit, or a
// published circular in which it appears.
#pragma once

#include "model/ledger_view.h"

namespace tz {

// Errors: not_found, order_not_closed, circular_not_published, basis_of_another_unit; the first
// names the field.
Outcome check_basis(const AccountabilityBasis& basis, UnitId unit, const LedgerView& ledger);
// Of a plan; nil where the basis is not there.
PlanId plan_of_basis(const AccountabilityBasis& basis, const LedgerView& ledger);

}  // namespace tz
