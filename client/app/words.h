// The words of enumerators, as several views and notices say them.
#pragma once

#include "host/storage.h"
#include "rules/operation.h"
#include "summary/words.h"
#include "text/strings.h"

namespace tz::client {

Text word_of(OperationKind kind);  // "填报进展"
Text word_of(Stage stage);         // "推进中"
Text word_of(Role role);           // "办公室"
ErrorCode fault_of(Kept kept);     // of a write that was not kept

}  // namespace tz::client
