// CrashDisk: the server's disk in a simulated world, as a file layer (VFS) of SQLite. Files live in
// memory; each knows what has been synced. When the power goes, what was written since the last
// sync is there, or not, or in part, as the dice say: that is all that a real disk promises.
// Any thread; a crash is asked for, and ended, by the one that drives the simulation.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "support/dice.h"

struct sqlite3_vfs;

namespace tz::sim {

class CrashDisk {
 public:
  struct Write {
    size_t at = 0;
    std::string bytes;
    bool is_cut = false;  // the file was cut to `at`
  };
  // The shared memory that SQLite's connections use among each other; gone after a crash.
  struct Shared {
    static constexpr int kLocks = 8;
    std::vector<std::unique_ptr<char[]>> regions;
    std::array<int, kLocks> readers{};
    std::array<bool, kLocks> writer{};
  };
  struct File {
    std::string now;              // what a reader sees
    std::string safe;             // what was there at the last sync
    std::vector<Write> unsynced;  // the way from `safe` to `now`
    Shared shared;
    int readers = 0;  // SQLite's file locks
    bool reserved = false;
    bool pending = false;
    bool exclusive = false;
  };

  // Registers the layer under that name.
  explicit CrashDisk(const std::string& name);
  ~CrashDisk();
  CrashDisk(const CrashDisk&) = delete;
  CrashDisk& operator=(const CrashDisk&) = delete;
  const std::string& name() const { return name_; }

  // The power goes at the n-th write or sync from now; 0: it stays.
  void crash_after(uint64_t calls);
  bool has_crashed();
  // Power is back. Every connection must have been closed.
  void restart(testing::Dice& dice);

  // The database with its log, as a backup of the running machine would hold them.
  std::map<std::string, std::string> copy();
  void replace(const std::map<std::string, std::string>& files);

  // A disk that says that it has synced and has not.
  bool lies = false;
  // It goes on where it was when the trouble ends; nothing is lost by it.
  enum class Trouble { none, full, read_only, sync_fails };
  void set_trouble(Trouble trouble);
  bool is_in_trouble();

  // The power will go at one of the writes to come.
  bool is_doomed();

  // For the layer's own functions, which hold `mutex`: whether there is power. `counts`: it is a
  // write or a sync.
  bool alive(bool counts);
  std::mutex mutex;
  Trouble trouble = Trouble::none;
  std::map<std::string, std::unique_ptr<File>> files;

 private:
  const std::string name_;
  std::unique_ptr<sqlite3_vfs> vfs_;
  uint64_t countdown_ = 0;
  bool crashed_ = false;
};

}  // namespace tz::sim
