#include "service/devices.h"

namespace tz::server {

Result<std::optional<HeardOf>> heard_of(Service& service, const Caller& caller, DeviceId device) {
  std::optional<HeardOf> out;
  const Outcome read = service.store.read([&](Snapshot& snapshot) -> Outcome {
    const Result<uint64_t> last = snapshot.device_seq_seen(device);
    if (!last) return last.error();
    const auto id = snapshot.operation_numbered(device, *last);
    if (!id) return id.error();
    if (!*id) return done();
    const auto receipt = snapshot.receipt(**id);
    if (!receipt) return receipt.error();
    if (!*receipt) return done();
    return snapshot.each_entry((*receipt)->verdict.seq - 1, [&](const LogEntry& entry) {
      if (entry.actor == caller.person.id) out = HeardOf{*last, entry.received_at};
      return false;
    });
  });
  if (!read) return read.error();
  return out;
}

}  // namespace tz::server
