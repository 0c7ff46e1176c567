// Circulars, assessments and entries of the register on the small ledger, with the objections to
// them, and the operations that are about these. Put, not judged, as in every_operation.h.
#pragma once

#include "support/small_ledger.h"

namespace tz::testing {

// Of every unit; frozen before anything else.
inline CircularFigures figures_of(const SmallLedger& ledger) {
  CircularFigures figures;
  figures.plan = ledger.plan;
  figures.plan_title = "年度重点任务";
  figures.frozen_at = 1;
  figures.frozen_hash = std::string(64, '0');
  figures.as_of = kMonday;
  int32_t place = 0;
  for (const UnitId unit : {ledger.lead_unit, ledger.street, ledger.other_street}) {
    figures.units.push_back({unit, ledger.records.unit(unit)->name, ++place, 40, 50, 0, {}});
  }
  return figures;
}

// `until` holds from its second state on.
inline CircularId put_circular(SmallLedger& ledger, PublicationState state,
                               CivilDate until = kMonday + 3) {
  Circular circular;
  circular.id = id_no<CircularId>(507);
  circular.state = state;
  circular.drafted_by = ledger.office.person;
  circular.drafted_at = ledger.now;
  circular.figures = figures_of(ledger);
  circular.said(CircularPart::title) = "关于【方案名称】的通报";
  if (state != PublicationState::draft) circular.objections_until = until;
  circular.version = ++ledger.seq;
  ledger.records.put(circular);
  return circular.id;
}

inline ObjectionId put_objection(SmallLedger& ledger) {
  Objection objection;
  objection.id = id_no<ObjectionId>(508);
  objection.about = put_circular(ledger, PublicationState::objections);
  objection.unit = ledger.street;
  objection.filed = remark_by(ledger.clerk, ledger);
  objection.version = ++ledger.seq;
  ledger.records.put(objection);
  return objection.id;
}

inline OperationBody circular_operation(OperationKind kind, SmallLedger& ledger) {
  switch (kind) {
    case OperationKind::draft_circular:
      return DraftCircular{id_no<CircularId>(51), ledger.office.person, figures_of(ledger), {}};
    case OperationKind::freeze_circular:
      return FreezeCircular{put_circular(ledger, PublicationState::objections),
                            ledger.office.person, figures_of(ledger)};
    case OperationKind::word_circular:
      return WordCircular{put_circular(ledger, PublicationState::draft),
                          {{CircularPart::demands, "抓紧"}}};
    case OperationKind::open_objections:
      return OpenObjections{put_circular(ledger, PublicationState::draft), kMonday + 3};
    case OperationKind::file_objection:
      return FileObjection{id_no<ObjectionId>(52),
                           put_circular(ledger, PublicationState::objections), "数据有误"};
    case OperationKind::answer_objection:
      return AnswerObjection{put_objection(ledger), true, "已核"};
    case OperationKind::publish_circular:
      return PublishCircular{put_circular(ledger, PublicationState::objections, kMonday - 1)};
    case OperationKind::withdraw_circular:
      return WithdrawCircular{put_circular(ledger, PublicationState::published), "有误"};
    default:
      TZ_ASSERT(false);
  }
}

// Out of 100, all of it of the first criterion, on one row of the unit's own.
inline AssessedUnit assessed_unit(const SmallLedger& ledger, UnitId unit, int32_t points) {
  AssessedUnit out;
  out.unit = unit;
  out.name = ledger.records.unit(unit)->name;
  out.scores.resize(first_criteria().size());
  CriterionScore& score = out.scores.front();
  score.items = 1;
  score.out_of = kWholeWeight * kHundredths;
  score.points = points;
  EvidenceRow row;
  row.finding = Finding::completed_late;
  row.record = ledger.own().uuid;
  row.task = ledger.dated;
  row.number = "(一)1";
  row.worth = points / kHundredths;
  row.due = kMonday - 2;
  row.done = kMonday - 1;
  score.evidence.push_back(row);
  return out;
}

// Of the month before, by the general criteria; frozen before anything else.
inline AssessmentFigures scores_of(const SmallLedger& ledger) {
  AssessmentFigures figures;
  figures.plan = ledger.plan;
  figures.plan_title = "年度重点任务";
  figures.frozen_at = 1;
  figures.frozen_hash = std::string(64, '0');
  figures.as_of = kMonday;
  figures.first = kMonday - 30;
  figures.last = kMonday;
  figures.criteria = first_criteria();
  figures.units = {assessed_unit(ledger, ledger.lead_unit, 9000),
                   assessed_unit(ledger, ledger.street, 8000),
                   assessed_unit(ledger, ledger.other_street, 7000)};
  return figures;
}

inline const Actor kServer{PersonId(uuid_no(33)), UnitId(), {}, true};

// `until` holds from its second state on.
inline AssessmentId put_assessment(SmallLedger& ledger, PublicationState state,
                                   CivilDate until = kMonday + 3) {
  Assessment assessment;
  assessment.id = id_no<AssessmentId>(509);
  assessment.state = state;
  assessment.drafted_by = ledger.office.person;
  assessment.drafted_at = ledger.now;
  assessment.figures = scores_of(ledger);
  if (state != PublicationState::draft) assessment.objections_until = until;
  assessment.version = ++ledger.seq;
  ledger.records.put(assessment);
  return assessment.id;
}

inline AccountabilityWords entry_words(AccountabilityKind kind = AccountabilityKind::exposure) {
  return {kind, "群众诉求久拖不办", "责令限期整改", "区优化营商环境工作专班", kMonday};
}

// Against the street, on the ground of a published circular. `until` holds from its second state
// on.
inline AccountabilityId put_entry(SmallLedger& ledger, PublicationState state,
                                  CivilDate until = kMonday + 3,
                                  AccountabilityKind kind = AccountabilityKind::exposure) {
  AccountabilityEntry entry;
  entry.id = id_no<AccountabilityId>(510);
  entry.plan = ledger.plan;
  entry.unit = ledger.street;
  entry.basis = put_circular(ledger, PublicationState::published);
  entry.drafted_by = ledger.office.person;
  entry.drafted_at = ledger.now;
  entry.words = entry_words(kind);
  entry.state = state;
  if (state != PublicationState::draft) entry.objections_until = until;
  if (entry.is_over()) entry.published = remark_by(ledger.office, ledger);
  if (state == PublicationState::withdrawn) entry.withdrawn = remark_by(ledger.office, ledger);
  entry.version = ++ledger.seq;
  ledger.records.put(entry);
  return entry.id;
}

inline OperationBody accountability_operation(OperationKind kind, SmallLedger& ledger) {
  switch (kind) {
    case OperationKind::draft_accountability:
      return DraftAccountability{id_no<AccountabilityId>(54), ledger.street,
                                 put_circular(ledger, PublicationState::published), entry_words()};
    case OperationKind::word_accountability:
      return WordAccountability{put_entry(ledger, PublicationState::objections), entry_words()};
    case OperationKind::open_accountability:
      return OpenAccountability{put_entry(ledger, PublicationState::draft), kMonday + 3};
    case OperationKind::publish_accountability:
      return PublishAccountability{put_entry(ledger, PublicationState::objections, kMonday - 1)};
    case OperationKind::correct_accountability:
      return CorrectAccountability{put_entry(ledger, PublicationState::published),
                                   "群众诉求逾期未办", "责令限期整改", "事由表述不准"};
    case OperationKind::withdraw_accountability:
      return WithdrawAccountability{put_entry(ledger, PublicationState::published), "有误"};
    default:
      TZ_ASSERT(false);
  }
}

inline OperationBody assessment_operation(OperationKind kind, SmallLedger& ledger) {
  switch (kind) {
    case OperationKind::set_criteria:
      return SetCriteria{ledger.plan, first_criteria(), "沿用"};
    case OperationKind::draft_assessment:
      return DraftAssessment{id_no<AssessmentId>(53), ledger.office.person, scores_of(ledger)};
    case OperationKind::freeze_assessment:
      return FreezeAssessment{put_assessment(ledger, PublicationState::objections),
                              ledger.office.person, scores_of(ledger)};
    case OperationKind::adjust_score:
      return AdjustScore{put_assessment(ledger, PublicationState::objections), ledger.street, -50,
                         "迟交材料"};
    case OperationKind::open_assessment:
      return OpenAssessment{put_assessment(ledger, PublicationState::draft), kMonday + 3};
    case OperationKind::publish_assessment:
      return PublishAssessment{put_assessment(ledger, PublicationState::objections, kMonday - 1)};
    case OperationKind::withdraw_assessment:
      return WithdrawAssessment{put_assessment(ledger, PublicationState::published), "有误"};
    default:
      TZ_ASSERT(false);
  }
}

}  // namespace tz::testing
