// The tables `operation` and `meta`.
#include "store/sqlite_tables.h"

namespace tz::server::tables {
namespace {

Error unreadable(uint64_t seq) {
  return error(ErrorCode::store_failed, "", {"operation " + std::to_string(seq)});
}

std::optional<VerdictKind> verdict_named(std::string_view name) {
  for (VerdictKind kind : {VerdictKind::accepted, VerdictKind::rejected, VerdictKind::late}) {
    if (name_of(kind) == name) return kind;
  }
  return std::nullopt;
}

bool read_error(std::string_view text, std::optional<Error>& out) {
  if (text.empty()) return true;
  const Result<json> value = parse_json(text);
  if (!value) return false;
  ObjectReader in(*value, "error");
  out = error_from(in);
  return !in.failed();
}

bool read_changed(std::string_view text, std::vector<RecordKey>& out) {
  const Result<json> value = parse_json(text);
  if (!value || !value->is_array()) return false;
  for (const json& pair : *value) {
    if (!pair.is_array() || pair.size() != 2) return false;
    const std::string* name = pair[0].get_ptr<const std::string*>();
    const std::string* id = pair[1].get_ptr<const std::string*>();
    const auto collection = name == nullptr ? std::nullopt : collection_named(*name);
    const auto uuid = id == nullptr ? std::nullopt : uuid_from(*id);
    if (!collection || !uuid) return false;
    out.push_back({*collection, *uuid});
  }
  return true;
}

bool read_entry(const Query& row, LogEntry& out) {
  out.seq = static_cast<uint64_t>(row.number_at(0));
  out.id = OperationId(row.uuid_at(1));
  out.device = DeviceId(row.uuid_at(2));
  if (!row.is_null(3)) out.device_seq = static_cast<uint64_t>(row.number_at(3));
  out.actor = PersonId(row.uuid_at(4));
  out.kind = row.text_at(5);
  if (!row.is_null(6)) {
    const auto collection = collection_named(row.text_at(6));
    if (!collection) return false;
    out.target = RecordKey{*collection, row.uuid_at(7)};
  }
  out.received_at = row.instant_at(8);
  out.skew_ms = row.number_at(9);
  out.text = row.text_at(10);
  out.digest = row.digest_at(11);
  const auto verdict = verdict_named(row.text_at(12));
  if (!verdict) return false;
  out.verdict = *verdict;
  if (!read_error(row.text_at(13), out.error)) return false;
  if (!read_changed(row.text_at(14), out.changed)) return false;
  out.hash_algorithm = static_cast<int32_t>(row.number_at(15));
  out.hash_prev = row.digest_at(16);
  out.hash = row.digest_at(17);
  return true;
}

// The columns are those of read_entry().
Outcome take_entries(Query& query, const std::function<bool(const LogEntry&)>& take) {
  while (query.step()) {
    LogEntry entry;
    if (!read_entry(query, entry)) return unreadable(entry.seq);
    if (!take(entry)) return done();
  }
  return query.finish();
}

}  // namespace

Result<std::string> epoch(SqliteConnection& db) {
  Query query(db, "SELECT value FROM meta WHERE key = 'epoch'");
  std::string out;
  if (query.step()) out = query.text_at(0);
  if (const Outcome read = query.finish(); !read) return read.error();
  if (out.empty()) return error(ErrorCode::store_failed, "", {"epoch"});
  return out;
}

Outcome set_epoch(SqliteConnection& db, const std::string& epoch) {
  return Query(db, "UPDATE meta SET value = ? WHERE key = 'epoch'").text(epoch).run();
}

Outcome touch(SqliteConnection& db) {
  return Query(db,
               "INSERT INTO meta (key, value) VALUES ('touched', '1') ON CONFLICT (key)"
               " DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)")
      .run();
}

Result<uint64_t> indexed_to(SqliteConnection& db) {
  Query query(db, "SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'indexed'");
  if (query.step()) return static_cast<uint64_t>(query.number_at(0));
  if (const Outcome read = query.finish(); !read) return read.error();
  return error(ErrorCode::store_failed, "", {"indexed"});
}

Outcome note_indexed_to(SqliteConnection& db, uint64_t seq) {
  return Query(db, "UPDATE meta SET value = ? WHERE key = 'indexed'")
      .text(std::to_string(seq))
      .run();
}

Result<bool> must_wipe(SqliteConnection& db) {
  Query query(db, "SELECT 1 FROM meta WHERE key = 'must_wipe'");
  const bool out = query.step();
  if (const Outcome read = query.finish(); !read) return read.error();
  return out;
}

Outcome note_wiped(SqliteConnection& db) {
  return Query(db, "DELETE FROM meta WHERE key = 'must_wipe'").run();
}

Result<Head> head(SqliteConnection& db) {
  Query query(db, "SELECT seq, hash FROM operation ORDER BY seq DESC LIMIT 1");
  Head out;
  if (query.step()) out = {static_cast<uint64_t>(query.number_at(0)), query.digest_at(1)};
  if (const Outcome read = query.finish(); !read) return read.error();
  return out;
}

Result<std::optional<Sha256Digest>> hash_at(SqliteConnection& db, uint64_t seq) {
  Query query(db, "SELECT hash FROM operation WHERE seq = ?");
  query.number(static_cast<int64_t>(seq));
  std::optional<Sha256Digest> out;
  if (query.step()) out = query.digest_at(0);
  if (const Outcome read = query.finish(); !read) return read.error();
  return out;
}

Outcome check_acknowledged(SqliteConnection& db, const Head& head, const Head& acknowledged) {
  if (head.seq < acknowledged.seq) {
    return error(ErrorCode::ledger_behind, "",
                 {std::to_string(head.seq), std::to_string(acknowledged.seq)});
  }
  if (acknowledged.seq == 0) return done();
  const auto hash = hash_at(db, acknowledged.seq);
  if (!hash) return hash.error();
  if (*hash != acknowledged.hash) {
    return error(ErrorCode::chain_broken, "", {std::to_string(acknowledged.seq)});
  }
  return done();
}

Result<std::optional<Receipt>> receipt(SqliteConnection& db, OperationId id) {
  Query query(db, "SELECT seq, digest, verdict, error FROM operation WHERE id = ?");
  query.uuid(id.uuid);
  std::optional<Receipt> out;
  if (query.step()) {
    Receipt found;
    found.verdict.operation = id;
    found.verdict.seq = static_cast<uint64_t>(query.number_at(0));
    found.digest = query.digest_at(1);
    const auto kind = verdict_named(query.text_at(2));
    if (!kind || !read_error(query.text_at(3), found.verdict.error)) {
      return unreadable(found.verdict.seq);
    }
    found.verdict.kind = *kind;
    out = std::move(found);
  }
  if (const Outcome read = query.finish(); !read) return read.error();
  return out;
}

Result<std::optional<OperationId>> operation_numbered(SqliteConnection& db, DeviceId device,
                                                      uint64_t device_seq) {
  Query query(db, "SELECT id FROM operation WHERE device = ? AND device_seq = ?");
  query.uuid(device.uuid).number(static_cast<int64_t>(device_seq));
  std::optional<OperationId> out;
  if (query.step()) out = OperationId(query.uuid_at(0));
  if (const Outcome read = query.finish(); !read) return read.error();
  return out;
}

Result<uint64_t> device_seq_seen(SqliteConnection& db, DeviceId device) {
  Query query(db,
              "SELECT device_seq FROM operation WHERE device = ? AND device_seq IS NOT NULL"
              " ORDER BY device_seq DESC LIMIT 1");
  query.uuid(device.uuid);
  const uint64_t out = query.step() ? static_cast<uint64_t>(query.number_at(0)) : 0;
  if (const Outcome read = query.finish(); !read) return read.error();
  return out;
}

Outcome each_entry(SqliteConnection& db, uint64_t seq,
                   const std::function<bool(const LogEntry&)>& take) {
  Query query(db,
              "SELECT seq, id, device, device_seq, actor, kind, target_collection, target_id,"
              " received_at, skew_ms, json, digest, verdict, error, changed, hash_algorithm,"
              " hash_prev, hash FROM operation WHERE seq > ? ORDER BY seq");
  query.number(static_cast<int64_t>(seq));
  return take_entries(query, take);
}

Outcome each_entry_of(SqliteConnection& db, std::string_view kind,
                      const std::function<bool(const LogEntry&)>& take) {
  Query query(db,
              "SELECT seq, id, device, device_seq, actor, kind, target_collection, target_id,"
              " received_at, skew_ms, json, digest, verdict, error, changed, hash_algorithm,"
              " hash_prev, hash FROM operation WHERE kind = ? ORDER BY seq");
  query.text(kind);
  return take_entries(query, take);
}

Outcome each_registration_of(SqliteConnection& db, PersonId person,
                             const std::function<bool(const LogEntry&)>& take) {
  Query query(db,
              "SELECT seq, id, device, device_seq, actor, kind, target_collection, target_id,"
              " received_at, skew_ms, json, digest, verdict, error, changed, hash_algorithm,"
              " hash_prev, hash FROM operation WHERE kind = 'person.put' AND target_id = ?"
              " AND verdict = 'accepted' ORDER BY seq");
  query.uuid(person.uuid);
  return take_entries(query, take);
}

Outcome replace_text(SqliteConnection& db, uint64_t seq, std::string_view text) {
  const Outcome noted = Query(db,
                              "INSERT INTO meta (key, value) VALUES ('must_wipe', '1')"
                              " ON CONFLICT (key) DO NOTHING")
                            .run();
  if (!noted) return noted;
  return Query(db, "UPDATE operation SET json = ? WHERE seq = ?")
      .text(text)
      .number(static_cast<int64_t>(seq))
      .run();
}

Outcome each_changed(SqliteConnection& db, uint64_t seq, size_t most,
                     const std::function<void(uint64_t, const std::vector<RecordKey>&)>& take) {
  Query query(db, "SELECT seq, changed FROM operation WHERE seq > ? ORDER BY seq LIMIT ?");
  query.number(static_cast<int64_t>(seq)).number(static_cast<int64_t>(most));
  while (query.step()) {
    const auto at = static_cast<uint64_t>(query.number_at(0));
    std::vector<RecordKey> changed;
    if (!read_changed(query.text_at(1), changed)) return unreadable(at);
    take(at, changed);
  }
  return query.finish();
}

Outcome insert_entry(SqliteConnection& db, const LogEntry& entry) {
  Query query(db,
              "INSERT INTO operation (seq, id, device, device_seq, actor, kind,"
              " target_collection, target_id, received_at, skew_ms, json, digest, verdict, error,"
              " changed, hash_algorithm, hash_prev, hash)"
              " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  query.number(static_cast<int64_t>(entry.seq)).uuid(entry.id.uuid).uuid(entry.device.uuid);
  if (entry.device_seq) {
    query.number(static_cast<int64_t>(*entry.device_seq));
  } else {
    query.null();
  }
  query.uuid(entry.actor.uuid).text(entry.kind);
  if (entry.target) {
    query.text(name_of(entry.target->collection)).uuid(entry.target->id);
  } else {
    query.null().null();
  }
  query.instant(entry.received_at).number(entry.skew_ms).text(entry.text).digest(entry.digest);
  query.text(name_of(entry.verdict)).text(error_text(entry.error));
  query.text(changed_text(entry.changed)).number(entry.hash_algorithm);
  return query.digest(entry.hash_prev).digest(entry.hash).run();
}

}  // namespace tz::server::tables
