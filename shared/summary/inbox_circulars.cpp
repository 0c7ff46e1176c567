#include "summary/inbox_tray.h"

namespace tz {
namespace {

InboxItem item_of(InboxKind kind, const RecordKey& record, CivilDate since) {
  return {kind, TaskId(), std::nullopt, record, since, 0, false};
}

bool has_objected(const InboxTray& tray, CircularId circular) {
  for (const Objection* objection : tray.records.objections_of(circular)) {
    if (objection->unit == tray.actor.unit) return true;
  }
  return false;
}

void add_circular(InboxTray& tray, const Circular& circular) {
  const RecordKey key{Collection::circular, circular.id.uuid};
  if (circular.state != CircularState::objections) return;
  const CivilDate until = *circular.objections_until;
  if (tray.may(PublishCircular{circular.id})) {
    tray.add_waiting(item_of(InboxKind::circular_to_publish, key, until));
  }
  // Whoever has objected knows of it; who has nothing to say need not say so.
  const bool may_object = tray.may(FileObjection{ObjectionId(), circular.id, any_words()});
  if (may_object && !has_objected(tray, circular.id)) {
    tray.add_until(item_of(InboxKind::circular_shown, key, shanghai_date(circular.drafted_at)),
                   until);
  }
}

}  // namespace

void add_circulars(InboxTray& tray) {
  for (const auto& [id, circular] : tray.records.all_of<Circular>()) {
    add_circular(tray, circular);
    for (const Objection* objection : tray.records.objections_of(id)) {
      if (!tray.may(AnswerObjection{objection->id, false, any_words()})) continue;
      tray.add_waiting(item_of(InboxKind::objection_to_answer,
                               {Collection::objection, objection->id.uuid},
                               day_of(objection->filed)));
    }
  }
}

}  // namespace tz
