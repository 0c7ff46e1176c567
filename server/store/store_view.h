// StoreView: the rules' view of the ledger inside a transaction. Records are read when the rules
// ask for them and kept. A view may go on from one transaction to the next (read_from), as long as
// nobody else has written between the two; then what it knows need not be read again. One thread.
#pragma once

#include <array>
#include <set>

#include "model/record_set.h"
#include "store/store.h"

namespace tz::server {

class StoreView : public LedgerView {
 public:
  // Of no transaction yet.
  StoreView() = default;
  explicit StoreView(Snapshot& snapshot) : snapshot_(&snapshot) {}

  // Goes on in another transaction, on the same state that the last one left behind. Nothing may be
  // asked after that transaction's end and before the next one.
  void read_from(Snapshot& snapshot);

  const Unit* unit_named(std::string_view name) const override;
  const UnitGroup* unit_group_named(std::string_view name) const override;
  const TaskForce* task_force_named(std::string_view name) const override;
  int32_t last_order_serial(int32_t year) const override;

  // After the record was put into the transaction.
  void put(const Record& record);
  // Forgets everything read, and the fault: a step was undone, or the ledger has changed.
  void forget();
  // How many records and gaps it knows.
  size_t size() const { return known_.size(); }
  // Whether a record of that kind was put in this transaction.
  bool has_put(Collection collection) const { return put_[static_cast<size_t>(collection)]; }
  // The rules cannot be told of a failing store: whoever uses what they said must look here first.
  const std::optional<Error>& fault() const { return fault_; }

 protected:
  const RecordSet& holding(const RecordKey& key) const override;
  const RecordSet& holding_children(Collection collection, const Uuid& parent) const override;
  const RecordSet& holding_reports(AssignmentId assignment, CivilDate cycle) const override;

 private:
  bool is_new(const RecordKey& key) const;
  std::optional<Uuid> named(Collection collection, std::string_view name) const;
  void keep(Result<std::vector<Record>> found) const;

  Snapshot* snapshot_ = nullptr;
  mutable RecordSet records_;
  mutable std::set<RecordKey> known_;          // asked for already, there or not
  mutable std::set<RecordKey> parents_known_;  // whose children of a collection were asked for
  mutable std::set<std::pair<AssignmentId, CivilDate>>
      cycles_known_;  // whose reports were asked for
  mutable std::optional<Error> fault_;
  std::array<bool, kCollections> put_{};
};

}  // namespace tz::server
