// The table `record`.
#include "store/sqlite_tables.h"

namespace tz::server::tables {
namespace {

// What scopes and rules look a record up by; schema.cpp says what each means.
struct Columns {
  std::optional<Uuid> parent;
  std::optional<Uuid> unit;
  std::optional<Uuid> other_unit;
  std::optional<Uuid> task;
  bool leads = false;
  std::optional<std::string> name;
  std::optional<int64_t> serial;
  std::optional<CivilDate> cycle;
};

// More orders than that are not issued in a year.
constexpr int64_t kSerialsAYear = 1000000;

struct ColumnsOf {
  SqliteConnection& db;

  Result<Columns> operator()(const Plan&) const { return Columns{}; }
  Result<Columns> operator()(const Task& task) const { return under(task); }
  Result<Columns> operator()(const ReportingCycle& cycle) const { return under(cycle); }
  Result<Columns> operator()(const Unit& unit) const { return named(unit); }
  Result<Columns> operator()(const UnitGroup& group) const { return named(group); }
  Result<Columns> operator()(const TaskForce& task_force) const { return named(task_force); }
  Result<Columns> operator()(const Person& person) const {
    Columns out;
    out.unit = person.unit.uuid;
    return out;
  }
  Result<Columns> operator()(const Assignment& assignment) const {
    Columns out = under(assignment);
    out.unit = assignment.unit.uuid;
    out.task = assignment.task.uuid;
    out.leads = assignment.duty == Duty::lead;
    return out;
  }
  Result<Columns> operator()(const Report& report) const {
    Result<Columns> out = said_by(report, report.unit);
    if (out) out->cycle = report.cycle;
    return out;
  }
  Result<Columns> operator()(const LateArrival& late) const {
    Result<Columns> out = said_by(late, late.unit);
    if (out) out->other_unit.reset();
    return out;
  }
  Result<Columns> operator()(const Problem& problem) const {
    return said_by(problem, problem.owner);
  }
  Result<Columns> operator()(const SupervisionOrder& order) const {
    Result<Columns> out = about(order);
    if (out) out->serial = order.year * kSerialsAYear + order.serial;
    return out;
  }
  Result<Columns> operator()(const Criteria& criteria) const { return under(criteria); }
  Result<Columns> operator()(const Circular& circular) const { return published(circular); }
  Result<Columns> operator()(const Assessment& assessment) const { return published(assessment); }
  Result<Columns> operator()(const AccountabilityEntry& entry) const {
    Columns out = under(entry);
    if (entry.is_shown()) out.unit = entry.unit.uuid;
    if (!entry.is_public()) out.task = entry.id.uuid;
    return out;
  }
  Result<Columns> operator()(const Objection& objection) const {
    Columns out = under(objection);
    out.unit = objection.unit.uuid;
    out.task = uuid_of(objection.about);
    return out;
  }
  template <class OfAssignment>
  Result<Columns> operator()(const OfAssignment& body) const {
    return about(body);
  }

 private:
  template <class Body>
  static Columns named(const Body& body) {
    Columns out;
    out.name = body.name;
    return out;
  }

  template <class Body>
  static Columns under(const Body& body) {
    Columns out;
    out.parent = ParentOf{}(body);
    return out;
  }

  template <class Body>
  static Columns published(const Body& body) {
    Columns out = under(body);
    if (!body.is_shown()) out.task = body.id.uuid;
    return out;
  }

  // The unit and the task of the assignment that it is about.
  template <class Body>
  Result<Columns> about(const Body& body) const {
    Columns out = under(body);
    Query query(db, "SELECT unit, task FROM record WHERE collection = 'assignment' AND id = ?");
    query.uuid(*out.parent);
    if (query.step()) {
      out.unit = query.uuid_at(0);
      out.task = query.uuid_at(1);
    }
    if (const Outcome read = query.finish(); !read) return read.error();
    return out;
  }

