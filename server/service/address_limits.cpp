#include "service/address_limits.h"

#include <arpa/inet.h>

#include <algorithm>

namespace tz::server {
namespace {

constexpr size_t kLongestAddress = 64;
constexpr size_t kNetworkBytes = 8;

}  // namespace

std::string address_group(std::string_view address) {
  std::string text(address.substr(0, kLongestAddress));
  in6_addr parsed{};
  if (::inet_pton(AF_INET6, text.c_str(), &parsed) != 1) return text;
  return std::string(reinterpret_cast<const char*>(parsed.s6_addr), kNetworkBytes);
}

AddressLimits::AddressLimits(Clock& clock, const AddressAllowance& allowance)
    : clock_(clock), allowance_(allowance) {}

// Guesses under way at the same moment may be noted past what is allowed, up to twice as much; more
// is a clock that was put back.
int64_t AddressLimits::debt_ms(const std::string& group, int64_t now_ms) const {
  const auto found = paid_ms_.find(group);
  if (found == paid_ms_.end()) return 0;
  const int64_t most_ms = 2 * allowance_.failures_at_once * allowance_.per_failure_ms;
  return std::clamp<int64_t>(found->second - now_ms, 0, most_ms);
}

int64_t AddressLimits::wait_ms(std::string_view address) {
  if (address.empty()) return 0;
  const std::lock_guard<std::mutex> lock(mutex_);
  const int64_t debt = debt_ms(address_group(address), clock_.now().unix_ms);
  const int64_t borne_ms = (allowance_.failures_at_once - 1) * allowance_.per_failure_ms;
  return std::max<int64_t>(debt - borne_ms, 0);
}

void AddressLimits::note_failure(std::string_view address) {
  if (address.empty()) return;
  const std::string group = address_group(address);
  const std::lock_guard<std::mutex> lock(mutex_);
  const int64_t now_ms = clock_.now().unix_ms;
  const int64_t paid_ms = now_ms + debt_ms(group, now_ms) + allowance_.per_failure_ms;
  if (paid_ms_.size() >= allowance_.addresses && paid_ms_.count(group) == 0) make_room(now_ms);
  paid_ms_[group] = paid_ms;
}

size_t AddressLimits::size() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return paid_ms_.size();
}

// Of those who have paid, all; else of the one who has the least to pay.
void AddressLimits::make_room(int64_t now_ms) {
  std::erase_if(paid_ms_, [&](const auto& known) { return known.second <= now_ms; });
  if (paid_ms_.size() < allowance_.addresses) return;
  const auto least = std::min_element(
      paid_ms_.begin(), paid_ms_.end(),
      [](const auto& one, const auto& other) { return one.second < other.second; });
  if (least != paid_ms_.end()) paid_ms_.erase(least);
}

}  // namespace tz::server
