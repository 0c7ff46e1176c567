// RecordSet: records in memory, ordered by id, with an index from each record to those about it. A
// value: copyable, owned by whoever holds it, not shared between threads.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "model/ledger_view.h"

namespace tz {

// The place of a type among the alternatives of Record is its collection.
template <class T, size_t I = 0>
constexpr size_t index_in_record() {
  if constexpr (std::is_same_v<T, std::variant_alternative_t<I, Record>>) {
    return I;
  } else {
    return index_in_record<T, I + 1>();
  }
}
template <class T>
inline constexpr Collection kCollectionOf = static_cast<Collection>(index_in_record<T>());

template <class T>
using IdOf = decltype(T::id);

class RecordSet : public LedgerView {
 public:
  template <class T>
  using Table = std::map<IdOf<T>, T>;

  // Adds, or replaces the one with the same key.
  void put(Record record);
  void erase(const RecordKey& key);
  void clear();

  template <class T>
  const Table<T>& all_of() const {
    return std::get<Table<T>>(tables_);
  }
  template <class T>
  const T* find(const Uuid& id) const {
    const Table<T>& table = all_of<T>();
    const auto found = table.find(IdOf<T>(id));
    return found == table.end() ? nullptr : &found->second;
  }
  // In the order of ids.
  template <class T>
  std::vector<const T*> children(const Uuid& parent) const {
    std::vector<const T*> out;
    const auto ids = children_.find({kCollectionOf<T>, parent});
    if (ids == children_.end()) return out;
    for (const Uuid& id : ids->second) out.push_back(find<T>(id));
    return out;
  }
  const Unit* unit_named(std::string_view name) const override;
  const UnitGroup* unit_group_named(std::string_view name) const override;
  const TaskForce* task_force_named(std::string_view name) const override;
  int32_t last_order_serial(int32_t year) const override;

  const Table<Plan>& plans() const { return all_of<Plan>(); }
  const Table<Task>& tasks() const { return all_of<Task>(); }
  const Table<Unit>& units() const { return all_of<Unit>(); }
  const Table<Person>& persons() const { return all_of<Person>(); }
  const Table<Assignment>& assignments() const { return all_of<Assignment>(); }
  const Table<Report>& reports() const { return all_of<Report>(); }
  const Table<LateArrival>& late_arrivals() const { return all_of<LateArrival>(); }

  // 0 when there is none.
  uint64_t version_of(const RecordKey& key) const;
  std::optional<Record> find(const RecordKey& key) const;
  size_t size() const;
  // Every record, by collection and id.
  std::vector<Record> all() const;
  // The same without the records themselves: `take` gets each one's key and version.
  template <class Take>
  void each_version(const Take& take) const {
    const auto walk = [&](const auto& table) {
      using T = typename std::decay_t<decltype(table)>::mapped_type;
      for (const auto& [id, record] : table) {
        take(RecordKey{kCollectionOf<T>, id.uuid}, record.version);
      }
    };
    std::apply([&](const auto&... table) { (walk(table), ...); }, tables_);
  }

  friend bool operator==(const RecordSet& a, const RecordSet& b) { return a.tables_ == b.tables_; }

 protected:
  const RecordSet& holding(const RecordKey&) const override { return *this; }
  const RecordSet& holding_children(Collection, const Uuid&) const override { return *this; }
  const RecordSet& holding_reports(AssignmentId, CivilDate) const override { return *this; }

 private:
  template <class Variant>
  struct TablesOf;
  template <class... T>
  struct TablesOf<std::variant<T...>> {
    using type = std::tuple<Table<T>...>;
  };

  template <class T>
  const T* named(std::string_view name) const {
    for (const auto& [id, record] : all_of<T>()) {
      if (record.name == name) return &record;
    }
    return nullptr;
  }

  TablesOf<Record>::type tables_;
  std::map<std::pair<Collection, Uuid>, std::set<Uuid>> children_;
};

}  // namespace tz
