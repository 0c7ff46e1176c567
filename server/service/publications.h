// What the use cases about circulars 通报 and assessments 考核 share: who may have the server
// count, from which records it does, and which publication a caller may see.
#pragma once

#include <span>

#include "model/record_set.h"
#include "service/service.h"
#include "service/sign_in.h"

namespace tz::server {

// not_allowed unless the person is active and of the office; the person is read anew.
Outcome require_office(Service& service, const Actor& by);

// All records of those collections in one state of the ledger.
Result<RecordSet> records_of(Snapshot& snapshot, std::span<const Collection> collections);

// As it stands. Errors: not_found with the collection's name, the store's.
Result<Record> present_record(Service& service, const RecordKey& key);
// Likewise; not_found also where the caller may not see it.
Result<Record> visible_record(Service& service, const Caller& caller, const RecordKey& key);

}  // namespace tz::server
