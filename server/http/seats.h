// How many may do the same costly thing at once: each open stream and each sign-in under way holds
// a thread. A seat is taken for as long as its holder lives; the counter must outlive all seats.
// Any thread.
#pragma once

#include <atomic>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>

namespace tz::server {

class Seats {
 public:
  class Seat {
   public:
    explicit Seat(Seats& seats) : seats_(seats) {}
    ~Seat() { --seats_.taken_; }
    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;

   private:
    Seats& seats_;
  };

  explicit Seats(size_t total) : total_(total) {}

  // Null when none is left.
  std::shared_ptr<Seat> take() {
    if (++taken_ > total_) {
      --taken_;
      return nullptr;
    }
    return std::make_shared<Seat>(*this);
  }
  size_t taken() const { return taken_.load(); }

 private:
  const size_t total_;
  std::atomic<size_t> taken_{0};
};

// The same for each of many: nobody takes more than `each`, whatever is left for all.
template <class Whose>
class SeatsEach {
 public:
  class Seat {
   public:
    Seat(SeatsEach& seats, const Whose& whose) : seats_(seats), whose_(whose) {}
    ~Seat() { seats_.give_back(whose_); }
    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;

   private:
    SeatsEach& seats_;
    const Whose whose_;
  };

  explicit SeatsEach(size_t each) : each_(each) {}

  // Null when that one has all of his.
  std::shared_ptr<Seat> take(const Whose& whose) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (each_ == 0) {
      return nullptr;
    }
    size_t& taken = taken_[whose];
    if (taken >= each_) {
      return nullptr;
    }
    ++taken;
    return std::make_shared<Seat>(*this, whose);
  }
  // How many have any.
  size_t holders() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return taken_.size();
  }

 private:
  void give_back(const Whose& whose) {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto held = taken_.find(whose);
    if (--held->second == 0) {
      taken_.erase(held);
    }
  }

  const size_t each_;
  std::mutex mutex_;
  std::map<Whose, size_t> taken_;  // guarded by mutex_
};

}  // namespace tz::server
