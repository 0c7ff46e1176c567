// A SQLite file layer that fails on demand, in front of the usual one: the write-ahead log's fsync,
// or every write for want of room. One for the process, named kFaultVfs.
#pragma once

#include <atomic>
#include <cstring>

#include "store/sqlite_connection.h"

namespace tz::server {

inline constexpr const char* kFaultVfs = "faults";

struct Faults {
  std::atomic<bool> sync_fails{false};
  std::atomic<bool> is_full{false};
};

inline Faults& faults() {
  static Faults all;
  return all;
}

namespace fault_vfs {

struct File {
  sqlite3_file base;
  sqlite3_file* real;
};

inline sqlite3_file* real(sqlite3_file* file) {
  return reinterpret_cast<File*>(file)->real;
}

inline const sqlite3_io_methods* methods() {
  static const sqlite3_io_methods all = [] {
    sqlite3_io_methods m{};
    m.iVersion = 2;
    m.xClose = [](sqlite3_file* f) {
      const int code =
          real(f)->pMethods != nullptr ? real(f)->pMethods->xClose(real(f)) : SQLITE_OK;
      sqlite3_free(real(f));
      return code;
    };
    m.xRead = [](sqlite3_file* f, void* p, int n, sqlite3_int64 at) {
      return real(f)->pMethods->xRead(real(f), p, n, at);
    };
    m.xWrite = [](sqlite3_file* f, const void* p, int n, sqlite3_int64 at) {
      if (faults().is_full) return SQLITE_FULL;
      return real(f)->pMethods->xWrite(real(f), p, n, at);
    };
    m.xTruncate = [](sqlite3_file* f, sqlite3_int64 n) {
      return real(f)->pMethods->xTruncate(real(f), n);
    };
    m.xSync = [](sqlite3_file* f, int flags) {
      if (faults().sync_fails) return SQLITE_IOERR_FSYNC;
      return real(f)->pMethods->xSync(real(f), flags);
    };
    m.xFileSize = [](sqlite3_file* f, sqlite3_int64* n) {
      return real(f)->pMethods->xFileSize(real(f), n);
    };
    m.xLock = [](sqlite3_file* f, int kind) { return real(f)->pMethods->xLock(real(f), kind); };
    m.xUnlock = [](sqlite3_file* f, int kind) { return real(f)->pMethods->xUnlock(real(f), kind); };
    m.xCheckReservedLock = [](sqlite3_file* f, int* out) {
      return real(f)->pMethods->xCheckReservedLock(real(f), out);
    };
    m.xFileControl = [](sqlite3_file* f, int op, void* p) {
      return real(f)->pMethods->xFileControl(real(f), op, p);
    };
    m.xSectorSize = [](sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); };
    m.xDeviceCharacteristics = [](sqlite3_file* f) {
      return real(f)->pMethods->xDeviceCharacteristics(real(f));
    };
    m.xShmMap = [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
      return real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
    };
    m.xShmLock = [](sqlite3_file* f, int offset, int n, int flags) {
      return real(f)->pMethods->xShmLock(real(f), offset, n, flags);
    };
    m.xShmBarrier = [](sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); };
    m.xShmUnmap = [](sqlite3_file* f, int remove) {
      return real(f)->pMethods->xShmUnmap(real(f), remove);
    };
    return m;
  }();
  return &all;
}

inline int open(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* file, int flags, int* out) {
  auto* usual = static_cast<sqlite3_vfs*>(vfs->pAppData);
  auto* own = reinterpret_cast<File*>(file);
  own->real = static_cast<sqlite3_file*>(sqlite3_malloc(usual->szOsFile));
  std::memset(own->real, 0, static_cast<size_t>(usual->szOsFile));
  own->base.pMethods = methods();
  return usual->xOpen(usual, name, own->real, flags, out);
}

}  // namespace fault_vfs

inline void register_fault_vfs() {
  static const bool once = [] {
    sqlite3_initialize();
    static sqlite3_vfs vfs = *sqlite3_vfs_find(nullptr);
    vfs.pAppData = sqlite3_vfs_find(nullptr);
    vfs.zName = kFaultVfs;
    vfs.szOsFile = static_cast<int>(sizeof(fault_vfs::File));
    vfs.xOpen = fault_vfs::open;
    return sqlite3_vfs_register(&vfs, 0) == SQLITE_OK;
  }();
  (void)once;
}

}  // namespace tz::server
