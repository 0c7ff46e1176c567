// The table `sign_in_event`.
#include "store/sqlite_tables.h"

namespace tz::server::tables {
namespace {

Query& id_or_null(Query& query, PersonId id) {
  return id.is_nil() ? query.null() : query.uuid(id.uuid);
}

SignInEvent event_in(const Query& row) {
  SignInEvent out;
  out.number = row.number_at(0);
  out.at = row.instant_at(1);
  // A kind that is not known was altered, and is told by the hash.
  out.kind = sign_in_event_kind_named(row.text_at(2)).value_or(SignInEventKind::signed_in);
  out.login = row.text_at(3);
  if (!row.is_null(4)) out.person = PersonId(row.uuid_at(4));
  if (!row.is_null(5)) out.by = PersonId(row.uuid_at(5));
  out.address = row.text_at(6);
  out.device_name = row.text_at(7);
  out.times = static_cast<int32_t>(row.number_at(8));
  out.last_at = row.instant_at(9);
  out.hash = row.digest_at(10);
  return out;
}

Result<std::vector<SignInEvent>> read_events(Query& query) {
  std::vector<SignInEvent> out;
  while (query.step()) out.push_back(event_in(query));
  if (const Outcome read = query.finish(); !read) return read.error();
  return out;
}

}  // namespace

Result<std::vector<SignInEvent>> sign_in_events(SqliteConnection& db, const SignInEventWish& wish) {
  const int64_t before = wish.before.value_or(INT64_MAX);
  const auto limit = static_cast<int64_t>(wish.limit);
  if (wish.login.empty()) {
    Query query(
        db,
        "SELECT number, at, kind, login, person, by_person, address, device_name, times, last_at,"
        " hash FROM sign_in_event WHERE number < ? ORDER BY number DESC LIMIT ?");
    return read_events(query.number(before).number(limit));
  }
  Query query(
      db,
      "SELECT number, at, kind, login, person, by_person, address, device_name, times, last_at,"
      " hash FROM sign_in_event WHERE login = ? AND number < ?"
      " ORDER BY number DESC LIMIT ?");
  return read_events(query.text(wish.login).number(before).number(limit));
}

Outcome each_sign_in_event(SqliteConnection& db,
                           const std::function<bool(const SignInEvent&)>& take) {
  Query query(
      db,
      "SELECT number, at, kind, login, person, by_person, address, device_name, times, last_at,"
      " hash FROM sign_in_event ORDER BY number");
  while (query.step()) {
    if (!take(event_in(query))) return done();
  }
  return query.finish();
}

// By time, of which little is looked through; the plus keeps SQLite from the index of logins.
Result<std::optional<int64_t>> like_sign_in_event(SqliteConnection& db, const SignInEvent& event,
                                                  Instant since) {
  Query query(
      db,
      "SELECT number FROM sign_in_event WHERE at > ? AND kind = ? AND +login = ?"
      " AND by_person IS ? AND address = ? AND device_name = ? ORDER BY number DESC LIMIT 1");
  query.instant(since).text(name_of(event.kind)).text(event.login);
  id_or_null(query, event.by).text(event.address).text(event.device_name);
  std::optional<int64_t> out;
  if (query.step()) out = query.number_at(0);
  if (const Outcome read = query.finish(); !read) return read.error();
  return out;
}

Result<size_t> refusals_since(SqliteConnection& db, Instant since) {
  Query query(db, "SELECT count(*) FROM sign_in_event WHERE refused = 1 AND at > ?");
  query.instant(since);
  const size_t out = query.step() ? static_cast<size_t>(query.number_at(0)) : 0;
  if (const Outcome read = query.finish(); !read) return read.error();
  return out;
}

Outcome add_sign_in_event(SqliteConnection& db, const SignInEvent& event) {
  const Result<std::vector<SignInEvent>> last = sign_in_events(db, {std::nullopt, "", 1});
  if (!last) return last.error();
  SignInEvent added = event;
  added.number = last->empty() ? 1 : last->front().number + 1;
  added.hash = hash_of(added, last->empty() ? Sha256Digest{} : last->front().hash);
  Query query(
      db,
      "INSERT INTO sign_in_event (number, at, kind, refused, login, person, by_person, address,"
      " device_name, times, last_at, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  query.number(added.number).instant(added.at).text(name_of(added.kind));
  query.number(is_refusal(added.kind) ? 1 : 0).text(added.login);
  id_or_null(query, added.person);
  id_or_null(query, added.by).text(added.address).text(added.device_name);
  return query.number(added.times).instant(added.last_at).digest(added.hash).run();
}

Outcome count_sign_in_event(SqliteConnection& db, int64_t number, Instant at) {
  return Query(db,
               "UPDATE sign_in_event SET times = times + 1, last_at = max(last_at, ?)"
               " WHERE number = ?")
      .instant(at)
      .number(number)
      .run();
}

// What happened and when stays, without what tells of whom. The hashes begin anew at the first of
// them: they show that nobody else altered a row, and the log of operations shows the erasure.
Outcome forget_person_in_sign_in_events(SqliteConnection& db, PersonId person) {
  Sha256Digest before{};
  std::vector<SignInEvent> changed;
  const Outcome read = each_sign_in_event(db, [&](const SignInEvent& event) {
    const bool is_of_person = event.person == person;
    if (changed.empty() && !is_of_person) {
      before = event.hash;
      return true;
    }
    SignInEvent& kept = changed.emplace_back(event);
    if (!is_of_person) return true;
    kept.login.clear();
    kept.address.clear();
    kept.device_name.clear();
    return true;
  });
  if (!read) return read;
  for (SignInEvent& event : changed) {
    event.hash = hash_of(event, before);
    before = event.hash;
    Query query(db,
                "UPDATE sign_in_event SET login = ?, address = ?, device_name = ?, hash = ?"
                " WHERE number = ?");
    query.text(event.login).text(event.address).text(event.device_name);
    const Outcome put = query.digest(event.hash).number(event.number).run();
    if (!put) return put;
  }
  return done();
}

// From the front alone, whatever the clock did meanwhile: a gap would look like a forgery. The last
// of all stays, for the next one's number and hash.
Outcome delete_sign_in_events_until(SqliteConnection& db, Instant at) {
  return Query(db,
               "DELETE FROM sign_in_event WHERE number <"
               " coalesce((SELECT min(number) FROM sign_in_event WHERE at > ?),"
               " (SELECT max(number) FROM sign_in_event))")
      .instant(at)
      .run();
}

}  // namespace tz::server::tables
