// The tables `search` and `search_entry`: an index of pairs of characters, see schema.cpp. It
// follows the log at a distance; what it does not know yet is read from the records.
#include <algorithm>

#include "base/search_words.h"
#include "model/searchable.h"
#include "store/sqlite_tables.h"

namespace tz::server::tables {
namespace {

constexpr size_t kAllEntries = INT64_MAX;

// Eight bytes are enough to see a change by.
int64_t digest_of_text(std::string_view text) {
  const Sha256Digest digest = sha256(text);
  uint64_t out = 0;
  for (size_t i = 0; i < sizeof out; ++i) out = out << 8 | digest[i];
  return static_cast<int64_t>(out);
}

std::string name_of_entry(const RecordKey& key) {
  return "search " + std::string(name_of(key.collection)) + ' ' + to_string(key.id);
}

// Calls `work` for each record of every kind that is searched.
Outcome each_searched(SqliteConnection& db, const std::function<Outcome(const Record&)>& work) {
  for (int i = 0; i < kCollections; ++i) {
    const auto collection = static_cast<Collection>(i);
    if (!is_searched(collection)) continue;
    const Result<std::vector<Record>> records = records_in(db, collection);
    if (!records) return records.error();
    for (const Record& record : *records) {
      if (const Outcome worked = work(record); !worked) return worked;
    }
  }
  return done();
}

// The record is found by the words of `text` from now on.
Outcome index(SqliteConnection& db, const RecordKey& key, std::string_view text) {
  const int64_t digest = digest_of_text(text);
  std::optional<int64_t> entry;
  {
    Query known(db, "SELECT entry, digest FROM search_entry WHERE collection = ? AND id = ?");
    known.text(name_of(key.collection)).uuid(key.id);
    if (known.step()) {
      if (known.number_at(1) == digest) return done();
      entry = known.number_at(0);
    }
    if (const Outcome read = known.finish(); !read) return read;
  }
  // No statement here may be one that SQLite undoes by itself when it fails half way (several rows,
  // RETURNING): before each of those it writes all new words of the index to the tables.
  if (entry) {
    const Outcome changed = Query(db, "UPDATE search_entry SET digest = ? WHERE entry = ?")
                                .number(digest)
                                .number(*entry)
                                .run();
    if (!changed) return changed;
    return Query(db, "INSERT OR REPLACE INTO search (rowid, words) VALUES (?, ?)")
        .number(*entry)
        .text(index_words(text))
        .run();
  }
  const Outcome added =
      Query(db, "INSERT INTO search_entry (collection, id, digest) VALUES (?, ?, ?)")
          .text(name_of(key.collection))
          .uuid(key.id)
          .number(digest)
          .run();
  if (!added) return added;
  return Query(db, "INSERT INTO search (rowid, words) VALUES (last_insert_rowid(), ?)")
      .text(index_words(text))
      .run();
}

// What the index has still to be told of: of the kinds that are searched, changed by `most` entries
// after the last that it knows.
struct Unindexed {
  std::set<RecordKey> keys;
  size_t entries = 0;
  uint64_t last = 0;  // where entries > 0
};

Result<Unindexed> unindexed(SqliteConnection& db, size_t most) {
  const Result<uint64_t> known = indexed_to(db);
  if (!known) return known.error();
  Unindexed out;
  const auto take = [&](uint64_t seq, const std::vector<RecordKey>& changed) {
    for (const RecordKey& key : changed) {
      if (is_searched(key.collection)) out.keys.insert(key);
    }
    ++out.entries;
    out.last = seq;
  };
  if (const Outcome read = each_changed(db, *known, most, take); !read) return read.error();
  return out;
}

// The order in which matches are handed out.
bool comes_before(const Match& a, const Match& b) {
  const bool a_is_task = a.key.collection == Collection::task;
  const bool b_is_task = b.key.collection == Collection::task;
  if (a_is_task != b_is_task) return a_is_task;
  return a.version > b.version;
}

// Whether the record is there and in the scope, by its columns.
Result<bool> is_seen(SqliteConnection& db, const Scope& scope, const RecordKey& key) {
  Query row(db,
            "SELECT unit, other_unit, task FROM record"
            " WHERE collection = ? AND id = ? AND deleted = 0");
  row.text(name_of(key.collection)).uuid(key.id);
  const bool is_there = row.step();
  if (const Outcome read = row.finish(); !read) return read.error();
  if (!is_there) return false;
  return sees(scope, key.collection, row.uuid_at(0), row.uuid_at(1), row.uuid_at(2));
}

// Of those records, in the order in which they are handed out: found without the index.
Result<std::vector<Match>> matches_among(SqliteConnection& db, const std::set<RecordKey>& keys,
                                         const Scope& scope,
                                         const std::vector<std::string>& terms) {
  std::vector<Match> out;
  for (const RecordKey& key : keys) {
    const Result<bool> seen = is_seen(db, scope, key);
    if (!seen) return seen.error();
    if (!*seen) continue;
    const Result<std::optional<Record>> found = record(db, key);
    if (!found) return found.error();
    if (!*found || !holds_all(folded(searchable_text(**found)), terms)) continue;
    out.push_back({key, version_of(**found)});
  }
  std::sort(out.begin(), out.end(), comes_before);
  return out;
}

}  // namespace

Outcome index_all(SqliteConnection& db) {
  return each_searched(
      db, [&](const Record& record) { return index(db, key_of(record), searchable_text(record)); });
}

Result<bool> index_some(SqliteConnection& db, size_t most) {
  const Result<Unindexed> missing = unindexed(db, most);
  if (!missing) return missing.error();
  if (missing->entries == 0) return false;
  for (const RecordKey& key : missing->keys) {
    const Result<std::optional<Record>> found = record(db, key);
    if (!found) return found.error();
    if (!*found) continue;
    if (const Outcome put = index(db, key, searchable_text(**found)); !put) return put.error();
  }
  if (const Outcome noted = note_indexed_to(db, missing->last); !noted) return noted.error();
  return missing->entries == most;
}

Outcome check_index(SqliteConnection& db) {
  const Result<Unindexed> missing = unindexed(db, kAllEntries);
  if (!missing) return missing.error();
  return each_searched(db, [&](const Record& record) -> Outcome {
    const RecordKey key = key_of(record);
    if (missing->keys.count(key) != 0) return done();
    Query entry(db,
                "SELECT digest FROM search_entry JOIN search_docsize ON search_docsize.id = entry"
                " WHERE collection = ? AND search_entry.id = ?");
    entry.text(name_of(key.collection)).uuid(key.id);
    const bool is_same =
        entry.step() && entry.number_at(0) == digest_of_text(searchable_text(record));
    if (is_same) return done();
    if (const Outcome read = entry.finish(); !read) return read;
    return error(ErrorCode::store_failed, "", {name_of_entry(key)});
  });
}

Outcome each_match(SqliteConnection& db, const Scope& scope, const std::vector<std::string>& terms,
                   const std::function<bool(const Match&)>& take) {
  if (terms.empty()) return done();
  const Result<Unindexed> missing = unindexed(db, kAllEntries);
  if (!missing) return missing.error();
  const Result<std::vector<Match>> fresh = matches_among(db, missing->keys, scope, terms);
  if (!fresh) return fresh.error();
  size_t next = 0;  // of the fresh ones
  Query row(db,
            "SELECT r.version, r.collection, r.id, r.unit, r.other_unit, r.task"
            "  FROM search JOIN search_entry e ON e.entry = search.rowid"
            "  JOIN record r ON r.collection = e.collection AND r.id = e.id"
            " WHERE search MATCH ? AND r.deleted = 0"
            " ORDER BY r.collection <> 'task', r.version DESC");
  row.text(index_query(terms));
  while (row.step()) {
    const auto collection = collection_named(row.text_at(1));
    if (!collection) return error(ErrorCode::store_failed, "", {std::string(row.text_at(1))});
    if (!sees(scope, *collection, row.uuid_at(3), row.uuid_at(4), row.uuid_at(5))) continue;
    const Match match{{*collection, row.uuid_at(2)}, static_cast<uint64_t>(row.number_at(0))};
    // The index holds what it said before.
    if (missing->keys.count(match.key) != 0) continue;
    while (next < fresh->size() && comes_before((*fresh)[next], match)) {
      if (!take((*fresh)[next++])) return done();
    }
    if (!take(match)) return done();
  }
  if (const Outcome read = row.finish(); !read) return read;
  while (next < fresh->size()) {
    if (!take((*fresh)[next++])) return done();
  }
  return done();
}

}  // namespace tz::server::tables
