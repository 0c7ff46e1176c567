// AddressLimits: how often somebody at one address may fail to sign in, whatever the accounts. A
// lock of each account alone does not stop who tries one password with every name. Each failure
// costs its time; as long as the unpaid time of an address is more than allowed at once, it has to
// wait. Kept in memory alone, and of a bounded number of addresses. Any thread.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "service/clock.h"

namespace tz::server {

// Enough for the first morning of an office behind one address; then two guesses a minute.
struct AddressAllowance {
  size_t addresses = 10000;                 // remembered at most
  int64_t failures_at_once = 50;            // before anybody waits
  int64_t per_failure_ms = 30 * kSecondMs;  // until one is forgiven
};

class AddressLimits {
 public:
  // The clock must outlive this.
  AddressLimits(Clock& clock, const AddressAllowance& allowance);

  // How long until an attempt from there is looked at; 0: at once. An empty address is nobody's.
  int64_t wait_ms(std::string_view address);
  void note_failure(std::string_view address);
  // How many addresses are remembered.
  size_t size();

 private:
  int64_t debt_ms(const std::string& group, int64_t now_ms) const;
  void make_room(int64_t now_ms);

  Clock& clock_;
  const AddressAllowance allowance_;
  std::mutex mutex_;
  // When the address will have paid for all; guarded by mutex_.
  std::unordered_map<std::string, int64_t> paid_ms_;
};

// Whom an address stands for: itself, and of IPv6 its network of 64 bits, all of which one machine
// may use.
std::string address_group(std::string_view address);

}  // namespace tz::server
