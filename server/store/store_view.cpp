#include "store/store_view.h"

namespace tz::server {

void StoreView::read_from(Snapshot& snapshot) {
  snapshot_ = &snapshot;
  put_.fill(false);
  fault_.reset();
}

bool StoreView::is_new(const RecordKey& key) const {
  return known_.insert(key).second;
}

const RecordSet& StoreView::holding(const RecordKey& key) const {
  if (!is_new(key)) return records_;
  Result<std::optional<Record>> found = snapshot_->record(key);
  if (!found) {
    if (!fault_) fault_ = found.error();
  } else if (*found) {
    records_.put(std::move(**found));
  }
  return records_;
}

const RecordSet& StoreView::holding_children(Collection collection, const Uuid& parent) const {
  if (parents_known_.insert({collection, parent}).second) {
    keep(snapshot_->children(collection, parent));
  }
  return records_;
}

const RecordSet& StoreView::holding_reports(AssignmentId assignment, CivilDate cycle) const {
  if (cycles_known_.insert({assignment, cycle}).second) {
    keep(snapshot_->reports_in(assignment, cycle));
  }
  return records_;
}

// Records that are known already stay as they are: the rules may hold pointers to them.
void StoreView::keep(Result<std::vector<Record>> found) const {
  if (!found) {
    if (!fault_) fault_ = found.error();
    return;
  }
  for (Record& record : *found) {
    if (is_new(key_of(record))) records_.put(std::move(record));
  }
}

// Asked anew each time: it may have been renamed within the transaction.
std::optional<Uuid> StoreView::named(Collection collection, std::string_view name) const {
  Result<std::optional<Uuid>> found = snapshot_->named(collection, name);
  if (found) return *found;
  if (!fault_) fault_ = found.error();
  return std::nullopt;
}

const Unit* StoreView::unit_named(std::string_view name) const {
  const std::optional<Uuid> found = named(Collection::unit, name);
  return found ? unit(UnitId(*found)) : nullptr;
}

const UnitGroup* StoreView::unit_group_named(std::string_view name) const {
  const std::optional<Uuid> found = named(Collection::unit_group, name);
  return found ? unit_group(GroupId(*found)) : nullptr;
}

const TaskForce* StoreView::task_force_named(std::string_view name) const {
  const std::optional<Uuid> found = named(Collection::task_force, name);
  return found ? task_force(TaskForceId(*found)) : nullptr;
}

int32_t StoreView::last_order_serial(int32_t year) const {
  const Result<int32_t> found = snapshot_->last_order_serial(year);
  if (found) return *found;
  if (!fault_) fault_ = found.error();
  return 0;
}

void StoreView::put(const Record& record) {
  known_.insert(key_of(record));
  put_[record.index()] = true;
  records_.put(record);
}

void StoreView::forget() {
  records_.clear();
  known_.clear();
  parents_known_.clear();
  cycles_known_.clear();
  fault_.reset();
}

}  // namespace tz::server
