#include "model/record_set.h"

namespace tz {

void RecordSet::put(Record record) {
  const Collection collection = collection_of(record);
  const Uuid parent = parent_of(record);
  std::visit(
      [&](auto& body) {
        using T = std::decay_t<decltype(body)>;
        Table<T>& table = std::get<Table<T>>(tables_);
        if (!parent.is_nil()) {
          const auto known = table.find(body.id);
          if (known != table.end()) {
            const Uuid before = ParentOf{}(known->second);
            if (before != parent) children_[{collection, before}].erase(body.id.uuid);
          }
          children_[{collection, parent}].insert(body.id.uuid);
        }
        table.insert_or_assign(body.id, std::move(body));
      },
      record);
}

void RecordSet::erase(const RecordKey& key) {
  const std::optional<Record> record = find(key);
  if (!record) return;
  const auto siblings = children_.find({key.collection, parent_of(*record)});
  if (siblings != children_.end()) siblings->second.erase(key.id);
  std::visit(
      [&](const auto& body) {
        using T = std::decay_t<decltype(body)>;
        std::get<Table<T>>(tables_).erase(body.id);
      },
      *record);
}

void RecordSet::clear() {
  *this = RecordSet();
}

const Unit* RecordSet::unit_named(std::string_view name) const {
  return named<Unit>(name);
}

const UnitGroup* RecordSet::unit_group_named(std::string_view name) const {
  return named<UnitGroup>(name);
}

const TaskForce* RecordSet::task_force_named(std::string_view name) const {
  return named<TaskForce>(name);
}

int32_t RecordSet::last_order_serial(int32_t year) const {
  int32_t last = 0;
  for (const auto& [id, order] : all_of<SupervisionOrder>()) {
    if (order.year == year && order.serial > last) last = order.serial;
  }
  return last;
}

std::optional<Record> RecordSet::find(const RecordKey& key) const {
  std::optional<Record> out;
  const auto look = [&](const auto& table) {
    using T = typename std::decay_t<decltype(table)>::mapped_type;
    if (kCollectionOf<T> != key.collection) return;
    const auto found = table.find(IdOf<T>(key.id));
    if (found != table.end()) out = found->second;
  };
  std::apply([&](const auto&... table) { (look(table), ...); }, tables_);
  return out;
}

uint64_t RecordSet::version_of(const RecordKey& key) const {
  uint64_t version = 0;
  const auto look = [&](const auto& table) {
    using T = typename std::decay_t<decltype(table)>::mapped_type;
    if (kCollectionOf<T> != key.collection) return;
    const auto found = table.find(IdOf<T>(key.id));
    if (found != table.end()) version = found->second.version;
  };
  std::apply([&](const auto&... table) { (look(table), ...); }, tables_);
  return version;
}

size_t RecordSet::size() const {
  return std::apply([](const auto&... table) { return (table.size() + ...); }, tables_);
}

std::vector<Record> RecordSet::all() const {
  std::vector<Record> out;
  out.reserve(size());
  const auto append = [&](const auto& table) {
    for (const auto& [id, body] : table) out.emplace_back(body);
  };
  std::apply([&](const auto&... table) { (append(table), ...); }, tables_);
  return out;
}

}  // namespace tz
