// The tables `account`, `session`, `revoked_session` and `contact`.
#include "store/sqlite_tables.h"

namespace tz::server::tables {
namespace {

Result<std::vector<Account>> read_accounts(Query& query) {
  std::vector<Account> out;
  while (query.step()) {
    Account account;
    account.login = query.text_at(0);
    account.person = PersonId(query.uuid_at(1));
    account.password_hash = query.text_at(2);
    account.disabled = query.number_at(3) != 0;
    account.failed_attempts = static_cast<int32_t>(query.number_at(4));
    account.locked_until = query.instant_at(5);
    account.created_at = query.instant_at(6);
    account.password_is_temporary = query.number_at(7) != 0;
    account.password_set_at = query.instant_at(8);
    account.second_factor = query.text_at(9);
    account.second_factor_offered = query.text_at(10);
    account.second_factor_step = query.number_at(11);
    out.push_back(std::move(account));
  }
  if (const Outcome read = query.finish(); !read) return read.error();
  return out;
}

Result<std::optional<Account>> first_account(Query& query) {
  Result<std::vector<Account>> found = read_accounts(query);
  if (!found) return found.error();
  if (found->empty()) return std::optional<Account>();
  return std::optional<Account>(std::move(found->front()));
}

Result<std::vector<Session>> read_sessions(Query& query) {
  std::vector<Session> out;
  while (query.step()) {
    Session session;
    session.token_digest = query.digest_at(0);
    session.login = query.text_at(1);
    session.person = PersonId(query.uuid_at(2));
    session.device_name = query.text_at(3);
    session.created_at = query.instant_at(4);
    session.last_seen = query.instant_at(5);
    session.expires_at = query.instant_at(6);
    out.push_back(std::move(session));
  }
  if (const Outcome read = query.finish(); !read) return read.error();
  return out;
}

}  // namespace

Result<std::optional<Account>> account(SqliteConnection& db, std::string_view login) {
  Query query(db,
              "SELECT login, person, password_hash, disabled, failed_attempts, locked_until,"
              " created_at, password_is_temporary, password_set_at, second_factor,"
              " second_factor_offered, second_factor_step FROM account WHERE login = ?");
  return first_account(query.text(login));
}

Result<std::optional<Account>> account_of(SqliteConnection& db, PersonId person) {
  Query query(db,
              "SELECT login, person, password_hash, disabled, failed_attempts, locked_until,"
              " created_at, password_is_temporary, password_set_at, second_factor,"
              " second_factor_offered, second_factor_step FROM account WHERE person = ?");
  return first_account(query.uuid(person.uuid));
}

Result<std::vector<Account>> accounts(SqliteConnection& db) {
  Query query(db,
              "SELECT login, person, password_hash, disabled, failed_attempts, locked_until,"
              " created_at, password_is_temporary, password_set_at, second_factor,"
              " second_factor_offered, second_factor_step FROM account ORDER BY login");
  return read_accounts(query);
}

Outcome put_account(SqliteConnection& db, const Account& account) {
  Query query(db,
              "INSERT INTO account (login, person, password_hash, disabled, failed_attempts,"
              " locked_until, created_at, password_is_temporary, password_set_at, second_factor,"
              " second_factor_offered, second_factor_step)"
              " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
              " ON CONFLICT (login) DO UPDATE SET person = excluded.person,"
              " password_hash = excluded.password_hash, disabled = excluded.disabled,"
              " failed_attempts = excluded.failed_attempts, locked_until = excluded.locked_until,"
              " created_at = excluded.created_at,"
              " password_is_temporary = excluded.password_is_temporary,"
              " password_set_at = excluded.password_set_at, second_factor = excluded.second_factor,"
              " second_factor_offered = excluded.second_factor_offered,"
              " second_factor_step = excluded.second_factor_step");
  query.text(account.login).uuid(account.person.uuid).text(account.password_hash);
  query.number(account.disabled ? 1 : 0).number(account.failed_attempts);
  query.instant(account.locked_until).instant(account.created_at);
  query.number(account.password_is_temporary ? 1 : 0);
  query.instant(account.password_set_at).text(account.second_factor);
  return query.text(account.second_factor_offered).number(account.second_factor_step).run();
}

// Sessions go with it: they refer to it.
Outcome delete_account_of(SqliteConnection& db, PersonId person) {
  const Outcome forgotten = forget_person_in_sign_in_events(db, person);
  if (!forgotten) return forgotten;
  return Query(db, "DELETE FROM account WHERE person = ?").uuid(person.uuid).run();
}

Result<std::optional<Session>> session(SqliteConnection& db, const Sha256Digest& digest) {
  Query query(db,
              "SELECT token_digest, login, person, device_name, created_at, last_seen, expires_at"
              " FROM session WHERE token_digest = ?");
  Result<std::vector<Session>> found = read_sessions(query.digest(digest));
  if (!found) return found.error();
  if (found->empty()) return std::optional<Session>();
  return std::optional<Session>(std::move(found->front()));
}

Result<std::vector<Session>> sessions_of(SqliteConnection& db, PersonId person) {
  Query query(db,
              "SELECT token_digest, login, person, device_name, created_at, last_seen, expires_at"
              " FROM session WHERE person = ? ORDER BY created_at, token_digest");
  return read_sessions(query.uuid(person.uuid));
}

Outcome put_session(SqliteConnection& db, const Session& session) {
  Query query(db,
              "INSERT INTO session (token_digest, login, person, device_name, created_at,"
              " last_seen, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
              " ON CONFLICT (token_digest) DO UPDATE SET login = excluded.login,"
              " person = excluded.person, device_name = excluded.device_name,"
              " created_at = excluded.created_at, last_seen = excluded.last_seen,"
              " expires_at = excluded.expires_at");
  query.digest(session.token_digest).text(session.login).uuid(session.person.uuid);
  query.text(session.device_name).instant(session.created_at).instant(session.last_seen);
  return query.instant(session.expires_at).run();
}

Result<std::map<PersonId, Instant>> contacts(SqliteConnection& db) {
  Query query(db, "SELECT person, last_contact FROM contact");
  std::map<PersonId, Instant> out;
  while (query.step()) out.emplace(PersonId(query.uuid_at(0)), query.instant_at(1));
  if (const Outcome read = query.finish(); !read) return read.error();
  return out;
}

Outcome put_contact(SqliteConnection& db, PersonId person, Instant at) {
  return Query(db,
               "INSERT INTO contact (person, last_contact) VALUES (?, ?)"
               " ON CONFLICT (person) DO UPDATE"
               " SET last_contact = max(last_contact, excluded.last_contact)")
      .uuid(person.uuid)
      .instant(at)
      .run();
}

Outcome delete_session(SqliteConnection& db, const Sha256Digest& digest) {
  return Query(db, "DELETE FROM session WHERE token_digest = ?").digest(digest).run();
}

Outcome delete_sessions_of(SqliteConnection& db, PersonId person) {
  return Query(db, "DELETE FROM session WHERE person = ?").uuid(person.uuid).run();
}

Outcome delete_old_sessions(SqliteConnection& db, Instant until) {
  return Query(db, "DELETE FROM session WHERE expires_at <= ?").instant(until).run();
}

Result<bool> is_revoked(SqliteConnection& db, const Sha256Digest& digest) {
  Query query(db, "SELECT 1 FROM revoked_session WHERE token_digest = ?");
  const bool found = query.digest(digest).step();
  if (const Outcome read = query.finish(); !read) return read.error();
  return found;
}

Outcome put_revoked(SqliteConnection& db, const Sha256Digest& digest, Instant until) {
  return Query(db, "INSERT OR REPLACE INTO revoked_session (token_digest, until) VALUES (?, ?)")
      .digest(digest)
      .instant(until)
      .run();
}

Outcome delete_old_revoked(SqliteConnection& db, Instant until) {
  return Query(db, "DELETE FROM revoked_session WHERE until <= ?").instant(until).run();
}

}  // namespace tz::server::tables
