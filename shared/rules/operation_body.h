// The JSON forms of operation bodies alone: operation.h has the whole operation.
#pragma once

#include "rules/operation.h"

namespace tz {

json body_to_json(const OperationBody& body);
OperationBody read_operation_body(OperationKind kind, ObjectReader& in);

}  // namespace tz
