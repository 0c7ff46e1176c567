// What the ledger knows of blobs, the bytes of attachments: who cites them, and who has sent them.
// The bytes themselves stand in the BlobFolder. Values.
#pragma once

#include <string>

#include "base/civil.h"
#include "base/sha256.h"
#include "model/citation.h"

namespace tz::server {

// A person has sent the whole of a blob.
struct BlobHolder {
  Sha256Digest hash{};
  PersonId person;
  int64_t size_bytes = 0;
  Instant received_at;
  friend bool operator==(const BlobHolder&, const BlobHolder&) = default;
};

// A record names the blob, or did in one of its versions: what was once evidence is kept.
struct CitedIn {
  RecordKey key;
  PersonId by;
  friend bool operator==(const CitedIn&, const CitedIn&) = default;
};

}  // namespace tz::server
