// Committer: the one thread that writes operations. Pushes that wait at the same moment share a
// transaction (group commit): each is a job with its own steps, and each is answered after the
// commit only.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "store/store.h"
#include "store/store_view.h"

namespace tz::server {

// What a commit did, for those who follow the ledger.
struct Committed {
  Head head;
  bool scopes_may_differ = false;  // a person, a plan or a task changed
  bool plans_changed = false;
};

class Committer {
 public:
  // What a job leaves behind elsewhere counts only when run() has returned success. A job may be
  // run a second time, after the first has been undone (Store::write).
  using Job = std::function<Outcome(Transaction&, StoreView&)>;

  // `after_commit` is called by the writing thread.
  Committer(Store& store, std::function<void(const Committed&)> after_commit);
  // Finishes the jobs that wait.
  ~Committer();
  Committer(const Committer&) = delete;
  Committer& operator=(const Committer&) = delete;

  // Waits until the job is on disk, or failed; a job that returns an error has changed nothing.
  // Errors besides the job's own: storage_full, commit_unknown, store_failed, busy (too many wait).
  Outcome run(Job job);

  // How many jobs wait at this moment.
  size_t waiting();

 private:
  struct Waiting {
    Job job;
    std::optional<Outcome> outcome;
    std::condition_variable has_outcome;
  };

  void work();
  std::vector<Outcome> run_group(const std::vector<Waiting*>& group);

  // Makes `view_` ready for a transaction that begins at `head`.
  void prepare_view(Transaction& transaction, const Head& head);

  Store& store_;
  // Only the writing thread's: what it has read of the ledger, good as long as the ledger's head is
  // the one that this thread left. So a report's assignment, task and plan are read and parsed
  // once, not for each report.
  StoreView view_;
  std::optional<Head> left_at_;
  const std::function<void(const Committed&)> after_commit_;
  std::mutex mutex_;
  std::condition_variable has_work_;
  std::deque<Waiting*> waiting_;  // guarded by mutex_, as are the outcomes
  bool stopping_ = false;         // guarded by mutex_
  std::thread thread_;
};

}  // namespace tz::server
