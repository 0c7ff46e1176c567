#include "summary/criterion_rules.h"

#include <algorithm>

#include "rules/standing.h"
#include "summary/light.h"

namespace tz {
namespace {

constexpr int32_t kWhole = 100;

// One criterion on one share.
class Judge {
 public:
  Judge(const Criterion& criterion, const AssessedShare& share, const AssessedSpan& span,
        const TakeEvidence& take)
      : criterion_(criterion),
        assignment_(share.assignment),
        task_(share.task),
        records_(share.records),
        span_(span),
        take_(take) {}

  void completion() const {
    const std::optional<CivilDate> deadline = deadline_of(assignment_, task_);
    if (!deadline || !in_span(*deadline) || is_put_aside()) return;
    if (assignment_.stage == Stage::declared) return;
    const std::optional<CivilDate> done = day_done();
    if (!done && !is_past(*deadline)) return;
    EvidenceRow row = about(Finding::not_completed, assignment_.id.uuid, 0);
    row.due = deadline;
    row.done = done;
    if (done && *done <= *deadline) {
      row.finding = Finding::completed_in_time;
      row.worth = kWhole;
    } else if (done && *done <= span_.end) {
      row.finding = Finding::completed_late;
      row.worth = criterion_.late_percent;
    }
    take_(assignment_.unit, std::move(row));
  }

  void progress() const {
    if (is_put_aside()) return;
    const int32_t expected = expected_percent(assignment_, task_, span_.end);
    if (expected <= 0) return;
    EvidenceRow row = about(Finding::progress, assignment_.id.uuid, 0);
    row.percent = percent_at_end();
    row.expected = expected;
    row.due = deadline_of(assignment_, task_);
    row.worth = std::min(kWhole, kWhole * row.percent / expected);
    take_(assignment_.unit, std::move(row));
  }

  void reporting() const {
    EvidenceRow in_time = about(Finding::reported_in_time, assignment_.id.uuid, kWhole);
    in_time.count = 0;
    std::vector<const ReportingCycle*> cycles = records_.cycles_of(task_.plan);
    std::sort(cycles.begin(), cycles.end(),
              [](const ReportingCycle* a, const ReportingCycle* b) { return a->first < b->first; });
    for (const ReportingCycle* cycle : cycles) {
      if (cycle->closed_at && in_span(cycle->last)) report_in(*cycle, in_time);
    }
    take_grouped(std::move(in_time));
  }

  void returns() const {
    EvidenceRow stood = about(Finding::report_stood, assignment_.id.uuid, kWhole);
    stood.count = 0;
    for (const Report* report : records_.reports_of(assignment_.id)) {
      if (!in_span(shanghai_date(report->written_at))) continue;
      if (!report->is_returned()) {
        ++stood.count;
        continue;
      }
      EvidenceRow row = about(Finding::report_returned, report->id.uuid, 0);
      row.due = report->cycle;
      row.done = shanghai_date(report->review->remark.at);
      take_(assignment_.unit, std::move(row));
    }
    take_grouped(std::move(stood));
  }

  void orders() const {
    for (const SupervisionOrder* order : records_.orders_of(assignment_.id)) {
      const bool owes_answer = order->state == OrderState::issued;
      if (!in_span(order->deadline) || (owes_answer && !is_past(order->deadline))) continue;
      EvidenceRow row = about(Finding::order_unanswered, order->id.uuid, 0);
      row.due = order->deadline;
      if (!owes_answer) {
        row.done = first_answer(*order);
        set_timely(row, Finding::order_in_time, Finding::order_late);
      }
      take_(assignment_.unit, std::move(row));
    }
  }

  void problems() const {
    for (const Problem* problem : records_.problems_of(assignment_.id)) {
      const CivilDate due = shanghai_date(problem->raised.at) + criterion_.days;
      if (!in_span(due) || (problem->is_open() && !is_past(due))) continue;
      EvidenceRow row = about(Finding::problem_open, problem->id.uuid, 0);
      row.due = due;
      if (!problem->is_open()) {
        row.done = shanghai_date(problem->resolution->at);
        set_timely(row, Finding::problem_in_time, Finding::problem_late);
      }
      take_(problem->owner, std::move(row));
    }
  }

