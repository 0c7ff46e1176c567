// The server's side of attachments for the app's tests: takes parts as docs/protocol.md says, and
// remembers what it was asked.
#pragma once

#include <map>
#include <set>
#include <string>

#include "host/network.h"
#include "model/attachment.h"

namespace tz::testing {

class BlobServer {
 public:
  static bool is_for(const client::HttpRequest& request);
  client::HttpAnswer answer(const client::HttpRequest& request);

  bool has(const Sha256Digest& hash) const { return whole.count(to_hex(hash)) != 0; }

  std::map<std::string, std::string> whole;    // by hash
  std::map<std::string, std::string> partial;  // likewise
  std::set<std::string> begun;                 // every hash of which a part was sent
  std::optional<Error> refuses;                // every part, where it is set
  int32_t refusal_status = 415;
};

}  // namespace tz::testing
