#include "store/schema.h"

#include <array>

#include "store/sqlite_tables.h"

namespace tz::server {
namespace {

// "TzLg", so that a file says what it is.
constexpr int64_t kApplicationId = 0x547a4c67;

// Ids and digests are blobs, collections and kinds their names on the wire, times milliseconds. The
// columns of `record` beside the body are what scopes and rules look records up by:
//   parent      task of an assignment, assignment of a report or late arrival, plan of a task
//   unit        whose it is; for a report and a late arrival, the author's unit then; for an entry
//               of the register, its unit from when it is shown there
//   other_unit  the unit of a report's assignment, where that is another
//   task        of an assignment and of what was said about it; the own id of a circular or an
//               assessment until it is shown to the units, and of an entry of the register unless
//               and until it is for every unit to see; of an objection what it is about: what has a
//               task is not common
//   leads       1 for an assignment as lead
//   name        of a unit or a unit group
//   serial      of a supervision order: year and number
//   cycle       of a report: the first day of its cycle
// `departure` remembers to whom a record belonged before it moved, so that these can be told.
constexpr const char* kFirst = R"sql(
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE operation (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  id BLOB NOT NULL CHECK (length(id) = 16),
  device BLOB NOT NULL CHECK (length(device) = 16),
  device_seq INTEGER,
  actor BLOB NOT NULL CHECK (length(actor) = 16),
  kind TEXT NOT NULL,
  target_collection TEXT,
  target_id BLOB,
  received_at INTEGER NOT NULL,
  skew_ms INTEGER NOT NULL,
  json TEXT NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'rejected', 'late')),
  error TEXT NOT NULL,
  changed TEXT NOT NULL,
  hash_algorithm INTEGER NOT NULL,
  hash_prev BLOB NOT NULL CHECK (length(hash_prev) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE UNIQUE INDEX operation_id ON operation (id);
CREATE UNIQUE INDEX operation_device ON operation (device, device_seq)
  WHERE device_seq IS NOT NULL;

CREATE TABLE record (
  collection TEXT NOT NULL,
  id BLOB NOT NULL CHECK (length(id) = 16),
  version INTEGER NOT NULL REFERENCES operation (seq),
  parent BLOB,
  unit BLOB,
  other_unit BLOB,
  task BLOB,
  leads INTEGER NOT NULL,
  name TEXT,
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  body TEXT NOT NULL,
  UNIQUE (collection, id)
) STRICT;
CREATE INDEX record_version ON record (version, collection, id);
CREATE INDEX record_parent ON record (parent) WHERE parent IS NOT NULL;
CREATE INDEX record_lead ON record (unit, task) WHERE leads = 1;
CREATE INDEX record_name ON record (name) WHERE name IS NOT NULL;

CREATE TABLE departure (
  version INTEGER NOT NULL,
  collection TEXT NOT NULL,
  id BLOB NOT NULL,
  unit BLOB,
  other_unit BLOB,
  task BLOB,
  PRIMARY KEY (version, collection, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER record_departs AFTER UPDATE OF unit, other_unit, task, deleted ON record
  WHEN old.deleted = 0 AND (new.deleted = 1 OR old.unit IS NOT new.unit
                            OR old.other_unit IS NOT new.other_unit OR old.task IS NOT new.task)
BEGIN
  INSERT OR IGNORE INTO departure (version, collection, id, unit, other_unit, task)
  VALUES (new.version, old.collection, old.id, old.unit, old.other_unit, old.task);
END;

CREATE TABLE account (
  login TEXT PRIMARY KEY,
  person BLOB NOT NULL UNIQUE CHECK (length(person) = 16),
  password_hash TEXT NOT NULL,
  disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
  failed_attempts INTEGER NOT NULL,
  locked_until INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  token_digest BLOB PRIMARY KEY CHECK (length(token_digest) = 32),
  login TEXT NOT NULL REFERENCES account (login) ON DELETE CASCADE,
  person BLOB NOT NULL CHECK (length(person) = 16),
  device_name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_login ON session (login);
CREATE INDEX session_person ON session (person);

CREATE VIEW v_task AS
SELECT json_extract(t.body, '$.id') AS id,
       json_extract(t.body, '$.plan') AS plan,
       json_extract(p.body, '$.title') AS plan_title,
       json_extract(t.body, '$.order') AS place,
       json_extract(t.body, '$.number') AS number,
       json_extract(t.body, '$.title') AS title,
       json_extract(t.body, '$.deadline') AS deadline,
       coalesce(json_extract(t.body, '$.deadline_agreed'), 0) AS deadline_agreed,
       t.version AS version
  FROM record t LEFT JOIN record p ON p.collection = 'plan' AND p.id = t.parent
 WHERE t.collection = 'task' AND t.deleted = 0;

CREATE VIEW v_assignment AS
SELECT json_extract(a.body, '$.id') AS id,
       json_extract(a.body, '$.task') AS task,
       json_extract(t.body, '$.number') AS task_number,
       json_extract(a.body, '$.unit') AS unit,
       u.name AS unit_name,
       json_extract(a.body, '$.duty') AS duty,
       json_extract(a.body, '$.stage') AS stage,
       json_extract(a.body, '$.percent') AS percent,
       json_extract(a.body, '$.issued_on') AS issued_on,
       json_extract(a.body, '$.reported_cycle') AS reported_cycle,
       json_extract(a.body, '$.completed_on') AS completed_on,
       a.version AS version
  FROM record a
  LEFT JOIN record t ON t.collection = 'task' AND t.id = a.task
  LEFT JOIN record u ON u.collection = 'unit' AND u.id = a.unit
 WHERE a.collection = 'assignment' AND a.deleted = 0;

CREATE VIEW v_report AS
SELECT json_extract(r.body, '$.id') AS id,
       json_extract(r.body, '$.assignment') AS assignment,
       json_extract(t.body, '$.number') AS task_number,
       json_extract(r.body, '$.unit') AS unit,
       u.name AS unit_name,
       json_extract(r.body, '$.author') AS author,
       json_extract(r.body, '$.cycle') AS cycle,
       json_extract(r.body, '$.content.percent') AS percent,
       json_extract(r.body, '$.content.narrative') AS narrative,
       json_extract(r.body, '$.content.problem') AS problem,
       json_extract(r.body, '$.timing') AS timing,
       coalesce(json_extract(r.body, '$.contested'), 0) AS contested,
       json_extract(r.body, '$.written_at') AS written_at_ms,
       json_extract(r.body, '$.received_at') AS received_at_ms,
       r.version AS version
  FROM record r
  LEFT JOIN record t ON t.collection = 'task' AND t.id = r.task
  LEFT JOIN record u ON u.collection = 'unit' AND u.id = r.unit
 WHERE r.collection = 'report' AND r.deleted = 0;
)sql";

// Orders are numbered year by year: the judge asks for the last number.
constexpr const char* kSerials = R"sql(
ALTER TABLE record ADD COLUMN serial INTEGER;
CREATE INDEX record_serial ON record (serial) WHERE serial IS NOT NULL;
)sql";

// A judge looks at one cycle's reports, not at all that an assignment has gathered.
constexpr const char* kCycles = R"sql(
ALTER TABLE record ADD COLUMN cycle TEXT;
UPDATE record SET cycle = json_extract(body, '$.cycle') WHERE collection = 'report';
DROP INDEX record_parent;
CREATE INDEX record_parent ON record (parent, collection, cycle) WHERE parent IS NOT NULL;
)sql";

// What a scope may concern is found along these, instead of by reading through all changes.
constexpr const char* kScopes = R"sql(
CREATE INDEX record_common ON record (version, collection, id)
  WHERE collection IN ('plan', 'task', 'cycle', 'unit', 'unit_group', 'person');
CREATE INDEX record_unit ON record (unit, version) WHERE unit IS NOT NULL;
CREATE INDEX record_other_unit ON record (other_unit, version) WHERE other_unit IS NOT NULL;
CREATE INDEX record_task ON record (task, version) WHERE task IS NOT NULL;
)sql";

// A password that somebody else has set must be replaced before anything else is done. Those of
// accounts that are older than this were, as far as anybody can tell, replaced.
constexpr const char* kTemporaryPasswords = R"sql(
ALTER TABLE account ADD COLUMN password_is_temporary INTEGER NOT NULL DEFAULT 0
  CHECK (password_is_temporary IN (0, 1));
)sql";

