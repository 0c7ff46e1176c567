#include "broken.h"

namespace tz::sim {

using client::Transaction;
using client::Write;
using client::fake::FakeStorage;
using client::fake::FakeTabs;

namespace {

bool touches_outbox(const Transaction& transaction) {
  for (const Write& write : transaction.writes) {
    if (write.store == client::Store::outbox && write.kind == Write::Kind::put) return true;
  }
  return false;
}

class BrokenStorage : public client::Storage {
 public:
  BrokenStorage(client::fake::Timeline& timeline, client::fake::Owner owner,
                client::fake::Disk& disk, const DeviceBreaks& breaks)
      : good_(timeline, owner, disk), breaks_(breaks) {}

  void open(std::string_view name, KeptCallback answer) override {
    good_.open(name, std::move(answer));
  }
  void read(client::Store store, std::string_view after, RowsCallback answer) override {
    good_.read(store, after, std::move(answer));
  }
  void read_one(client::Store store, std::string_view key, RowsCallback answer) override {
    good_.read_one(store, key, std::move(answer));
  }
  void commit(Transaction transaction, KeptCallback answer) override {
    if (breaks_.tears_transactions) return torn(transaction, std::move(answer));
    if (breaks_.cursor_before_page) return facts_first(transaction, std::move(answer));
    if (breaks_.says_saved_too_early && touches_outbox(transaction)) {
      answer(client::Kept::yes);
      return good_.commit(std::move(transaction), [](client::Kept) {});
    }
    if (breaks_.loses_edit_when_full && touches_outbox(transaction)) {
      return good_.commit(std::move(transaction), [answer](client::Kept kept) {
        answer(kept == client::Kept::full ? client::Kept::yes : kept);
      });
    }
    good_.commit(std::move(transaction), std::move(answer));
  }

 private:
  void torn(const Transaction& whole, const KeptCallback& answer) {
    for (size_t i = 0; i < whole.writes.size(); ++i) {
      const bool is_last = i + 1 == whole.writes.size();
      const KeptCallback told = is_last ? answer : [](client::Kept) {};
      good_.commit({whole.strict, {whole.writes[i]}}, told);
    }
    if (whole.writes.empty()) good_.commit(whole, answer);
  }
  void facts_first(const Transaction& whole, const KeptCallback& answer) {
    Transaction facts{whole.strict, {}};
    Transaction rest{whole.strict, {}};
    for (const Write& write : whole.writes) {
      (write.store == client::Store::facts ? facts : rest).writes.push_back(write);
    }
    good_.commit(std::move(facts), [](client::Kept) {});
    good_.commit(std::move(rest), answer);
  }

  FakeStorage good_;
  const DeviceBreaks breaks_;
};

class SameBytes : public client::Random {
 public:
  std::array<uint8_t, 10> bytes() override { return {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}; }
};

// As in a browser without locks, and an app that does not think of it.
class LeaderTabs : public client::Tabs {
 public:
  LeaderTabs(client::fake::Timeline& timeline, client::fake::Owner owner, client::fake::TabHub& hub)
      : timeline_(timeline), owner_(owner), good_(hub, owner) {}

  void join(std::string_view circle, std::function<void()> lead, Message message) override {
    good_.join(
        circle, [] {}, std::move(message));
    timeline_.at(owner_, 1, std::move(lead));
  }
  void leave() override { good_.leave(); }
  void post(std::string_view message) override { good_.post(message); }

 private:
  client::fake::Timeline& timeline_;
  const client::fake::Owner owner_;
  FakeTabs good_;
};

}  // namespace

std::unique_ptr<client::Storage> storage_for(client::fake::Timeline& timeline,
                                             client::fake::Owner owner, client::fake::Disk& disk,
                                             const DeviceBreaks& breaks) {
  return std::make_unique<BrokenStorage>(timeline, owner, disk, breaks);
}

std::unique_ptr<client::Random> random_for(uint64_t seed, const DeviceBreaks& breaks) {
  if (breaks.reuses_ids) return std::make_unique<SameBytes>();
  return std::make_unique<client::fake::FakeRandom>(seed);
}

std::unique_ptr<client::Tabs> tabs_for(client::fake::Timeline& timeline, client::fake::Owner owner,
                                       client::fake::TabHub& hub, const DeviceBreaks& breaks) {
  if (breaks.every_tab_leads) return std::make_unique<LeaderTabs>(timeline, owner, hub);
  return std::make_unique<FakeTabs>(hub, owner);
}

void forget_sent(const client::HttpRequest& request, client::fake::Disk& disk) {
  if (!request.path.starts_with("/api/v1/push")) return;
  const Result<json> body = parse_json(request.body);
  if (!body) return;
  for (const json& operation : body->at("operations")) {
    for (auto& [name, database] : disk.databases) {
      auto& rows = database.stores[static_cast<size_t>(client::Store::outbox)];
      rows.erase(operation.at("id").get<std::string>());
    }
  }
}

}  // namespace tz::sim
