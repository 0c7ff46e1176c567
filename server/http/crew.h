// Crew: the threads that answer requests. As many as there is work for, up to a limit, because a
// live stream keeps its thread for as long as it lasts: a job must never wait behind one while
// another thread could be had. Any thread.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace tz::server {

struct CrewLimits {
  size_t kept = 8;        // threads that stay when there is nothing to do
  size_t most = 64;       // threads at all
  size_t waiting = 1024;  // jobs that wait for one
};

class Crew {
 public:
  explicit Crew(const CrewLimits& limits);
  // Finishes.
  ~Crew();
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  // The job must not throw. False: too many wait already, or there is no thread to be had at all.
  bool take(std::function<void()> job);
  // How many jobs wait for a thread at this moment.
  size_t waiting();
  // Waits until everything taken is done; nothing is taken any more.
  void finish();

 private:
  bool add_thread();
  void work();
  void leave();
  void join_left();

  const CrewLimits limits_;
  std::mutex mutex_;
  std::condition_variable job_came_;
  std::condition_variable thread_left_;
  std::deque<std::function<void()>> jobs_;  // guarded by mutex_, as are the next
  std::map<std::thread::id, std::thread> threads_;
  std::vector<std::thread> left_;  // at their end, to be joined
  size_t idle_ = 0;                // threads that wait for a job, also one that was just called
  bool is_finishing_ = false;
};

}  // namespace tz::server
