// What changed in a scope: the tables `record` and `departure`, read in one order.
//
// Who sees everything reads along the versions. For everybody else that would mean to read through
// the work of all other units; so what may concern a scope is read from one source for each reason
// to see it, each along its own index, and merged. A row that two sources give is handed out once.
#include <algorithm>
#include <tuple>

#include "store/sqlite_tables.h"

namespace tz::server::tables {
namespace {

// Columns 4 to 6 say to whom a record belongs, and for a departure to whom it belonged; then 8 to
// 11 tell how it stands now. ?1 to ?3: after which position; ?4: what the source is about.
constexpr const char* kAll =
    "SELECT version, collection, id, 0, unit, other_unit, task, body FROM record"
    " INDEXED BY record_version"
    " WHERE deleted = 0 AND (version, collection, id) > (?1, ?2, ?3)"
    " ORDER BY version, collection, id";
constexpr const char* kCommon =
    "SELECT version, collection, id, 0, unit, other_unit, task, body FROM record"
    " INDEXED BY record_common"
    " WHERE task IS NULL AND deleted = 0 AND (version, collection, id) > (?1, ?2, ?3)"
    " ORDER BY version, collection, id";
constexpr const char* kOfUnit =
    "SELECT version, collection, id, 0, unit, other_unit, task, body FROM record"
    " INDEXED BY record_unit"
    " WHERE unit = ?4 AND deleted = 0 AND (version, collection, id) > (?1, ?2, ?3)"
    " ORDER BY version, collection, id";
constexpr const char* kOfOtherUnit =
    "SELECT version, collection, id, 0, unit, other_unit, task, body FROM record"
    " INDEXED BY record_other_unit"
    " WHERE other_unit = ?4 AND deleted = 0 AND (version, collection, id) > (?1, ?2, ?3)"
    " ORDER BY version, collection, id";
constexpr const char* kOfTask =
    "SELECT version, collection, id, 0, unit, other_unit, task, body FROM record"
    " INDEXED BY record_task"
    " WHERE task = ?4 AND deleted = 0 AND (version, collection, id) > (?1, ?2, ?3)"
    " ORDER BY version, collection, id";
constexpr const char* kDepartures =
    "SELECT d.version, d.collection, d.id, 1, d.unit, d.other_unit, d.task, NULL,"
    "       r.deleted, r.unit, r.other_unit, r.task"
    "  FROM departure d JOIN record r ON r.collection = d.collection AND r.id = d.id"
    " WHERE (d.version, d.collection, d.id) > (?1, ?2, ?3)"
    " ORDER BY d.version, d.collection, d.id";

// With more sources than that, reading everything is no worse.
constexpr size_t kMostLedTasks = 200;

// One row after the other of one query.
class Source {
 public:
  Source(SqliteConnection& db, const char* sql, const Position& after) : row_(db, sql) {
    row_.number(static_cast<int64_t>(after.version));
    // Past every collection's name: nothing more of that version.
    row_.text(after.whole_version ? std::string_view("~") : name_of(after.collection));
    row_.uuid(after.id);
  }
  Source(SqliteConnection& db, const char* sql, const Position& after, const Uuid& about)
      : Source(db, sql, after) {
    row_.uuid(about);
  }

  // False at the end, or at a fault.
  bool advance() {
    if (!row_.step()) return false;
    version_ = row_.number_at(0);
    collection_ = row_.text_at(1);
    id_ = row_.uuid_at(2);
    gone_ = row_.number_at(3) != 0;
    return true;
  }
  auto place() const { return std::tie(version_, collection_, id_, gone_); }
  const Query& row() const { return row_; }
  bool is_gone() const { return gone_; }

 private:
  Query row_;
  int64_t version_ = 0;
  std::string_view collection_;  // valid until the next step, as the row is
  Uuid id_;
  bool gone_ = false;
};

using Sources = std::vector<std::unique_ptr<Source>>;

Sources sources_of(SqliteConnection& db, const Scope& scope, const Position& after) {
  Sources out;
  const auto add = [&](auto... about) { out.push_back(std::make_unique<Source>(db, about...)); };
  add(kDepartures, after);
  if (scope.whole_ledger || scope.led_tasks.size() > kMostLedTasks) {
    add(kAll, after);
    return out;
  }
  add(kCommon, after);
  if (scope.people_only) return out;
  add(kOfUnit, after, scope.unit.uuid);
  add(kOfOtherUnit, after, scope.unit.uuid);
  for (const TaskId task : scope.led_tasks) add(kOfTask, after, task.uuid);
  return out;
}

bool concerns(const Scope& scope, Collection collection, const Query& row, bool gone) {
  const bool saw = sees(scope, collection, row.uuid_at(4), row.uuid_at(5), row.uuid_at(6));
  if (!gone || !saw) return saw;
  const bool is_deleted = row.number_at(8) != 0;
  return is_deleted || !sees(scope, collection, row.uuid_at(9), row.uuid_at(10), row.uuid_at(11));
}

// Forward to the next row; the source that has come to its end is dropped.
Outcome advance(Sources& sources, size_t at) {
  if (sources[at]->advance()) return done();
  if (const Outcome ended = sources[at]->row().finish(); !ended) return ended;
  sources.erase(sources.begin() + static_cast<std::ptrdiff_t>(at));
  return done();
}

}  // namespace

bool sees(const Scope& scope, Collection collection, const Uuid& unit, const Uuid& other_unit,
          const Uuid& task) {
  if (scope.whole_ledger) return true;
  if (collection == Collection::unit || collection == Collection::unit_group) return true;
  const bool is_own = unit == scope.unit.uuid;
  if (collection == Collection::person) return scope.people_only || is_own;
  if (scope.people_only) return false;
  switch (collection) {
    case Collection::plan:
    case Collection::task:
    case Collection::cycle:
    case Collection::criteria:
    case Collection::task_force:
      return true;
    case Collection::circular:
    case Collection::assessment:
      return task.is_nil();
    case Collection::accountability:
      return is_own || task.is_nil();
    case Collection::late_arrival:
    case Collection::objection:
      return is_own;
    default:
      return is_own || other_unit == scope.unit.uuid || scope.led_tasks.count(TaskId(task)) != 0;
  }
}

Outcome each_change(SqliteConnection& db, const Scope& scope, const Position& after,
                    const std::function<bool(const Change&)>& take) {
  Sources sources = sources_of(db, scope, after);
  for (size_t i = sources.size(); i-- > 0;) {
    if (const Outcome begun = advance(sources, i); !begun) return begun;
  }
  std::optional<std::pair<Position, bool>> last;
  while (!sources.empty()) {
    const auto first =
        std::min_element(sources.begin(), sources.end(),
                         [](const auto& a, const auto& b) { return a->place() < b->place(); });
    const Query& row = (*first)->row();
    const auto collection = collection_named(row.text_at(1));
    if (!collection) return error(ErrorCode::store_failed, "", {std::string(row.text_at(1))});
    Change change;
    change.key = {*collection, row.uuid_at(2)};
    change.at = {static_cast<uint64_t>(row.number_at(0)), *collection, change.key.id, false};
    change.gone = (*first)->is_gone();
    change.body = row.text_at(7);
    const auto place = std::make_pair(change.at, change.gone);
    if (last != place && concerns(scope, *collection, row, change.gone)) {
      if (!take(change)) return done();
      last = place;
    }
    const auto at = static_cast<size_t>(first - sources.begin());
    if (const Outcome next = advance(sources, at); !next) return next;
  }
  return done();
}

}  // namespace tz::server::tables
