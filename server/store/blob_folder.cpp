#include "store/blob_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace tz::server {
namespace {

namespace fs = std::filesystem;

constexpr const char* kIncoming = "/incoming";
constexpr size_t kUuidLetters = 36;

Error file_error(int code) {
  if (code == ENOSPC || code == EDQUOT) return error(ErrorCode::storage_full);
  return error(ErrorCode::store_failed, "", {"blob " + std::to_string(code)});
}

Outcome make_folder(const std::string& path) {
  std::error_code fault;
  fs::create_directories(path, fault);
  if (fault) return file_error(fault.value());
  return done();
}

Outcome sync_path(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  if (file < 0) return file_error(errno);
  const bool synced = ::fsync(file) == 0;
  const Outcome outcome = synced ? done() : Outcome(file_error(errno));
  ::close(file);
  return outcome;
}

Outcome sync_folder(const std::string& path) {
  return sync_path(path, O_RDONLY | O_DIRECTORY);
}

Outcome write_all(int file, std::string_view bytes, Instant now) {
  while (!bytes.empty()) {
    const ssize_t wrote = ::write(file, bytes.data(), bytes.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return file_error(errno);
    bytes.remove_prefix(static_cast<size_t>(wrote));
  }
  timespec at{};
  at.tv_sec = now.unix_ms / 1000;
  const timespec both[2] = {at, at};
  if (::futimens(file, both) != 0) return file_error(errno);
  return done();
}

struct FileFacts {
  int64_t size_bytes = 0;
  Instant touched_at;
};

std::optional<FileFacts> facts_of(const std::string& path) {
  struct stat found {};
  if (::stat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) return std::nullopt;
  return FileFacts{found.st_size, Instant{int64_t{found.st_mtim.tv_sec} * 1000}};
}

Result<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return error(ErrorCode::not_found);
  std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (file.bad()) return file_error(EIO);
  return bytes;
}

Outcome remove_file(const std::string& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) return file_error(errno);
  return done();
}

// The names in a folder, in order; none where there is no folder.
Result<std::vector<std::string>> names_in(const std::string& path) {
  std::vector<std::string> names;
  std::error_code fault;
  fs::directory_iterator at(path, fault);
  if (fault) {
    if (fault == std::errc::no_such_file_or_directory) return names;
    return file_error(fault.value());
  }
  for (; at != fs::directory_iterator(); at.increment(fault)) {
    if (fault) return file_error(fault.value());
    names.push_back(at->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

std::string BlobFolder::incoming_path(PersonId person, const Sha256Digest& hash) const {
  return path_ + kIncoming + '/' + to_string(person) + '.' + to_hex(hash);
}

std::string BlobFolder::kept_path(const Sha256Digest& hash) const {
  const std::string name = to_hex(hash);
  return path_ + '/' + name.substr(0, 2) + '/' + name;
}

int64_t BlobFolder::received(PersonId person, const Sha256Digest& hash) const {
  const std::optional<FileFacts> facts = facts_of(incoming_path(person, hash));
  return facts ? facts->size_bytes : 0;
}

Outcome BlobFolder::append(PersonId person, const Sha256Digest& hash, std::string_view bytes,
                           Instant now) {
  if (const Outcome made = make_folder(path_ + kIncoming); !made) return made;
  const std::string path = incoming_path(person, hash);
  const int64_t before = received(person, hash);
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
  if (file < 0) return file_error(errno);
  const Outcome wrote = write_all(file, bytes, now);
  // Half of a part would shift all that follows.
  if (!wrote && ::ftruncate(file, before) != 0) (void)remove_file(path);
  ::close(file);
  return wrote;
}

Result<std::string> BlobFolder::read_incoming(PersonId person, const Sha256Digest& hash) const {
  return read_file(incoming_path(person, hash));
}

Outcome BlobFolder::keep(PersonId person, const Sha256Digest& hash) {
  const std::string from = incoming_path(person, hash);
  const std::string to = kept_path(hash);
  const std::string folder = fs::path(to).parent_path().string();
  if (const Outcome synced = sync_path(from, O_RDONLY); !synced) return synced;
  if (const Outcome made = make_folder(folder); !made) return made;
  if (::rename(from.c_str(), to.c_str()) != 0) return file_error(errno);
  if (const Outcome synced = sync_folder(folder); !synced) return synced;
  return sync_folder(path_);
}

Outcome BlobFolder::drop_incoming(PersonId person, const Sha256Digest& hash) {
  return remove_file(incoming_path(person, hash));
}

Result<std::vector<IncomingBlob>> BlobFolder::incoming() const {
  const Result<std::vector<std::string>> names = names_in(path_ + kIncoming);
  if (!names) return names.error();
  std::vector<IncomingBlob> out;
  for (const std::string& name : *names) {
    if (name.size() <= kUuidLetters) continue;
    const auto person = uuid_from(std::string_view(name).substr(0, kUuidLetters));
    const auto hash = digest_from_hex(std::string_view(name).substr(kUuidLetters + 1));
    const auto facts = facts_of(path_ + kIncoming + '/' + name);
    if (!person || !hash || !facts) continue;
    out.push_back({PersonId(*person), *hash, facts->size_bytes, facts->touched_at});
  }
  return out;
}

bool BlobFolder::holds(const Sha256Digest& hash) const {
  return facts_of(kept_path(hash)).has_value();
}

Result<std::string> BlobFolder::read(const Sha256Digest& hash) const {
  return read_file(kept_path(hash));
}

Outcome BlobFolder::remove(const Sha256Digest& hash) {
  return remove_file(kept_path(hash));
}

Result<std::vector<BlobFolder::Kept>> BlobFolder::kept() const {
  const Result<std::vector<std::string>> folders = names_in(path_);
  if (!folders) return folders.error();
  std::vector<Kept> out;
  for (const std::string& folder : *folders) {
    if (folder.size() != 2) continue;
    const Result<std::vector<std::string>> names = names_in(path_ + '/' + folder);
    if (!names) return names.error();
    for (const std::string& name : *names) {
      const auto hash = digest_from_hex(name);
      const auto facts = facts_of(path_ + '/' + folder + '/' + name);
      if (hash && facts) out.push_back({*hash, facts->touched_at});
    }
  }
  return out;
}

}  // namespace tz::server
