// Files and folders that are whole or not there, and their digests: what copies of a ledger are
// made of. Errors: file_unreadable and place_taken (with the path), storage_full, store_failed.
//
// Threads: none is kept; two of them may not write to the same place, and a WorkFolder says so.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/sha256.h"

namespace tz::server {

struct FileDigest {
  Sha256Digest hash{};
  int64_t size_bytes = 0;
  friend bool operator==(const FileDigest&, const FileDigest&) = default;
};

bool is_path_there(const std::string& path);

Result<FileDigest> digest_of_file(const std::string& path);
// To a path that does not exist; only the owner may read it. Tells what was copied. It may still be
// on its way to the disk.
Result<FileDigest> copy_file_to(const std::string& from, const std::string& to);
// Replaces what was there; on disk when it returns.
Outcome write_whole_file(const std::string& path, std::string_view bytes);
Outcome sync_folder_at(const std::string& folder);

// A folder that only this run works in. It goes with the object, unless it was moved away.
class WorkFolder {
 public:
  // What a run that was cut off has left there goes first. place_taken: another run is at work.
  static Result<std::unique_ptr<WorkFolder>> open(const std::string& path);
  ~WorkFolder();
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;

  const std::string& path() const { return path_; }
  // Everything in it is on disk when it returns.
  Outcome sync() const;
  // The whole of it now stands at `place`, which does not exist, and on disk.
  Outcome move_to(const std::string& place);

 private:
  WorkFolder(std::string path, int folder) : path_(std::move(path)), folder_(folder) {}

  std::string path_;  // empty: moved
  const int folder_;  // locked while the object lives
};

}  // namespace tz::server