  // Likewise, but first of all `unit`'s; the assignment's comes second where it is another.
  template <class Body>
  Result<Columns> said_by(const Body& body, UnitId unit) const {
    Result<Columns> out = about(body);
    if (!out) return out;
    if (out->unit && *out->unit != unit.uuid) out->other_unit = out->unit;
    out->unit = unit.uuid;
    return out;
  }
};

void bind(Query& query, const std::optional<Uuid>& value) {
  if (value) {
    query.uuid(*value);
  } else {
    query.null();
  }
}

void bind(Query& query, const Columns& columns) {
  bind(query, columns.parent);
  bind(query, columns.unit);
  bind(query, columns.other_unit);
  bind(query, columns.task);
  query.number(columns.leads ? 1 : 0);
  if (columns.name) {
    query.text(*columns.name);
  } else {
    query.null();
  }
  if (columns.serial) {
    query.number(*columns.serial);
  } else {
    query.null();
  }
  if (columns.cycle) {
    query.text(to_iso(*columns.cycle));
  } else {
    query.null();
  }
}

int64_t stored_version(const Record& record) {
  return static_cast<int64_t>(version_of(record));
}

// Also of a record that was deleted.
Result<std::optional<int64_t>> row_of(SqliteConnection& db, const RecordKey& key) {
  Query query(db, "SELECT rowid FROM record WHERE collection = ? AND id = ?");
  query.text(name_of(key.collection)).uuid(key.id);
  std::optional<int64_t> row;
  if (query.step()) row = query.number_at(0);
  if (const Outcome read = query.finish(); !read) return read.error();
  return row;
}

// No statement that inserts or updates, whichever is needed: SQLite would keep a copy of each page
// that it touches.
Outcome add_row(SqliteConnection& db, const Record& record, const Columns& columns,
                std::string_view body) {
  const RecordKey key = key_of(record);
  Query query(db,
              "INSERT INTO record (collection, id, version, deleted, body, parent, unit,"
              " other_unit, task, leads, name, serial, cycle)"
              " VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  query.text(name_of(key.collection)).uuid(key.id).number(stored_version(record)).text(body);
  bind(query, columns);
  return query.run();
}

// Mostly nothing changes that it is looked up by: the indexes of those columns are then left alone.
Outcome change_row(SqliteConnection& db, int64_t row, const Record& record, const Columns& columns,
                   std::string_view body) {
  Query same(db,
             "UPDATE record SET version = ?, deleted = 0, body = ? WHERE rowid = ?"
             " AND parent IS ? AND unit IS ? AND other_unit IS ? AND task IS ? AND leads = ?"
             " AND name IS ? AND serial IS ? AND cycle IS ?");
  same.number(stored_version(record)).text(body).number(row);
  bind(same, columns);
  if (const Outcome changed = same.run(); !changed) return changed;
  if (db.changed_rows() == 1) return done();
  Query all(db,
            "UPDATE record SET version = ?, deleted = 0, body = ?, parent = ?, unit = ?,"
            " other_unit = ?, task = ?, leads = ?, name = ?, serial = ?, cycle = ?"
            " WHERE rowid = ?");
  all.number(stored_version(record)).text(body);
  bind(all, columns);
  return all.number(row).run();
}

Result<Record> read_record(Collection collection, std::string_view body, uint64_t version) {
  const Result<json> value = parse_json(body);
  if (!value) return error(ErrorCode::store_failed, "", {std::string(name_of(collection))});
  Result<Record> record = record_from(collection, *value, version);
  if (!record) return error(ErrorCode::store_failed, "", {record.error().field});
  return record;
}

// Columns: version, body.
Result<std::vector<Record>> read_all(Query& query, Collection collection) {
  std::vector<Record> out;
  while (query.step()) {
    Result<Record> record =
        read_record(collection, query.text_at(1), static_cast<uint64_t>(query.number_at(0)));
    if (!record) return record.error();
    out.push_back(std::move(*record));
  }
  if (const Outcome read = query.finish(); !read) return read.error();
  return out;
}

}  // namespace

Result<std::optional<Record>> record(SqliteConnection& db, const RecordKey& key) {
  Query query(db,
              "SELECT version, body FROM record"
              " WHERE collection = ? AND id = ? AND deleted = 0");
  query.text(name_of(key.collection)).uuid(key.id);
  Result<std::vector<Record>> found = read_all(query, key.collection);
  if (!found) return found.error();
  if (found->empty()) return std::optional<Record>();
  return std::optional<Record>(std::move(found->front()));
}

Result<std::vector<Record>> records_in(SqliteConnection& db, Collection collection) {
  Query query(db,
              "SELECT version, body FROM record"
              " WHERE collection = ? AND deleted = 0 ORDER BY id");
  query.text(name_of(collection));
  return read_all(query, collection);
}

Result<std::vector<Record>> children(SqliteConnection& db, Collection collection,
                                     const Uuid& parent) {
  // The index is named: left to itself, SQLite walks through all of the collection, for these stand
  // in the wanted order already.
  Query query(db,
              "SELECT version, body FROM record INDEXED BY record_parent"
              " WHERE parent = ? AND collection = ? AND deleted = 0 ORDER BY id");
  query.uuid(parent).text(name_of(collection));
  return read_all(query, collection);
}

Result<std::vector<Record>> reports_in(SqliteConnection& db, AssignmentId assignment,
                                       CivilDate cycle) {
  Query query(db,
              "SELECT version, body FROM record INDEXED BY record_parent"
              " WHERE parent = ? AND collection = ? AND cycle = ? AND deleted = 0 ORDER BY id");
  query.uuid(assignment.uuid).text(name_of(Collection::report)).text(to_iso(cycle));
  return read_all(query, Collection::report);
}

Result<int32_t> last_order_serial(SqliteConnection& db, int32_t year) {
  Query query(db, "SELECT max(serial) FROM record WHERE serial >= ? AND serial < ?");
  query.number(year * kSerialsAYear).number((year + 1) * kSerialsAYear);
  int64_t last = 0;
  if (query.step()) last = query.number_at(0);
  if (const Outcome read = query.finish(); !read) return read.error();
  return static_cast<int32_t>(last % kSerialsAYear);
}

Result<std::optional<Uuid>> named(SqliteConnection& db, Collection collection,
                                  std::string_view name) {
  Query query(db,
              "SELECT id FROM record INDEXED BY record_name"
              " WHERE name = ? AND collection = ? AND deleted = 0 ORDER BY id LIMIT 1");
  query.text(name).text(name_of(collection));
  std::optional<Uuid> out;
  if (query.step()) out = query.uuid_at(0);
  if (const Outcome read = query.finish(); !read) return read.error();
  return out;
}

Result<std::set<TaskId>> tasks_led_by(SqliteConnection& db, UnitId unit) {
  Query query(db,
              "SELECT task FROM record INDEXED BY record_lead"
              " WHERE unit = ? AND leads = 1 AND deleted = 0");
  query.uuid(unit.uuid);
  std::set<TaskId> out;
  while (query.step()) out.insert(TaskId(query.uuid_at(0)));
  if (const Outcome read = query.finish(); !read) return read.error();
  return out;
}

Outcome put_record(SqliteConnection& db, const Record& record) {
  const Result<Columns> columns = std::visit(ColumnsOf{db}, record);
  if (!columns) return columns.error();
  const std::string body = canonical(body_json(record));
  const Result<std::optional<int64_t>> row = row_of(db, key_of(record));
  if (!row) return row.error();
  const Outcome put =
      *row ? change_row(db, **row, record, *columns, body) : add_row(db, record, *columns, body);
  if (!put) return put;
  return cite(db, record);
}

Outcome delete_record(SqliteConnection& db, const RecordKey& key, uint64_t version) {
  return Query(db, "UPDATE record SET version = ?, deleted = 1 WHERE collection = ? AND id = ?")
      .number(static_cast<int64_t>(version))
      .text(name_of(key.collection))
      .uuid(key.id)
      .run();
}

}  // namespace tz::server::tables
