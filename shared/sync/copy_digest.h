// CopyDigest: what a device's copy holds, in one text, whatever order it came in. Both sides make
// it: where they differ at the same cursor, the copy has gone wrong and is fetched anew.
//
// The XOR of SHA-256 over "collection id version" of each record, in hex. It finds what was lost,
// left behind or not renewed; it is no proof against somebody who forges his own copy.
#pragma once

#include <string>

#include "base/sha256.h"
#include "model/record_set.h"

namespace tz {

class CopyDigest {
 public:
  void add(const RecordKey& key, uint64_t version);
  std::string text() const { return to_hex(sum_); }

 private:
  Sha256Digest sum_{};
};

std::string copy_digest(const RecordSet& records);

}  // namespace tz
