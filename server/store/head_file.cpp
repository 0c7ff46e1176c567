#include "store/head_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>

namespace tz::server {
namespace {

constexpr size_t kSlotBytes = 256;
constexpr off_t kSlotStride = 4096;
constexpr auto kSyncPause = std::chrono::milliseconds(50);
constexpr std::string_view kName = "taizhang-head 1 ";
constexpr size_t kHashDigits = 64;
constexpr size_t kCheckDigits = 16;

Error file_error() {
  if (errno == ENOSPC || errno == EDQUOT) return error(ErrorCode::storage_full);
  return error(ErrorCode::store_failed, "", {"head " + std::to_string(errno)});
}

std::string check_of(std::string_view text) {
  return to_hex(sha256(text)).substr(0, kCheckDigits);
}

std::string slot_text(const Head& head) {
  std::string text(kName);
  text += std::to_string(head.seq) + ' ' + to_hex(head.hash) + ' ';
  text += check_of(text);
  text.resize(kSlotBytes, '\n');
  return text;
}

std::optional<Head> head_in(std::string_view slot) {
  const size_t end = slot.find('\n');
  if (end == std::string_view::npos || end < kName.size() + kCheckDigits) return std::nullopt;
  const std::string_view said = slot.substr(0, end - kCheckDigits);
  if (check_of(said) != slot.substr(said.size(), kCheckDigits)) return std::nullopt;
  Head head;
  const char* begin = said.data() + kName.size();
  const auto [stop, fault] = std::from_chars(begin, said.data() + said.size(), head.seq);
  const size_t at = static_cast<size_t>(stop - said.data()) + 1;
  if (fault != std::errc() || at + kHashDigits > said.size()) return std::nullopt;
  const auto hash = digest_from_hex(said.substr(at, kHashDigits));
  if (!hash) return std::nullopt;
  head.hash = *hash;
  return head;
}

Result<std::string> read_slot(int file, int slot) {
  std::string bytes(kSlotBytes, '\0');
  const ssize_t got = ::pread(file, bytes.data(), bytes.size(), slot * kSlotStride);
  if (got < 0) return file_error();
  bytes.resize(static_cast<size_t>(got));
  return bytes;
}

Outcome sync_folder_of(const std::string& path) {
  const size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return file_error();
  const bool synced = ::fsync(file) == 0;
  const Outcome outcome = synced ? done() : Outcome(file_error());
  ::close(file);
  return outcome;
}

}  // namespace

Result<std::unique_ptr<HeadFile>> HeadFile::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640);
  if (file < 0) return file_error();
  std::unique_ptr<HeadFile> opened(new HeadFile(file));
  if (const Outcome synced = sync_folder_of(path); !synced) return synced.error();
  return opened;
}

HeadFile::~HeadFile() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    closing_ = true;
  }
  woken_.notify_all();
  if (syncing_.joinable()) syncing_.join();
  ::close(file_);
}

Result<std::optional<Head>> HeadFile::read() const {
  std::optional<Head> newest;
  for (int slot = 0; slot < 2; ++slot) {
    const Result<std::string> bytes = read_slot(file_, slot);
    if (!bytes) return bytes.error();
    const std::optional<Head> head = head_in(*bytes);
    if (head && (!newest || newest->seq < head->seq)) newest = head;
  }
  return newest;
}

Result<int> HeadFile::older_slot() const {
  const Result<std::string> first = read_slot(file_, 0);
  const Result<std::string> second = read_slot(file_, 1);
  if (!first) return first.error();
  if (!second) return second.error();
  const std::optional<Head> a = head_in(*first);
  const std::optional<Head> b = head_in(*second);
  return !a || (b && a->seq < b->seq) ? 0 : 1;
}

Outcome HeadFile::store(const Head& head) {
  if (!next_slot_) {
    const Result<int> older = older_slot();
    if (!older) return older.error();
    next_slot_ = *older;
  }
  if (const Outcome written = write_slot(*next_slot_, slot_text(head)); !written) return written;
  next_slot_ = 1 - *next_slot_;
  if (!syncing_.joinable()) syncing_ = std::thread([this] { sync_now_and_then(); });
  const std::lock_guard<std::mutex> lock(mutex_);
  if (sync_fault_) {
    const Error fault = *sync_fault_;
    sync_fault_.reset();
    return fault;
  }
  if (!unsynced_) woken_.notify_all();
  unsynced_ = true;
  return done();
}

Outcome HeadFile::reset(const Head& head) {
  if (const Outcome cleared = write_slot(1, std::string(kSlotBytes, '\n')); !cleared) {
    return cleared;
  }
  if (const Outcome written = write_slot(0, slot_text(head)); !written) return written;
  next_slot_ = 1;
  if (::fdatasync(file_) != 0) return file_error();
  return done();
}

Outcome HeadFile::write_slot(int slot, const std::string& bytes) {
  const ssize_t wrote = ::pwrite(file_, bytes.data(), bytes.size(), slot * kSlotStride);
  if (wrote != static_cast<ssize_t>(bytes.size())) return file_error();
  return done();
}

void HeadFile::sync_now_and_then() {
  std::unique_lock<std::mutex> lock(mutex_);
  for (;;) {
    woken_.wait(lock, [&] { return closing_ || unsynced_; });
    if (!unsynced_) return;
    unsynced_ = false;
    lock.unlock();
    const bool synced = ::fdatasync(file_) == 0;
    std::optional<Error> fault;
    if (!synced) fault = file_error();
    lock.lock();
    if (fault) sync_fault_ = fault;
    woken_.wait_for(lock, kSyncPause, [&] { return closing_; });
  }
}

}  // namespace tz::server
