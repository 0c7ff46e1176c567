#include "service/freeze_assessment.h"

#include "service/own_operation.h"
#include "service/past_ledger.h"
#include "service/publications.h"

namespace tz::server {
namespace {

// What an assessment counts.
constexpr Collection kCounted[] = {
    Collection::plan,     Collection::task,         Collection::unit,    Collection::assignment,
    Collection::report,   Collection::cycle,        Collection::problem, Collection::order,
    Collection::criteria, Collection::missed_report};

Result<AssessmentFigures> figures_on(const RecordSet& records, const Head& head,
                                     AssessmentQuestion question) {
  question.edition = last_edition(records.criteria_of(question.plan));
  std::optional<AssessmentFigures> figures = assessment_figures(records, question);
  if (!figures) return error(ErrorCode::not_found, "plan");
  figures->frozen_at = head.seq;
  figures->frozen_hash = to_hex(head.hash);
  return std::move(*figures);
}

Result<AssessmentFigures> past_scores(Snapshot& snapshot, const TrialWish& wish, CivilDate today) {
  const Result<PastLedger> past = ledger_at(snapshot, *wish.at);
  if (!past) return past.error();
  const CivilDate own_day = shanghai_date(past->received_at);
  const CivilDate as_of = wish.as_of.value_or(own_day);
  if (as_of < own_day || today < as_of) {
    return error(ErrorCode::out_of_range, "as_of", {"as_of", to_iso(own_day), to_iso(today)});
  }
  return figures_on(past->records, past->head, {wish.plan, wish.first, wish.last, 0, as_of});
}

Result<AssessmentFigures> counted_scores(Service& service, const TrialWish& wish) {
  AssessmentFigures out;
  const CivilDate today = shanghai_date(service.clock.now());
  const Outcome read = service.store.read([&](Snapshot& snapshot) -> Outcome {
    Result<AssessmentFigures> figures =
        wish.at ? past_scores(snapshot, wish, today)
                : scores_of(snapshot, {wish.plan, wish.first, wish.last, 0, today});
    if (!figures) return figures.error();
    out = std::move(*figures);
    return done();
  });
  if (!read) return read.error();
  // Said before the judge says it: the caller knows the field by another name.
  if (out.last < out.first || out.as_of < out.first) {
    return error(ErrorCode::period_wrong, "first");
  }
  return out;
}

Result<FrozenScores> submitted(Service& service, AssessmentId assessment, uint64_t frozen_at,
                               OperationBody body) {
  const auto verdicts = submit_own(service, system_actor(), {{std::move(body), 0}});
  if (!verdicts) return verdicts.error();
  return FrozenScores{assessment, frozen_at};
}

}  // namespace

Result<AssessmentFigures> scores_of(Snapshot& snapshot, const AssessmentQuestion& question) {
  const Result<RecordSet> records = records_of(snapshot, kCounted);
  if (!records) return records.error();
  const Result<Head> head = snapshot.head();
  if (!head) return head.error();
  return figures_on(*records, *head, question);
}

Result<FrozenScores> draft_assessment(Service& service, const Actor& by, const TrialWish& wish) {
  if (const Outcome may = require_office(service, by); !may) return may.error();
  Result<AssessmentFigures> figures = counted_scores(service, wish);
  if (!figures) return figures.error();
  const AssessmentId assessment(new_uuid(service.random, service.clock.now()));
  const uint64_t frozen_at = figures->frozen_at;
  return submitted(service, assessment, frozen_at,
                   DraftAssessment{assessment, by.person, std::move(*figures)});
}

Result<FrozenScores> freeze_assessment(Service& service, const Actor& by, AssessmentId assessment) {
  if (const Outcome may = require_office(service, by); !may) return may.error();
  const Result<Record> record = present_record(service, {Collection::assessment, assessment.uuid});
  if (!record) return record.error();
  const AssessmentFigures& before = std::get_if<Assessment>(&*record)->figures;
  Result<AssessmentFigures> figures =
      counted_scores(service, {before.plan, before.first, before.last});
  if (!figures) return figures.error();
  const uint64_t frozen_at = figures->frozen_at;
  return submitted(service, assessment, frozen_at,
                   FreezeAssessment{assessment, by.person, std::move(*figures)});
}

}  // namespace tz::server
