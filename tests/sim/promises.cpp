#include "promises.h"

#include "app/ledger_copy.h"
#include "service/own_operation.h"

namespace tz::sim {
namespace {

using client::SyncStatus;

constexpr int64_t kHomecomingMs = 5 * kMinuteMs;

class Check {
 public:
  Check(client::fake::Timeline& timeline, Server& server,
        const std::vector<std::unique_ptr<Device>>& devices, const KeptEdits& kept,
        Violations& violations)
      : timeline_(timeline),
        server_(server),
        devices_(devices),
        kept_(kept),
        violations_(violations) {}

  void all() {
    if (!server_.is_up()) return violations_.add("server does not start", "at the end");
    // Twice: what the last one sent concerns the first.
    for (int round = 0; round < 2; ++round) {
      for (const auto& device : devices_) bring_home(*device, round == 1);
    }
    check_log();
    server_.check_soundness();
  }

 private:
  const std::string* login_of(PersonId person) const {
    for (const Login& each : server_.logins()) {
      if (each.person == person) return &each.name;
    }
    return nullptr;
  }

  void bring_home(Device& device, bool compares) {
    while (device.tabs() > 0) device.close_tab(0);
    for (const PersonId person : device.people()) {
      const std::string* login = login_of(person);
      if (login == nullptr || !violations_.empty()) continue;
      Device::Tab* tab = device.open_tab();
      timeline_.advance(200);
      if ((*tab)->phase() == client::Phase::ready && (*tab)->me().login != *login) {
        (*tab)->sign_out();
        timeline_.advance(200);
      }
      device.sign_in(*tab, *login);
      timeline_.advance(3000);
      // The session may have ended on the way: the app asks, and the person signs in again.
      device.sign_in(*tab, *login);
      timeline_.advance(kHomecomingMs);
      check_drained(device, *tab, person);
      device.check_honesty();
      while (device.tabs() > 0) device.close_tab(0);
      if (compares && violations_.empty()) compare(device, person);
    }
  }

  void check_drained(Device& device, Device::Tab& tab, PersonId person) {
    const SyncStatus& status = tab->status();
    const bool well = status.mood == SyncStatus::Mood::synced ||
                      status.mood == SyncStatus::Mood::live ||
                      status.mood == SyncStatus::Mood::attention;
    if (well && status.unsent == 0 && device.unsent_on_disk(person) == 0) return;
    violations_.add("outbox does not drain",
                    "device " + std::to_string(device.number()) + ", " + status.sentence);
  }

  // As a page would find it that is opened now.
  void compare(Device& device, PersonId person) {
    const client::fake::Owner owner = timeline_.new_owner();
    client::fake::FakeStorage storage(timeline_, owner, device.browser().disk);
    client::fake::FakeClock clock(timeline_, owner);
    client::fake::FakeRandom random(owner);
    client::LedgerCopy copy(storage, clock, random);
    storage.open("person-" + to_string(person), [](client::Kept) {});
    copy.load([](client::Kept) {});
    timeline_.advance(100);
    const RecordSet all = server_.records();
    const Scope scope = server_.scope_of(person, all);
    RecordSet expected;
    for (const Record& record : all.all()) {
      if (may_see(scope, record, all)) expected.put(record);
    }
    const std::string who = "device " + std::to_string(device.number()) + ", " + *login_of(person);
    if (copy.confirmed() == expected) return;
    for (const Record& record : expected.all()) {
      const std::optional<Record> found = copy.confirmed().find(key_of(record));
      if (found && *found == record) continue;
      return violations_.add(found ? "copy holds another state" : "copy lacks a record",
                             who + ": " + std::string(name_of(collection_of(record))));
    }
    violations_.add("copy holds what it should not", who);
  }

  void check_log() {
    std::map<OperationId, Server::LogRow> rows;
    std::set<std::pair<DeviceId, uint64_t>> numbers;
    for (Server::LogRow& row : server_.log()) {
      if (row.actor == server::system_person() || row.device == server::system_device()) continue;
      if (row.device_seq && !numbers.insert({row.device, *row.device_seq}).second) {
        violations_.add("number of a device given twice", to_string(row.id));
      }
      const OperationId id = row.id;
      const auto kept = kept_.find(id);
      if (kept == kept_.end()) {
        violations_.add("log holds what nobody saved", to_string(id));
      } else if (kept->second.text != row.text) {
        violations_.add("operation is not what was saved", to_string(id));
      }
      if (!rows.emplace(id, std::move(row)).second) {
        violations_.add("operation stands twice", to_string(id));
      }
    }
    check_photos(rows);
    for (const auto& [id, kept] : kept_) {
      if (rows.count(id) != 0 || is_held(id) || may_be_gone(id, kept)) continue;
      violations_.add("operation lost",
                      to_string(id) + " of device " + std::to_string(kept.device));
    }
  }

  // What the log names, and was on the disk of whoever named it, has arrived.
  void check_photos(const std::map<OperationId, Server::LogRow>& rows) {
    for (const auto& [id, row] : rows) {
      const auto kept = kept_.find(id);
      if (kept == kept_.end() || kept->second.is_wiped) continue;
      if (row.verdict == VerdictKind::rejected) continue;
      for (const Sha256Digest& photo : kept->second.photos) {
        if (server_.holds_blob(photo)) continue;
        violations_.add("attachment lost",
                        to_string(id) + " of device " + std::to_string(kept->second.device));
      }
    }
  }

  bool is_held(OperationId id) const {
    for (const auto& device : devices_) {
      if (device->holds(id)) return true;
    }
    return false;
  }

  bool may_be_gone(OperationId id, const Kept& kept) const {
    if (kept.excused) return true;
    // The server was put back to before its verdict. The device sends it again, unless it has none
    // of it any more: its disk was cleared, or the person threw away what had been refused.
    const auto undone = server_.undone().find(id);
    if (undone == server_.undone().end()) return false;
    return kept.is_wiped || undone->second.kind == VerdictKind::rejected;
  }

  client::fake::Timeline& timeline_;
  Server& server_;
  const std::vector<std::unique_ptr<Device>>& devices_;
  const KeptEdits& kept_;
  Violations& violations_;
};

}  // namespace

void check_promises(client::fake::Timeline& timeline, Server& server,
                    const std::vector<std::unique_ptr<Device>>& devices, const KeptEdits& kept,
                    Violations& violations) {
  Check(timeline, server, devices, kept, violations).all();
}

}  // namespace tz::sim