// What belongs to no task is common: plans, tasks, cycles and the register. For a condition with a
// list of collections SQLite builds a table of them whenever a record is written, which was a third
// of a push.
constexpr const char* kCommonByTask = R"sql(
DROP INDEX record_common;
CREATE INDEX record_common ON record (version, collection, id) WHERE task IS NULL;
)sql";

// `blob` says who has sent the whole of which bytes; `blob_citation` which records name them, or
// did in an earlier version. Before this version nothing could be cited.
constexpr const char* kBlobs = R"sql(
CREATE TABLE blob (
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  person BLOB NOT NULL CHECK (length(person) = 16),
  size INTEGER NOT NULL CHECK (size > 0),
  received_at INTEGER NOT NULL,
  PRIMARY KEY (hash, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX blob_person ON blob (person);

CREATE TABLE blob_citation (
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  collection TEXT NOT NULL,
  id BLOB NOT NULL CHECK (length(id) = 16),
  person BLOB NOT NULL CHECK (length(person) = 16),
  PRIMARY KEY (hash, collection, id, person)
) STRICT, WITHOUT ROWID;
)sql";

// When a device of a person's was last in touch. Of what was before this version the log knows the
// pushes.
constexpr const char* kContacts = R"sql(
CREATE TABLE contact (
  person BLOB PRIMARY KEY CHECK (length(person) = 16),
  last_contact INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO contact (person, last_contact)
  SELECT actor, max(received_at) FROM operation GROUP BY actor;
)sql";

// The words of what is searched, made by index_words(): `search` holds them and no text, under the
// number that `search_entry` gives to a record. `digest` tells whether a record's text has changed
// since. SQLite's own tokenizer has only to split at blanks.
constexpr const char* kSearch = R"sql(
CREATE TABLE search_entry (
  entry INTEGER PRIMARY KEY,
  collection TEXT NOT NULL,
  id BLOB NOT NULL CHECK (length(id) = 16),
  digest INTEGER NOT NULL,
  UNIQUE (collection, id)
) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (
  words, content = '', contentless_delete = 1, tokenize = 'ascii');
)sql";

