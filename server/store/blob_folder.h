// BlobFolder: the bytes of attachments, in files named by their SHA-256:
//   <folder>/ab/ab12…          kept: whole, and what its name says
//   <folder>/incoming/<person>.<hash>   what one person has sent of one so far
// A file is kept by a rename after it was synced, so that a kept one is never half there. The
// folders are made when something arrives.
//
// Threads: any, as long as no two of them write the same person's same blob. Errors: store_failed,
// storage_full.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil.h"
#include "base/id.h"
#include "base/result.h"
#include "base/sha256.h"

namespace tz::server {

struct IncomingBlob {
  PersonId person;
  Sha256Digest hash{};
  int64_t size_bytes = 0;
  Instant touched_at;  // by the clock of whoever wrote to it
};

class BlobFolder {
 public:
  explicit BlobFolder(std::string path) : path_(std::move(path)) {}

  // ---- on its way; 0 bytes where nothing is
  int64_t received(PersonId person, const Sha256Digest& hash) const;
  Outcome append(PersonId person, const Sha256Digest& hash, std::string_view bytes, Instant now);
  Result<std::string> read_incoming(PersonId person, const Sha256Digest& hash) const;
  // Moves it to the kept ones; on disk when it returns. The same one again is no fault.
  Outcome keep(PersonId person, const Sha256Digest& hash);
  Outcome drop_incoming(PersonId person, const Sha256Digest& hash);
  Result<std::vector<IncomingBlob>> incoming() const;

  // ---- kept
  // Where it stands, whether it is there or not.
  std::string kept_path(const Sha256Digest& hash) const;
  bool holds(const Sha256Digest& hash) const;
  // not_found when it is not there.
  Result<std::string> read(const Sha256Digest& hash) const;
  // One that is not there is no fault.
  Outcome remove(const Sha256Digest& hash);
  // In the order of hashes, each with the time at which its last bytes arrived.
  struct Kept {
    Sha256Digest hash{};
    Instant touched_at;
  };
  Result<std::vector<Kept>> kept() const;

 private:
  std::string incoming_path(PersonId person, const Sha256Digest& hash) const;

  const std::string path_;
};

}  // namespace tz::server
