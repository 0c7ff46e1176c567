// HeadFile: the last acknowledged entry of the log, kept outside the database. A flipped bit in the
// database's write-ahead log makes SQLite forget whole commits without a word, and an old copy
// looks like a healthy ledger; this file is what tells.
//
// Format: two slots of 256 bytes, at 0 and 4096, each a line of text
//   taizhang-head 1 <seq> <hash, 64 hex digits> <first 16 hex digits of the SHA-256 of the rest>
// filled up with line feeds. The slot that does not hold the newer head is overwritten, so that a
// torn write leaves the head before.
//
// A head that was stored outlives the process at once, and a cut of the power a twentieth of a
// second later: waiting for the disk with each commit would take as long again as the commit
// itself. After a cut that comes sooner the file may tell of an earlier head. It then vouches for
// that little less, and never for what is not there.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

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
  // One thread at a time, as reset(). An error may also be an earlier head's that did not reach the
  // disk.
  Outcome store(const Head& head);
  // Forgets what was there first, so that a lower head may be stored. On disk when it returns.
  Outcome reset(const Head& head);

 private:
  explicit HeadFile(int file) : file_(file) {}
  Result<int> older_slot() const;
  Outcome write_slot(int slot, const std::string& bytes);
  void sync_now_and_then();

  const int file_;
  std::optional<int> next_slot_;  // which one to overwrite; none: the file tells

  std::mutex mutex_;
  std::condition_variable woken_;
  bool unsynced_ = false;  // guarded by mutex_, as are the next two
  bool closing_ = false;
  std::optional<Error> sync_fault_;
  std::thread syncing_;  // from the first store() on
};

}  // namespace tz::server