// What waits to be sent to robots of chat groups. `robot` is the file that names one, so that no
// secret stands here, and an address that is renewed there holds for what waits already.
constexpr const char* kNotices = R"sql(
CREATE TABLE notice (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  robot TEXT NOT NULL,
  text TEXT NOT NULL,
  queued_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL
) STRICT;
CREATE INDEX notice_due ON notice (robot, due_at, number);
)sql";

// Who came and went at the door. `refused` is 1 for what is_refusal() names.
constexpr const char* kSignInEvents = R"sql(
CREATE TABLE sign_in_event (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  refused INTEGER NOT NULL CHECK (refused IN (0, 1)),
  login TEXT NOT NULL,
  person BLOB CHECK (length(person) = 16),
  by_person BLOB CHECK (length(by_person) = 16),
  address TEXT NOT NULL,
  device_name TEXT NOT NULL,
  times INTEGER NOT NULL CHECK (times > 0),
  last_at INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX sign_in_event_at ON sign_in_event (at);
CREATE INDEX sign_in_event_refused ON sign_in_event (at) WHERE refused = 1;
CREATE INDEX sign_in_event_login ON sign_in_event (login);
)sql";

// Of sessions that were ended from elsewhere the digest stays, so that their devices are told.
constexpr const char* kRevokedSessions = R"sql(
CREATE TABLE revoked_session (
  token_digest BLOB PRIMARY KEY CHECK (length(token_digest) = 32),
  until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX revoked_session_until ON revoked_session (until);
)sql";

// Where somebody stood before is asked while others wait for the writing thread.
constexpr const char* kRegistrations = R"sql(
CREATE INDEX operation_registration ON operation (target_id, seq) WHERE kind = 'person.put';
)sql";

// How old a password is. Of those from before, nobody knows when they were changed: they count from
// the account's beginning.
constexpr const char* kPasswordAges = R"sql(
ALTER TABLE account ADD COLUMN password_set_at INTEGER NOT NULL DEFAULT 0;
UPDATE account SET password_set_at = created_at;
)sql";

