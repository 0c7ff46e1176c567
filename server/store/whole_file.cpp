#include "store/whole_file.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>

namespace tz::server {
namespace {

namespace fs = std::filesystem;

constexpr size_t kBufferBytes = 256 * 1024;
constexpr mode_t kOwnFile = 0600;
constexpr mode_t kOwnFolder = 0700;

// Closes it at the end.
class OpenFile {
 public:
  OpenFile(const std::string& path, int flags, mode_t mode = 0)
      : fd_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
  ~OpenFile() {
    if (fd_ >= 0) ::close(fd_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  bool is_open() const { return fd_ >= 0; }
  int fd() const { return fd_; }

 private:
  const int fd_;
};

Error write_error(int code) {
  if (code == ENOSPC || code == EDQUOT) return error(ErrorCode::storage_full);
  return error(ErrorCode::store_failed, "", {"file " + std::to_string(code)});
}

Error place_error(int code, const std::string& path) {
  if (code == EEXIST || code == ENOTEMPTY) return error(ErrorCode::place_taken, "", {path});
  return write_error(code);
}

Outcome write_all(int fd, const char* bytes, size_t size) {
  while (size > 0) {
    const ssize_t wrote = ::write(fd, bytes, size);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return write_error(errno);
    bytes += wrote;
    size -= static_cast<size_t>(wrote);
  }
  return done();
}

// Reads to the end, and writes what it reads where `to` is one (not negative).
Result<FileDigest> read_through(const std::string& path, int to) {
  const OpenFile file(path, O_RDONLY);
  if (!file.is_open()) return error(ErrorCode::file_unreadable, "", {path});
  std::string buffer(kBufferBytes, '\0');
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  FileDigest out;
  for (;;) {
    const ssize_t got = ::read(file.fd(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return error(ErrorCode::file_unreadable, "", {path});
    if (got == 0) break;
    const auto size = static_cast<size_t>(got);
    crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(buffer.data()), size);
    out.size_bytes += got;
    if (to < 0) continue;
    if (const Outcome wrote = write_all(to, buffer.data(), size); !wrote) return wrote.error();
  }
  crypto_hash_sha256_final(&state, out.hash.data());
  return out;
}

std::string folder_of(const std::string& path) {
  const std::string folder = fs::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

Outcome empty_folder(const std::string& path) {
  std::error_code fault;
  for (fs::directory_iterator at(path, fault); !fault && at != fs::directory_iterator();
       at.increment(fault)) {
    std::error_code kept;
    fs::remove_all(at->path(), kept);
    if (kept) return write_error(kept.value());
  }
  if (fault) return write_error(fault.value());
  return done();
}

// Whether the name still leads to the folder that was opened.
bool is_still_at(int folder, const std::string& path) {
  struct stat opened {};
  struct stat named {};
  return ::fstat(folder, &opened) == 0 && ::stat(path.c_str(), &named) == 0 &&
         opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

}  // namespace

bool is_path_there(const std::string& path) {
  struct stat found {};
  return ::lstat(path.c_str(), &found) == 0;
}

Result<FileDigest> digest_of_file(const std::string& path) {
  return read_through(path, -1);
}

Result<FileDigest> copy_file_to(const std::string& from, const std::string& to) {
  Result<FileDigest> copied = error(ErrorCode::internal);
  {
    const OpenFile file(to, O_WRONLY | O_CREAT | O_EXCL, kOwnFile);
    if (!file.is_open()) return place_error(errno, to);
    copied = read_through(from, file.fd());
  }
  if (!copied) ::unlink(to.c_str());
  return copied;
}

Outcome write_whole_file(const std::string& path, std::string_view bytes) {
  const std::string unfinished = path + ".unfinished";
  {
    const OpenFile file(unfinished, O_WRONLY | O_CREAT | O_TRUNC, kOwnFile);
    if (!file.is_open()) return write_error(errno);
    if (const Outcome wrote = write_all(file.fd(), bytes.data(), bytes.size()); !wrote) {
      return wrote;
    }
    if (::fsync(file.fd()) != 0) return write_error(errno);
  }
  if (::rename(unfinished.c_str(), path.c_str()) != 0) return write_error(errno);
  return sync_folder_at(folder_of(path));
}

Outcome sync_folder_at(const std::string& folder) {
  const OpenFile opened(folder, O_RDONLY | O_DIRECTORY);
  if (!opened.is_open() || ::fsync(opened.fd()) != 0) return write_error(errno);
  return done();
}

Result<std::unique_ptr<WorkFolder>> WorkFolder::open(const std::string& path) {
  if (::mkdir(path.c_str(), kOwnFolder) != 0 && errno != EEXIST) return write_error(errno);
  const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (folder < 0) return error(ErrorCode::place_taken, "", {path});
  // Another run may have finished between the two calls, and its folder bear its own name by now.
  if (::flock(folder, LOCK_EX | LOCK_NB) != 0 || !is_still_at(folder, path)) {
    ::close(folder);
    return error(ErrorCode::place_taken, "", {path});
  }
  std::unique_ptr<WorkFolder> opened(new WorkFolder(path, folder));
  if (const Outcome emptied = empty_folder(path); !emptied) return emptied.error();
  return opened;
}

WorkFolder::~WorkFolder() {
  if (!path_.empty()) {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  ::close(folder_);
}

Outcome WorkFolder::sync() const {
  // One call for thousands of files, where one for each would take minutes.
  if (::syncfs(folder_) != 0) return write_error(errno);
  return done();
}

Outcome WorkFolder::move_to(const std::string& place) {
  if (const Outcome synced = sync(); !synced) return synced;
  if (is_path_there(place)) return error(ErrorCode::place_taken, "", {place});
  if (::rename(path_.c_str(), place.c_str()) != 0) return place_error(errno, place);
  path_.clear();
  return sync_folder_at(folder_of(place));
}

}  // namespace tz::server
