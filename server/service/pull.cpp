#include "service/pull.h"

#include "service/page_text.h"
#include "service/view_point.h"

namespace tz::server {

Result<std::string> pull(Service& service, const Caller& caller, std::string_view cursor) {
  std::optional<Cursor> given;
  if (!cursor.empty()) {
    Result<Cursor> read = cursor_from(cursor);
    if (!read) return read.error();
    given = std::move(*read);
  }
  std::string out;
  const Outcome read = service.store.read([&](Snapshot& snapshot) -> Outcome {
    const Result<ViewPoint> view = view_point(snapshot, caller.person.id, service.clock.now());
    if (!view) return view.error();
    const bool reset = given && !view->fits(*given);
    const Cursor from = given && !reset ? *given : view->beginning();
    const Result<PageText> page = page_after(snapshot, view->scope, from, view->horizon.head);
    if (!page) return page.error();
    out = pull_text(view->horizon, *page, reset);
    return done();
  });
  if (!read) return read.error();
  return out;
}

Result<Horizon> horizon_of(Service& service, const Caller& caller) {
  Horizon out;
  const Outcome read = service.store.read([&](Snapshot& snapshot) -> Outcome {
    const Result<ViewPoint> view = view_point(snapshot, caller.person.id, service.clock.now());
    if (!view) return view.error();
    out = view->horizon;
    return done();
  });
  if (!read) return read.error();
  return out;
}

}  // namespace tz::server