// The secrets of authenticator apps (Account::second_factor). They never leave this table but for
// the one answer that gives a new one to its person.
constexpr const char* kSecondFactors = R"sql(
ALTER TABLE account ADD COLUMN second_factor TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN second_factor_offered TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN second_factor_step INTEGER NOT NULL DEFAULT 0;
)sql";

// The words of a push are indexed after it was answered: `indexed` is the entry of the log to which
// that has come. Before this version each was indexed with its record.
constexpr const char* kIndexed = R"sql(
INSERT INTO meta (key, value)
  SELECT 'indexed', CAST(coalesce(max(seq), 0) AS TEXT) FROM operation;
)sql";

struct Migration {
  const char* sql;
  // What SQL alone cannot do; after it. Null: nothing.
  Outcome (*after)(SqliteConnection&) = nullptr;
};

constexpr std::array<Migration, 16> kMigrations = {{{kFirst},
                                                    {kSerials},
                                                    {kCycles},
                                                    {kScopes},
                                                    {kTemporaryPasswords},
                                                    {kCommonByTask},
                                                    {kBlobs},
                                                    {kSearch, tables::index_all},
                                                    {kContacts},
                                                    {kNotices},
                                                    {kSignInEvents},
                                                    {kRevokedSessions},
                                                    {kRegistrations},
                                                    {kPasswordAges},
                                                    {kSecondFactors},
                                                    {kIndexed}}};

Result<int64_t> pragma(SqliteConnection& connection, const char* sql) {
  Query query(connection, sql);
  const int64_t value = query.step() ? query.number_at(0) : 0;
  if (const Outcome read = query.finish(); !read) return read.error();
  return value;
}

Outcome run_pending(SqliteConnection& connection, size_t from, const std::string& epoch) {
  for (size_t i = from; i < kMigrations.size(); ++i) {
    if (const Outcome ran = connection.execute(kMigrations[i].sql); !ran) return ran;
    if (kMigrations[i].after != nullptr) {
      if (const Outcome ran = kMigrations[i].after(connection); !ran) return ran;
    }
    const std::string number = "PRAGMA user_version = " + std::to_string(i + 1);
    if (const Outcome set = connection.execute(number.c_str()); !set) return set;
  }
  if (from > 0) return done();
  const std::string id = "PRAGMA application_id = " + std::to_string(kApplicationId);
  if (const Outcome set = connection.execute(id.c_str()); !set) return set;
  return Query(connection, "INSERT INTO meta (key, value) VALUES ('epoch', ?)").text(epoch).run();
}

}  // namespace

int schema_version() {
  return static_cast<int>(kMigrations.size());
}

Outcome migrate(SqliteConnection& connection, const std::string& epoch) {
  if (const Outcome begun = connection.execute("BEGIN IMMEDIATE"); !begun) return begun;
  const auto give_up = [&](const Error& why) -> Outcome {
    if (connection.is_in_transaction()) (void)connection.execute("ROLLBACK");
    return why;
  };
  const Result<int64_t> version = pragma(connection, "PRAGMA user_version");
  if (!version) return give_up(version.error());
  const Result<int64_t> owner = pragma(connection, "PRAGMA application_id");
  if (!owner) return give_up(owner.error());
  if (*version > schema_version()) return give_up(error(ErrorCode::ledger_newer));
  // A database of somebody else's is not ours to fill.
  if (*version > 0 && *owner != kApplicationId) {
    return give_up(error(ErrorCode::store_failed, "", {"application_id"}));
  }
  const Outcome ran = run_pending(connection, static_cast<size_t>(*version), epoch);
  if (!ran) return give_up(ran.error());
  if (const Outcome committed = connection.execute("COMMIT"); !committed) {
    return give_up(committed.error());
  }
  return done();
}

Outcome check_schema(SqliteConnection& connection) {
  const Result<int64_t> version = pragma(connection, "PRAGMA user_version");
  if (!version) return version.error();
  const Result<int64_t> owner = pragma(connection, "PRAGMA application_id");
  if (!owner) return owner.error();
  if (*owner != kApplicationId) return error(ErrorCode::store_failed, "", {"application_id"});
  if (*version > schema_version()) return error(ErrorCode::ledger_newer);
  if (*version < schema_version()) return error(ErrorCode::ledger_older);
  return done();
}

}  // namespace tz::server
