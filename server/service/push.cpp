#include "service/push.h"

#include "service/contacts.h"
#include "service/entry.h"
#include "service/page_text.h"
#include "service/view_point.h"

namespace tz::server {
namespace {

Outcome check_request(const PushRequest& request) {
  if (request.protocol < kProtocolMin) return error(ErrorCode::protocol_too_old, "protocol");
  if (request.protocol > kProtocolMax) return error(ErrorCode::bad_request, "protocol");
  if (request.operations.size() > kMaxBatchOperations) {
    return error(ErrorCode::batch_too_large, "operations");
  }
  return done();
}

void count_push(Counts& counts, const std::vector<Verdict>& verdicts) {
  ++counts.pushes;
  for (const Verdict& verdict : verdicts) {
    switch (verdict.kind) {
      case VerdictKind::accepted:
        ++counts.accepted;
        break;
      case VerdictKind::rejected:
        ++counts.rejected;
        break;
      case VerdictKind::late:
        ++counts.late;
        break;
    }
  }
}

// After the operations are on disk: a failure here must not look like "nothing was written".
Result<std::string> answer(Service& service, const Caller& caller, const PushRequest& request,
                           const std::vector<Verdict>& verdicts) {
  const Result<Cursor> cursor = cursor_from(request.cursor);
  std::string out;
  const Outcome read = service.store.read([&](Snapshot& snapshot) -> Outcome {
    const Result<ViewPoint> view = view_point(snapshot, caller.person.id, service.clock.now());
    if (!view) return view.error();
    const Result<uint64_t> seen = snapshot.device_seq_seen(request.device);
    if (!seen) return seen.error();
    if (!cursor || !view->fits(*cursor)) {
      out = push_text(view->horizon, verdicts, *seen, nullptr);
      return done();
    }
    const Result<PageText> page = page_after(snapshot, view->scope, *cursor, view->horizon.head);
    if (!page) return page.error();
    out = push_text(view->horizon, verdicts, *seen, &*page);
    return done();
  });
  if (!read) return error(ErrorCode::commit_unknown);
  return out;
}

}  // namespace

Result<std::vector<Verdict>> judge_batch(Service& service, PersonId by,
                                         const PushRequest& request) {
  if (const Outcome checked = check_request(request); !checked) return checked.error();
  std::vector<Arrival> arrivals;
  arrivals.reserve(request.operations.size());
  for (const json& operation : request.operations) {
    arrivals.push_back(arrival_from(operation, request.device));
  }
  std::vector<Verdict> verdicts;
  const Outcome ran =
      service.committer.run([&](Transaction& transaction, StoreView& view) -> Outcome {
        if (const Result<Actor> present = present_actor(view, by); !present) {
          return present.error();
        }
        verdicts.clear();
        const Instant now = service.clock.now();
        for (const Arrival& arrival : arrivals) {
          // Anew for each: an administrator's operation may concern himself.
          const Result<Actor> actor = actor_in(view, by);
          if (!actor) return actor.error();
          const Writer writer{*actor, now, sensible_skew(request.skew_ms), &service.with_accepted};
          Result<Verdict> verdict = enter(transaction, view, writer, arrival);
          if (!verdict) return verdict.error();
          verdicts.push_back(std::move(*verdict));
        }
        return done();
      });
  if (!ran) return ran.error();
  return verdicts;
}

Result<std::string> push(Service& service, const Caller& caller, const PushRequest& request) {
  const Result<std::vector<Verdict>> verdicts = judge_batch(service, caller.person.id, request);
  if (!verdicts) return verdicts.error();
  count_push(service.counts, *verdicts);
  note_contact(service, caller.person.id);
  return answer(service, caller, request, *verdicts);
}

}  // namespace tz::server
