#include "host/fake/fake_storage.h"

#include <algorithm>

namespace tz::client::fake {

FakeStorage::FakeStorage(Timeline& timeline, Owner owner, Disk& disk)
    : timeline_(timeline), owner_(owner), disk_(disk) {}

void FakeStorage::later(std::function<void()> call) {
  free_at_ms_ = std::max(free_at_ms_, timeline_.monotonic_ms()) + disk_.delay_ms;
  timeline_.at(owner_, free_at_ms_ - timeline_.monotonic_ms(), std::move(call));
}

void FakeStorage::open(std::string_view name, KeptCallback answer) {
  later([this, name = std::string(name), answer = std::move(answer)] {
    name_ = disk_.opens ? name : std::string();
    if (disk_.opens) disk_.databases[name_];
    answer(disk_.opens ? Kept::yes : Kept::closed);
  });
}

void FakeStorage::read(Store store, std::string_view after, RowsCallback answer) {
  later([this, store, after = std::string(after), answer = std::move(answer)] {
    if (name_.empty()) return answer(Kept::closed, {});
    Rows rows;
    for (const auto& [key, value] : disk_.databases[name_].of(store)) {
      if (key > after) rows.emplace_back(key, value);
    }
    answer(Kept::yes, std::move(rows));
  });
}

void FakeStorage::read_one(Store store, std::string_view key, RowsCallback answer) {
  later([this, store, key = std::string(key), answer = std::move(answer)] {
    if (name_.empty()) return answer(Kept::closed, {});
    const auto& rows = disk_.databases[name_].of(store);
    const auto found = rows.find(key);
    answer(Kept::yes, found == rows.end() ? Rows() : Rows{{found->first, found->second}});
  });
}

void FakeStorage::commit(Transaction transaction, KeptCallback answer) {
  later([this, transaction = std::move(transaction), answer = std::move(answer)] {
    const Kept kept = apply(transaction);
    if (!timeline_.is_dead(owner_)) answer(kept);
  });
}

Kept FakeStorage::apply(const Transaction& transaction) {
  if (name_.empty()) return Kept::closed;
  ++disk_.commits;
  const Fate fate = disk_.fate ? disk_.fate(name_, transaction) : Fate::stored;
  if (fate == Fate::crash_before || fate == Fate::crash_after) timeline_.kill(owner_);
  if (fate == Fate::crash_before) return Kept::failed;
  if (fate == Fate::full) return Kept::full;
  if (fate == Fate::failed) return Kept::failed;
  for (const Write& write : transaction.writes) {
    auto& rows = disk_.databases[name_].stores[static_cast<size_t>(write.store)];
    switch (write.kind) {
      case Write::Kind::put:
        rows[write.key] = write.value;
        break;
      case Write::Kind::erase:
        rows.erase(write.key);
        break;
      case Write::Kind::clear:
        rows.clear();
        break;
    }
  }
  return Kept::yes;
}

}  // namespace tz::client::fake
