#include "service/pull.h"

#include "service/contacts.h"
#include "service/page_text.h"
#include "service/view_point.h"
#include "sync/copy_digest.h"

namespace tz::server {

namespace {

Result<std::string> digest_of_scope(Snapshot& snapshot, const ViewPoint& view) {
  CopyDigest digest;
  const Outcome read =
      snapshot.each_change(view.scope, view.beginning().position, [&](const Change& change) {
        if (!change.gone) digest.add(change.key, change.at.version);
        return true;
      });
  if (!read) return read.error();
  return digest.text();
}

}  // namespace

Result<std::string> pull(Service& service, const Caller& caller, const PullWish& wish) {
  std::optional<Cursor> given;
  if (!wish.cursor.empty()) {
    Result<Cursor> read = cursor_from(wish.cursor);
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
    std::string digest;
    if (wish.with_digest && !page->more) {
      Result<std::string> made = digest_of_scope(snapshot, *view);
      if (!made) return made.error();
      digest = std::move(*made);
    }
    out = pull_text(view->horizon, *page, reset, digest);
    return done();
  });
  if (!read) return read.error();
  ++service.counts.pulls;
  note_contact(service, caller.person.id);
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
