// The table `notice`.
#include "store/sqlite_tables.h"

namespace tz::server::tables {

Result<std::optional<Notice>> next_notice(SqliteConnection& db, std::string_view robot) {
  Query query(db,
              "SELECT number, robot, text, queued_at, due_at, attempts FROM notice"
              " WHERE robot = ? ORDER BY due_at, number LIMIT 1");
  query.text(robot);
  std::optional<Notice> out;
  if (query.step()) {
    out = Notice{query.number_at(0),
                 std::string(query.text_at(1)),
                 std::string(query.text_at(2)),
                 query.instant_at(3),
                 query.instant_at(4),
                 static_cast<int32_t>(query.number_at(5))};
  }
  if (const Outcome read = query.finish(); !read) return read.error();
  return out;
}

Outcome add_notice(SqliteConnection& db, const Notice& notice) {
  Query query(db,
              "INSERT INTO notice (robot, text, queued_at, due_at, attempts)"
              " VALUES (?, ?, ?, ?, ?)");
  query.text(notice.robot).text(notice.text).instant(notice.queued_at).instant(notice.due_at);
  return query.number(notice.attempts).run();
}

Outcome put_off_notice(SqliteConnection& db, int64_t number, Instant due_at) {
  return Query(db, "UPDATE notice SET due_at = ?, attempts = attempts + 1 WHERE number = ?")
      .instant(due_at)
      .number(number)
      .run();
}

Outcome delete_notice(SqliteConnection& db, int64_t number) {
  return Query(db, "DELETE FROM notice WHERE number = ?").number(number).run();
}

Result<size_t> delete_notices_until(SqliteConnection& db, Instant queued_at) {
  Query query(db, "DELETE FROM notice WHERE queued_at <= ? RETURNING number");
  query.instant(queued_at);
  size_t out = 0;
  while (query.step()) ++out;
  if (const Outcome deleted = query.finish(); !deleted) return deleted.error();
  return out;
}

}  // namespace tz::server::tables
