// A SQLite file layer that fails on demand, in front of the usual one, named kFaultVfs: a full
// disk, a disk that has become read-only, a failing write or fsync, a write of which half is done.
// One for the process; a test that arms it lifts the fault before it ends. Calls are counted over
// all files.
#pragma once

#include <atomic>
#include <cstring>

#include "store/sqlite_connection.h"

namespace tz::server {

inline constexpr const char* kFaultVfs = "faults";

enum class Fault {
  none,
  full,         // no write finds room
  read_only,    // nothing can be written, cut, synced or removed, nor opened for writing
  write_fails,  // an input/output error
  short_write,  // half of the bytes are written, then there is no room
  sync_fails,   // what was written may be on disk or not
};

class Faults {
 public:
  // The call of that kind after `spared` others fails, and either it alone or all from there on.
  void arm(Fault fault, int spared = 0, bool once = false) {
    spared_ = spared;
    once_ = once;
    struck_ = 0;
    fault_ = fault;
  }
  void lift() { fault_ = Fault::none; }
  // How often a call has failed since arm().
  int struck() const { return struck_; }

  Fault on_write() { return strike(fault_ != Fault::sync_fails); }
  Fault on_sync() { return strike(fault_ == Fault::sync_fails || fault_ == Fault::read_only); }
  Fault on_change() { return strike(fault_ == Fault::read_only); }

 private:
  // The fault that the call at hand meets.
  Fault strike(bool is_of_that_kind) {
    const Fault fault = fault_;
    if (fault == Fault::none || !is_of_that_kind || spared_-- > 0) return Fault::none;
    if (once_) fault_ = Fault::none;
    ++struck_;
    return fault;
  }

  std::atomic<Fault> fault_{Fault::none};
  std::atomic<int> spared_{0};
  std::atomic<bool> once_{false};
  std::atomic<int> struck_{0};
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

inline sqlite3_vfs* usual(sqlite3_vfs* vfs) {
  return static_cast<sqlite3_vfs*>(vfs->pAppData);
}

inline int write(sqlite3_file* f, const void* bytes, int size, sqlite3_int64 at) {
  switch (faults().on_write()) {
    case Fault::full:
      return SQLITE_FULL;
    case Fault::short_write:
      real(f)->pMethods->xWrite(real(f), bytes, size / 2, at);
      return SQLITE_FULL;
    case Fault::write_fails:
    case Fault::read_only:
      return SQLITE_IOERR_WRITE;
    case Fault::none:
    case Fault::sync_fails:
      break;
  }
  return real(f)->pMethods->xWrite(real(f), bytes, size, at);
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
    m.xWrite = write;
    m.xTruncate = [](sqlite3_file* f, sqlite3_int64 n) {
      if (faults().on_change() != Fault::none) return SQLITE_IOERR_TRUNCATE;
      return real(f)->pMethods->xTruncate(real(f), n);
    };
    m.xSync = [](sqlite3_file* f, int flags) {
      if (faults().on_sync() != Fault::none) return SQLITE_IOERR_FSYNC;
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
  auto* own = reinterpret_cast<File*>(file);
  own->base.pMethods = nullptr;  // nothing to close when opening fails
  const bool writes = (flags & SQLITE_OPEN_READWRITE) != 0;
  if (writes && faults().on_change() != Fault::none) return SQLITE_CANTOPEN;
  own->real = static_cast<sqlite3_file*>(sqlite3_malloc(usual(vfs)->szOsFile));
  std::memset(own->real, 0, static_cast<size_t>(usual(vfs)->szOsFile));
  own->base.pMethods = methods();
  return usual(vfs)->xOpen(usual(vfs), name, own->real, flags, out);
}

inline int remove(sqlite3_vfs* vfs, const char* name, int sync_folder) {
  if (faults().on_change() != Fault::none) return SQLITE_IOERR_DELETE;
  return usual(vfs)->xDelete(usual(vfs), name, sync_folder);
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
    vfs.xDelete = fault_vfs::remove;
    return sqlite3_vfs_register(&vfs, 0) == SQLITE_OK;
  }();
  (void)once;
}

}  // namespace tz::server
