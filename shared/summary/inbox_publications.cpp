#include "summary/inbox_tray.h"

namespace tz {
namespace {

InboxItem item_of(InboxKind kind, const RecordKey& record, CivilDate since) {
  return {kind, TaskId(), std::nullopt, record, since, 0, false};
}

bool has_objected(const InboxTray& tray, const ObjectionSubject& subject) {
  for (const Objection* objection : tray.records.objections_of(subject)) {
    if (objection->unit == tray.actor.unit) return true;
  }
  return false;
}

// What the items about a kind of publication are called.
struct Kinds {
  InboxKind shown;
  InboxKind to_publish;
};

// `publish`: the operation that would publish it.
void add_publication(InboxTray& tray, const Publication& publication, const Kinds& kinds,
                     const ObjectionSubject& subject, CivilDate drafted_on, OperationBody publish) {
  for (const Objection* objection : tray.records.objections_of(subject)) {
    if (!tray.may(AnswerObjection{objection->id, false, any_words()})) continue;
    tray.add_waiting(item_of(InboxKind::objection_to_answer,
                             {Collection::objection, objection->id.uuid},
                             day_of(objection->filed)));
  }
  if (publication.state != PublicationState::objections) return;
  const RecordKey key = key_of_subject(subject);
  const CivilDate until = *publication.objections_until;
  if (tray.may(std::move(publish))) tray.add_waiting(item_of(kinds.to_publish, key, until));
  // Whoever has objected knows of it; who has nothing to say need not say so.
  const bool may_object = tray.may(FileObjection{ObjectionId(), subject, any_words()});
  if (may_object && !has_objected(tray, subject)) {
    tray.add_until(item_of(kinds.shown, key, drafted_on), until);
  }
}

}  // namespace

void add_publications(InboxTray& tray) {
  const Kinds circulars{InboxKind::circular_shown, InboxKind::circular_to_publish};
  for (const auto& [id, circular] : tray.records.all_of<Circular>()) {
    add_publication(tray, circular, circulars, id, shanghai_date(circular.drafted_at),
                    PublishCircular{id});
  }
  const Kinds assessments{InboxKind::assessment_shown, InboxKind::assessment_to_publish};
  for (const auto& [id, assessment] : tray.records.all_of<Assessment>()) {
    add_publication(tray, assessment, assessments, id, shanghai_date(assessment.drafted_at),
                    PublishAssessment{id});
  }
  const Kinds entries{InboxKind::accountability_shown, InboxKind::accountability_to_publish};
  for (const auto& [id, entry] : tray.records.all_of<AccountabilityEntry>()) {
    add_publication(tray, entry, entries, id, shanghai_date(entry.drafted_at),
                    PublishAccountability{id});
  }
}

}  // namespace tz