 private:
  bool in_span(CivilDate day) const { return span_.first <= day && day <= span_.end; }
  bool is_past(CivilDate day) const { return day < span_.as_of; }

  bool is_put_aside() const {
    if (assignment_.stage == Stage::suspended) return true;
    return task_.closed && assignment_.stage != Stage::completed;
  }

  EvidenceRow about(Finding finding, const Uuid& record, int32_t worth) const {
    EvidenceRow row;
    row.finding = finding;
    row.record = record;
    row.task = task_.id;
    row.number = task_.number;
    row.worth = worth;
    return row;
  }

  void take_grouped(EvidenceRow row) const {
    if (row.count > 0) take_(assignment_.unit, std::move(row));
  }

  void set_timely(EvidenceRow& row, Finding in_time, Finding late) const {
    const bool is_late = *row.due < *row.done;
    row.finding = is_late ? late : in_time;
    row.worth = is_late ? criterion_.late_percent : kWhole;
  }

  // On which the unit had done its part; none: it has not, or not so that it was accepted.
  std::optional<CivilDate> day_done() const {
    if (assignment_.stage != Stage::completed) return std::nullopt;
    const Report* report =
        assignment_.current_report ? records_.report(*assignment_.current_report) : nullptr;
    if (report == nullptr || report->content.percent < kWhole) return assignment_.completed_on;
    const CivilDate written = shanghai_date(report->written_at);
    return std::min(written, assignment_.completed_on.value_or(written));
  }

  int32_t percent_at_end() const {
    const std::optional<CivilDate> done = day_done();
    if (done && *done <= span_.end) return kWhole;
    std::vector<const Report*> reports = standing_reports(assignment_.id, records_);
    const auto later = [&](const Report* report) {
      return span_.end < shanghai_date(report->written_at);
    };
    reports.erase(std::remove_if(reports.begin(), reports.end(), later), reports.end());
    const Report* latest = latest_of(reports);
    return latest == nullptr ? 0 : latest->content.percent;
  }

  void report_in(const ReportingCycle& cycle, EvidenceRow& in_time) const {
    const Report* standing = latest_of(standing_in_cycle(assignment_.id, cycle.first, records_));
    if (standing == nullptr) {
      const MissedReport* missed =
          records_.missed_report(missed_report_id_for(assignment_.id, cycle.first));
      if (missed == nullptr || missed->exemption) return;
      EvidenceRow row = about(Finding::not_reported, missed->id.uuid, 0);
      row.due = cycle.first;
      take_(assignment_.unit, std::move(row));
      return;
    }
    // A correction may be late without harm: the first word came in time.
    const std::vector<const Report*> all = records_.reports_in(assignment_.id, cycle.first);
    if (std::any_of(all.begin(), all.end(),
                    [](const Report* each) { return each->timing != Timing::late; })) {
      ++in_time.count;
      return;
    }
    EvidenceRow row = about(Finding::reported_late, standing->id.uuid, criterion_.late_percent);
    row.due = cycle.first;
    row.done = shanghai_date(standing->written_at);
    take_(assignment_.unit, std::move(row));
  }

  static std::optional<CivilDate> first_answer(const SupervisionOrder& order) {
    for (const OrderStep& step : order.steps) {
      if (step.act == OrderAct::answered) return shanghai_date(step.remark.at);
    }
    return order.deadline;
  }

  const Criterion& criterion_;
  const Assignment& assignment_;
  const Task& task_;
  const RecordSet& records_;
  const AssessedSpan& span_;
  const TakeEvidence& take_;
};

}  // namespace

void find_evidence(const Criterion& criterion, const AssessedShare& share, const AssessedSpan& span,
                   const TakeEvidence& take) {
  if (share.assignment.stage == Stage::cancelled) return;
  const Judge judge(criterion, share, span, take);
  switch (criterion.kind) {
    case CriterionKind::completion:
      return judge.completion();
    case CriterionKind::progress:
      return judge.progress();
    case CriterionKind::reporting:
      return judge.reporting();
    case CriterionKind::returns:
      return judge.returns();
    case CriterionKind::orders:
      return judge.orders();
    case CriterionKind::problems:
      return judge.problems();
  }
}

}  // namespace tz
