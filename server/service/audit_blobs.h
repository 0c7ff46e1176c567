// The part of the audit that concerns attachments: what was sent must be there, and be what its
// hash says.
#pragma once

#include "service/audit.h"

namespace tz::server {

// Adds to the findings blob_missing and blob_damaged, each with the hash, and counts. Attachments
// that are cited and still on their way are no fault.
Outcome audit_blobs(Store& store, AuditReport& report);

}  // namespace tz::server
