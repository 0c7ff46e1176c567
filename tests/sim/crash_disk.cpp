#include "crash_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>

#include "base/result.h"

namespace tz::sim {
namespace {

using File = CrashDisk::File;

// SQLite hands out raw memory for this and knows it as an sqlite3_file.
struct Handle {
  sqlite3_file base;
  CrashDisk* disk;
  File* file;
  int lock;           // SQLITE_LOCK_…
  unsigned shm_read;  // bits of the shared-memory locks that this connection holds
  unsigned shm_write;
};

Handle& handle_of(sqlite3_file* file) {
  return *reinterpret_cast<Handle*>(file);
}

// Every call of a connection goes through here: one at a time, and none without power.
template <class Work>
int run(sqlite3_file* given, bool counts, int when_dead, Work work) {
  Handle& handle = handle_of(given);
  const std::lock_guard<std::mutex> lock(handle.disk->mutex);
  if (!handle.disk->alive(counts)) return when_dead;
  return work(handle, *handle.file);
}

void unlock_to(Handle& handle, int level) {
  File& file = *handle.file;
  if (handle.lock == SQLITE_LOCK_EXCLUSIVE && level < SQLITE_LOCK_EXCLUSIVE) file.exclusive = false;
  if (handle.lock >= SQLITE_LOCK_PENDING && level < SQLITE_LOCK_PENDING) file.pending = false;
  if (handle.lock >= SQLITE_LOCK_RESERVED && level < SQLITE_LOCK_RESERVED) file.reserved = false;
  if (handle.lock >= SQLITE_LOCK_SHARED && level < SQLITE_LOCK_SHARED) --file.readers;
  handle.lock = level;
}

int file_close(sqlite3_file* given) {
  Handle& handle = handle_of(given);
  const std::lock_guard<std::mutex> lock(handle.disk->mutex);
  if (handle.lock > SQLITE_LOCK_NONE) unlock_to(handle, SQLITE_LOCK_NONE);
  return SQLITE_OK;
}

int file_read(sqlite3_file* given, void* out, int size, sqlite3_int64 at) {
  return run(given, false, SQLITE_IOERR_READ, [&](Handle&, File& file) {
    const size_t begin = std::min(static_cast<size_t>(at), file.now.size());
    const size_t length = std::min(static_cast<size_t>(size), file.now.size() - begin);
    std::memcpy(out, file.now.data() + begin, length);
    if (length == static_cast<size_t>(size)) return SQLITE_OK;
    std::memset(static_cast<char*>(out) + length, 0, static_cast<size_t>(size) - length);
    return SQLITE_IOERR_SHORT_READ;
  });
}

void write_to(std::string& content, const CrashDisk::Write& write) {
  if (write.is_cut) return content.resize(write.at);
  const size_t end = write.at + write.bytes.size();
  if (content.size() < end) content.resize(end);
  content.replace(write.at, write.bytes.size(), write.bytes);
}

int change(File& file, CrashDisk::Write write) {
  write_to(file.now, write);
  file.unsynced.push_back(std::move(write));
  return SQLITE_OK;
}

int file_write(sqlite3_file* given, const void* bytes, int size, sqlite3_int64 at) {
  return run(given, true, SQLITE_IOERR_WRITE, [&](Handle& handle, File& file) {
    using Trouble = CrashDisk::Trouble;
    const Trouble trouble = handle.disk->trouble;
    const bool grows = static_cast<size_t>(at) + static_cast<size_t>(size) > file.now.size();
    if (trouble == Trouble::full && grows) return SQLITE_FULL;
    if (trouble == Trouble::read_only) return SQLITE_IOERR_WRITE;
    const std::string text(static_cast<const char*>(bytes), static_cast<size_t>(size));
    return change(file, {static_cast<size_t>(at), text, false});
  });
}

int file_truncate(sqlite3_file* given, sqlite3_int64 size) {
  return run(given, true, SQLITE_IOERR_TRUNCATE, [&](Handle&, File& file) {
    return change(file, {static_cast<size_t>(size), {}, true});
  });
}

int file_sync(sqlite3_file* given, int) {
  return run(given, true, SQLITE_IOERR_FSYNC, [](Handle& handle, File& file) {
    if (handle.disk->lies) return SQLITE_OK;
    if (handle.disk->trouble == CrashDisk::Trouble::sync_fails) return SQLITE_IOERR_FSYNC;
    for (const CrashDisk::Write& write : file.unsynced) write_to(file.safe, write);
    file.unsynced.clear();
    return SQLITE_OK;
  });
}

int file_size(sqlite3_file* given, sqlite3_int64* out) {
  return run(given, false, SQLITE_IOERR_FSTAT, [&](Handle&, File& file) {
    *out = static_cast<sqlite3_int64>(file.now.size());
    return SQLITE_OK;
  });
}

int file_lock(sqlite3_file* given, int level) {
  return run(given, false, SQLITE_IOERR_LOCK, [&](Handle& handle, File& file) {
    if (handle.lock >= level) return SQLITE_OK;
    if (level == SQLITE_LOCK_SHARED) {
      if (file.pending || file.exclusive) return SQLITE_BUSY;
      ++file.readers;
    } else if (level == SQLITE_LOCK_RESERVED) {
      if (file.reserved) return SQLITE_BUSY;
      file.reserved = true;
    } else {
      if (file.pending && handle.lock < SQLITE_LOCK_PENDING) return SQLITE_BUSY;
      file.reserved = true;
      file.pending = true;
      handle.lock = SQLITE_LOCK_PENDING;
      if (file.readers > 1) return SQLITE_BUSY;
      file.exclusive = true;
    }
    handle.lock = level;
    return SQLITE_OK;
  });
}

int file_unlock(sqlite3_file* given, int level) {
  Handle& handle = handle_of(given);
  const std::lock_guard<std::mutex> lock(handle.disk->mutex);
  if (handle.lock > level) unlock_to(handle, level);
  return SQLITE_OK;
}

int file_check_reserved(sqlite3_file* given, int* out) {
  return run(given, false, SQLITE_IOERR_CHECKRESERVEDLOCK, [&](Handle&, File& file) {
    *out = file.reserved ? 1 : 0;
    return SQLITE_OK;
  });
}

int file_control(sqlite3_file*, int, void*) {
  return SQLITE_NOTFOUND;
}

int file_sector_size(sqlite3_file*) {
  return 4096;
}

int file_characteristics(sqlite3_file*) {
  return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

int shm_map(sqlite3_file* given, int region, int size, int extend, void volatile** out) {
  return run(given, false, SQLITE_IOERR_SHMMAP, [&](Handle&, File& file) {
    auto& regions = file.shared.regions;
    const auto wanted = static_cast<size_t>(region);
    *out = nullptr;
    if (wanted >= regions.size() && extend == 0) return SQLITE_OK;
    while (regions.size() <= wanted) {
      regions.push_back(std::make_unique<char[]>(static_cast<size_t>(size)));
    }
    *out = regions[wanted].get();
    return SQLITE_OK;
  });
}

void shm_release(Handle& handle, unsigned bits) {
  CrashDisk::Shared& shared = handle.file->shared;
  for (int i = 0; i < CrashDisk::Shared::kLocks; ++i) {
    const unsigned bit = bits & (1u << i);
    const auto slot = static_cast<size_t>(i);
    if ((handle.shm_read & bit) != 0) --shared.readers[slot];
    if ((handle.shm_write & bit) != 0) shared.writer[slot] = false;
  }
  handle.shm_read &= ~bits;
  handle.shm_write &= ~bits;
}

int shm_lock(sqlite3_file* given, int first, int count, int flags) {
  return run(given, false, SQLITE_IOERR_SHMLOCK, [&](Handle& handle, File& file) {
    const unsigned bits = ((1u << count) - 1) << first;
    if ((flags & SQLITE_SHM_UNLOCK) != 0) {
      shm_release(handle, bits);
      return SQLITE_OK;
    }
    const bool wants_to_write = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
    CrashDisk::Shared& shared = file.shared;
    for (int i = first; i < first + count; ++i) {
      const auto slot = static_cast<size_t>(i);
      const int own = (handle.shm_read & (1u << i)) != 0 ? 1 : 0;
      if (shared.writer[slot] && (handle.shm_write & (1u << i)) == 0) return SQLITE_BUSY;
      if (wants_to_write && shared.readers[slot] > own) return SQLITE_BUSY;
    }
    for (int i = first; i < first + count; ++i) {
      const auto slot = static_cast<size_t>(i);
      if (wants_to_write) {
        shared.writer[slot] = true;
      } else if ((handle.shm_read & (1u << i)) == 0) {
        ++shared.readers[slot];
      }
    }
    (wants_to_write ? handle.shm_write : handle.shm_read) |= bits;
    return SQLITE_OK;
  });
}

void shm_barrier(sqlite3_file* given) {
  const std::lock_guard<std::mutex> lock(handle_of(given).disk->mutex);
}

int shm_unmap(sqlite3_file* given, int remove) {
  Handle& handle = handle_of(given);
  const std::lock_guard<std::mutex> lock(handle.disk->mutex);
  shm_release(handle, 0xff);
  if (remove != 0) handle.file->shared = CrashDisk::Shared();
  return SQLITE_OK;
}

constexpr sqlite3_io_methods methods() {
  sqlite3_io_methods out{};
  out.iVersion = 2;
  out.xClose = file_close;
  out.xRead = file_read;
  out.xWrite = file_write;
  out.xTruncate = file_truncate;
  out.xSync = file_sync;
  out.xFileSize = file_size;
  out.xLock = file_lock;
  out.xUnlock = file_unlock;
  out.xCheckReservedLock = file_check_reserved;
  out.xFileControl = file_control;
  out.xSectorSize = file_sector_size;
  out.xDeviceCharacteristics = file_characteristics;
  out.xShmMap = shm_map;
  out.xShmLock = shm_lock;
  out.xShmBarrier = shm_barrier;
  out.xShmUnmap = shm_unmap;
  return out;
}

constexpr sqlite3_io_methods kMethods = methods();

CrashDisk& disk_of(sqlite3_vfs* vfs) {
  return *static_cast<CrashDisk*>(vfs->pAppData);
}

int disk_open(sqlite3_vfs* vfs, const char* path, sqlite3_file* given, int flags, int* out_flags) {
  CrashDisk& disk = disk_of(vfs);
  const std::lock_guard<std::mutex> lock(disk.mutex);
  given->pMethods = nullptr;
  if (!disk.alive(false)) return SQLITE_CANTOPEN;
  // A temporary file has no name and nothing to lose.
  const std::string name =
      path != nullptr ? path : "temporary-" + std::to_string(disk.files.size());
  std::unique_ptr<File>& file = disk.files[name];
  if (file == nullptr) {
    if ((flags & SQLITE_OPEN_CREATE) == 0) {
      disk.files.erase(name);
      return SQLITE_CANTOPEN;
    }
    file = std::make_unique<File>();
  }
  Handle& handle = handle_of(given);
  handle.base.pMethods = &kMethods;
  handle.disk = &disk;
  handle.file = file.get();
  handle.lock = SQLITE_LOCK_NONE;
  handle.shm_read = 0;
  handle.shm_write = 0;
  if (out_flags != nullptr) *out_flags = flags;
  return SQLITE_OK;
}

int disk_delete(sqlite3_vfs* vfs, const char* path, int) {
  CrashDisk& disk = disk_of(vfs);
  const std::lock_guard<std::mutex> lock(disk.mutex);
  if (!disk.alive(true)) return SQLITE_IOERR_DELETE;
  const auto found = disk.files.find(path);
  if (found == disk.files.end()) return SQLITE_IOERR_DELETE_NOENT;
  // SQLite has closed it: no handle points at it any more.
  disk.files.erase(found);
  return SQLITE_OK;
}

int disk_access(sqlite3_vfs* vfs, const char* path, int, int* out) {
  CrashDisk& disk = disk_of(vfs);
  const std::lock_guard<std::mutex> lock(disk.mutex);
  if (!disk.alive(false)) return SQLITE_IOERR_ACCESS;
  *out = disk.files.count(path) != 0 ? 1 : 0;
  return SQLITE_OK;
}

int disk_full_path(sqlite3_vfs*, const char* path, int size, char* out) {
  if (std::strlen(path) >= static_cast<size_t>(size)) return SQLITE_CANTOPEN;
  std::strcpy(out, path);
  return SQLITE_OK;
}

// The same bytes in each run.
int disk_randomness(sqlite3_vfs*, int size, char* out) {
  for (int i = 0; i < size; ++i) out[i] = static_cast<char>(i * 37 + 11);
  return size;
}

int disk_sleep(sqlite3_vfs*, int microseconds) {
  return microseconds;
}

int disk_time(sqlite3_vfs*, sqlite3_int64* out) {
  *out = 0;
  return SQLITE_OK;
}

int disk_last_error(sqlite3_vfs*, int, char*) {
  return 0;
}

}  // namespace

CrashDisk::CrashDisk(const std::string& name) : name_(name), vfs_(std::make_unique<sqlite3_vfs>()) {
  *vfs_ = sqlite3_vfs{};
  vfs_->iVersion = 2;
  vfs_->szOsFile = sizeof(Handle);
  vfs_->mxPathname = 512;
  vfs_->zName = name_.c_str();
  vfs_->pAppData = this;
  vfs_->xOpen = disk_open;
  vfs_->xDelete = disk_delete;
  vfs_->xAccess = disk_access;
  vfs_->xFullPathname = disk_full_path;
  vfs_->xRandomness = disk_randomness;
  vfs_->xSleep = disk_sleep;
  vfs_->xGetLastError = disk_last_error;
  vfs_->xCurrentTimeInt64 = disk_time;
  TZ_ASSERT(sqlite3_vfs_register(vfs_.get(), 0) == SQLITE_OK);
}

CrashDisk::~CrashDisk() {
  sqlite3_vfs_unregister(vfs_.get());
}

void CrashDisk::crash_after(uint64_t calls) {
  const std::lock_guard<std::mutex> lock(mutex);
  countdown_ = calls;
}

void CrashDisk::set_trouble(Trouble next) {
  const std::lock_guard<std::mutex> lock(mutex);
  trouble = next;
}

bool CrashDisk::is_in_trouble() {
  const std::lock_guard<std::mutex> lock(mutex);
  return trouble != Trouble::none;
}

bool CrashDisk::has_crashed() {
  const std::lock_guard<std::mutex> lock(mutex);
  return crashed_;
}

bool CrashDisk::is_doomed() {
  const std::lock_guard<std::mutex> lock(mutex);
  return countdown_ > 0;
}

bool CrashDisk::alive(bool counts) {
  if (counts && countdown_ > 0 && --countdown_ == 0) crashed_ = true;
  return !crashed_;
}

void CrashDisk::restart(testing::Dice& dice) {
  const std::lock_guard<std::mutex> lock(mutex);
  for (auto& [name, file] : files) {
    std::string content = file->safe;
    for (Write& write : file->unsynced) {
      // Each write by itself: disks do not keep to the order either.
      const uint64_t fate = dice.roll(3);
      if (fate == 0) continue;
      if (fate == 1 && !write.is_cut) write.bytes.resize(dice.roll(write.bytes.size() + 1));
      write_to(content, write);
    }
    *file = File();
    file->now = content;
    file->safe = std::move(content);
  }
  crashed_ = false;
  countdown_ = 0;
}

std::map<std::string, std::string> CrashDisk::copy() {
  const std::lock_guard<std::mutex> lock(mutex);
  std::map<std::string, std::string> out;
  for (const auto& [name, file] : files) out[name] = file->now;
  return out;
}

void CrashDisk::replace(const std::map<std::string, std::string>& content) {
  const std::lock_guard<std::mutex> lock(mutex);
  files.clear();
  for (const auto& [name, bytes] : content) {
    auto file = std::make_unique<File>();
    file->now = bytes;
    file->safe = bytes;
    files.emplace(name, std::move(file));
  }
}

}  // namespace tz::sim
