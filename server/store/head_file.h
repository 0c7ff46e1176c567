// HeadFile: the last acknowledged entry of the log, kept outside the database. A flipped bit in the
// database's write-ahead log makes SQLite forget whole commits without a word, and an old copy
// looks like a healthy ledger; this file is what tells.
//
// Format: two slots of 256 bytes, at 0 and 4096, each a line of text
//   taizhang-head 1 <seq> <hash, 64 hex digits> <first 16 hex digits of the SHA-256 of the rest>
// filled up with line feeds. The slot that does not hold the newer head is overwritten, so that a
// torn write leaves the head before.
#pragma once

#include <memory>
#include <string>

#include "store/store.h"

namespace tz::server {

class HeadFile {
 public:
  // Makes the file when it is not there.
  static Result<std::unique_ptr<HeadFile>> open(const std::string& path);
  ~HeadFile();
  HeadFile(const HeadFile&) = delete;
  HeadFile& operator=(const HeadFile&) = delete;

  // The higher of the valid slots; none in a new file, or when both are damaged.
  Result<std::optional<Head>> read() const;
  // On disk when it returns.
  Outcome store(const Head& head);
  // Forgets what was there first, so that a lower head may be stored.
  Outcome reset(const Head& head);

 private:
  explicit HeadFile(int file) : file_(file) {}
  Outcome write_slot(int slot, const std::string& bytes);

  const int file_;
};

}  // namespace tz::server
