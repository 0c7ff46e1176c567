// How many may do the same costly thing at once: each open stream and each sign-in under way holds
// a thread. A seat is taken for as long as its holder lives; the counter must outlive all seats.
// Any thread.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>

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

}  // namespace tz::server
