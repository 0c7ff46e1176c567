// The tables `blob` and `blob_citation`.
#include "store/sqlite_tables.h"

namespace tz::server::tables {
namespace {

// Columns: hash, person, size, received_at.
Result<std::vector<BlobHolder>> read_holders(Query& query) {
  std::vector<BlobHolder> out;
  while (query.step()) {
    BlobHolder holder;
    holder.hash = query.digest_at(0);
    holder.person = PersonId(query.uuid_at(1));
    holder.size_bytes = query.number_at(2);
    holder.received_at = query.instant_at(3);
    out.push_back(holder);
  }
  if (const Outcome read = query.finish(); !read) return read.error();
  return out;
}

Result<int64_t> read_number(Query& query) {
  const int64_t out = query.step() ? query.number_at(0) : 0;
  if (const Outcome read = query.finish(); !read) return read.error();
  return out;
}

}  // namespace

Outcome cite(SqliteConnection& db, const Record& record) {
  const RecordKey key = key_of(record);
  for (const Citation& citation : citations_of(record)) {
    Query query(db,
                "INSERT OR IGNORE INTO blob_citation (hash, collection, id, person)"
                " VALUES (?, ?, ?, ?)");
    query.digest(citation.hash).text(name_of(key.collection)).uuid(key.id);
    if (const Outcome put = query.uuid(citation.by.uuid).run(); !put) return put;
  }
  return done();
}

Result<std::vector<CitedIn>> citing(SqliteConnection& db, const Sha256Digest& hash) {
  Query query(db,
              "SELECT collection, id, person FROM blob_citation WHERE hash = ?"
              " ORDER BY collection, id, person");
  query.digest(hash);
  std::vector<CitedIn> out;
  while (query.step()) {
    const auto collection = collection_named(query.text_at(0));
    if (!collection) return error(ErrorCode::store_failed, "", {std::string(query.text_at(0))});
    out.push_back({{*collection, query.uuid_at(1)}, PersonId(query.uuid_at(2))});
  }
  if (const Outcome read = query.finish(); !read) return read.error();
  return out;
}

Result<std::set<Sha256Digest>> cited_blobs(SqliteConnection& db) {
  Query query(db, "SELECT DISTINCT hash FROM blob_citation");
  std::set<Sha256Digest> out;
  while (query.step()) out.insert(query.digest_at(0));
  if (const Outcome read = query.finish(); !read) return read.error();
  return out;
}

Result<std::vector<BlobHolder>> blob_holders(SqliteConnection& db, const Sha256Digest& hash) {
  Query query(db,
              "SELECT hash, person, size, received_at FROM blob WHERE hash = ? ORDER BY person");
  query.digest(hash);
  return read_holders(query);
}

Result<std::vector<BlobHolder>> all_blob_holders(SqliteConnection& db) {
  Query query(db, "SELECT hash, person, size, received_at FROM blob ORDER BY hash, person");
  return read_holders(query);
}

Result<int64_t> blob_bytes(SqliteConnection& db) {
  Query query(db, "SELECT coalesce(sum(size), 0) FROM (SELECT DISTINCT hash, size FROM blob)");
  return read_number(query);
}

Result<int64_t> uncited_bytes_of(SqliteConnection& db, PersonId person) {
  Query query(db,
              "SELECT coalesce(sum(size), 0) FROM blob b WHERE person = ? AND NOT EXISTS"
              " (SELECT 1 FROM blob_citation c WHERE c.hash = b.hash AND c.person = b.person)");
  query.uuid(person.uuid);
  return read_number(query);
}

Outcome put_blob(SqliteConnection& db, const BlobHolder& holder) {
  Query query(db,
              "INSERT INTO blob (hash, person, size, received_at) VALUES (?, ?, ?, ?)"
              " ON CONFLICT (hash, person) DO UPDATE SET received_at = excluded.received_at");
  query.digest(holder.hash).uuid(holder.person.uuid).number(holder.size_bytes);
  return query.instant(holder.received_at).run();
}

Outcome delete_blob(SqliteConnection& db, const Sha256Digest& hash) {
  return Query(db, "DELETE FROM blob WHERE hash = ?").digest(hash).run();
}

}  // namespace tz::server::tables
