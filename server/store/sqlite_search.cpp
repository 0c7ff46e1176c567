// The tables `search` and `search_entry`: an index of pairs of characters, see schema.cpp.
#include "base/search_words.h"
#include "model/searchable.h"
#include "store/sqlite_tables.h"

namespace tz::server::tables {
namespace {

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

}  // namespace

Outcome index(SqliteConnection& db, const Record& record) {
  const RecordKey key = key_of(record);
  if (!is_searched(key.collection)) return done();
  const std::string text = searchable_text(record);
  // Gives a row where the text is new, and none where it stands as it did.
  Query entry(db,
              "INSERT INTO search_entry (collection, id, digest) VALUES (?, ?, ?)"
              " ON CONFLICT (collection, id) DO UPDATE SET digest = excluded.digest"
              " WHERE digest <> excluded.digest RETURNING entry");
  entry.text(name_of(key.collection)).uuid(key.id).number(digest_of_text(text));
  if (!entry.step()) return entry.finish();
  const int64_t number = entry.number_at(0);
  if (entry.step()) return error(ErrorCode::internal, "search");
  if (const Outcome kept = entry.finish(); !kept) return kept;
  return Query(db, "INSERT OR REPLACE INTO search (rowid, words) VALUES (?, ?)")
      .number(number)
      .text(index_words(text))
      .run();
}

Outcome index_all(SqliteConnection& db) {
  return each_searched(db, [&](const Record& record) { return index(db, record); });
}

Outcome check_index(SqliteConnection& db) {
  return each_searched(db, [&](const Record& record) -> Outcome {
    const RecordKey key = key_of(record);
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
    if (!take(match)) return done();
  }
  return row.finish();
}

}  // namespace tz::server::tables
