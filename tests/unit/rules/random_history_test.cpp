// Properties of the rules over long random histories: many people, some of whom saw old versions,
// do what they like; whatever is accepted must keep the ledger's promises.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "rules/access.h"
#include "rules/accountability_basis.h"
#include "rules/random_bodies.h"

using namespace tz;
using tz::testing::Dice;
using tz::testing::RandomBodies;
using tz::testing::SmallLedger;

namespace {

struct Entry {
  Operation operation;
  Actor actor;
  Stamp stamp;
};

// What a changed record owes to the one before it: `before` is null for a new one. Called before
// the change is applied.
class Promises {
 public:
  Promises(const Entry& entry, const RecordSet& records) : entry_(entry), records_(records) {}

  void check(const Record& record) const {
    CHECK(version_of(record) == entry_.stamp.seq);
    CHECK(records_.version_of(key_of(record)) < entry_.stamp.seq);
    // What cannot be read back would take the whole ledger with it.
    const Result<Record> read =
        record_from(collection_of(record), body_json(record), version_of(record));
    REQUIRE(read.ok());
    CHECK(*read == record);
    std::visit(
        [&](const auto& body) {
          using T = std::decay_t<decltype(body)>;
          check(body, records_.find<T>(body.id.uuid));
        },
        record);
  }

 private:
  template <class T>
  void check(const T&, const T*) const {}

  // A name that was taken out is out: nothing changes an erased person any more, and nobody who is
  // erased can act.
  void check(const Person& person, const Person* before) const {
    if (before != nullptr) CHECK_FALSE(before->erased);
    if (!person.erased) return;
    CHECK(person.name == kErasedName);
    CHECK_FALSE(person.active);
  }

  // A report is never overwritten: a contest may be marked, a review be given, once.
  void check(const Report& report, const Report* before) const {
    if (before == nullptr) return;
    Report unmarked = report;
    unmarked.contested = before->contested;
    if (!before->review) unmarked.review.reset();
    unmarked.version = before->version;
    CHECK(unmarked == *before);
    if (report.review && !before->review) CHECK(report.review->remark.by != report.author);
  }

  void check(const LateArrival& late, const LateArrival* before) const {
    if (before == nullptr) return;
    CHECK_FALSE(before->decision.has_value());
    CHECK(late.content == before->content);
    CHECK(late.author == before->author);
  }

  void check(const Assignment& next, const Assignment* before) const {
    CHECK((next.percent >= 0 && next.percent <= 100));
    if (before == nullptr) return;
    CHECK(next.issued_on == before->issued_on);
    if (next.stage == Stage::completed && before->stage != Stage::completed) {
      CHECK(before->declared_by != entry_.actor.person);
    }
  }

  void check(const Task& next, const Task* before) const {
    if (before == nullptr || !next.closed || before->closed) return;
    for (const Assignment* each : records_.assignments_of(next.id)) {
      if (each->duty != Duty::lead || each->stage == Stage::cancelled) continue;
      CHECK(each->stage == Stage::completed);
      CHECK(each->declared_by != next.closed->by);
    }
  }

  void check(const SupervisionOrder& next, const SupervisionOrder* before) const {
    if (before == nullptr) {
      for (const auto& [id, other] : records_.all_of<SupervisionOrder>()) {
        CHECK_FALSE((other.year == next.year && other.serial >= next.serial));
      }
      return;
    }
    CHECK(next.year == before->year);
    CHECK(next.serial == before->serial);
    REQUIRE(next.steps.size() == before->steps.size() + 1);
    CHECK(std::equal(before->steps.begin(), before->steps.end(), next.steps.begin()));
    const OrderStep& step = next.steps.back();
    if (step.act == OrderAct::closed) CHECK(before->answered_by() != step.remark.by);
  }

  // What the units were shown is what is published, and stays.
  void check(const Circular& next, const Circular* before) const {
    if (before == nullptr) return;
    const bool was_draft = before->state == PublicationState::draft;
    if (!was_draft) CHECK(next.words == before->words);
    if (before->state == PublicationState::published) CHECK(next.figures == before->figures);
    if (!next.published || before->published) return;
    CHECK(before->state == PublicationState::objections);
    for (const Objection* each : records_.objections_of(next.id)) CHECK(each->answer.has_value());
  }

  // Editions are added, and adjustments; points change by counting alone, and not once published.
  void check(const Criteria& next, const Criteria* before) const {
    CHECK(weight_of(next.editions.back().criteria) == kWholeWeight);
    if (before == nullptr) return;
    REQUIRE(next.editions.size() == before->editions.size() + 1);
    CHECK(std::equal(before->editions.begin(), before->editions.end(), next.editions.begin()));
  }

  void check(const Assessment& next, const Assessment* before) const {
    if (before == nullptr) return;
    const bool counted = std::holds_alternative<FreezeAssessment>(entry_.operation.body);
    if (!counted) CHECK(next.figures == before->figures);
    REQUIRE(next.adjustments.size() >= before->adjustments.size());
    CHECK(std::equal(before->adjustments.begin(), before->adjustments.end(),
                     next.adjustments.begin()));
    if (before->is_over()) {
      CHECK(next.figures == before->figures);
      CHECK(next.adjustments == before->adjustments);
    }
    if (!next.published || before->published) return;
    CHECK(before->state == PublicationState::objections);
    for (const Objection* each : records_.objections_of(next.id)) CHECK(each->answer.has_value());
  }

  // What was entered is corrected with what stood before kept; against whom and why stays; who has
  // seen an entry goes on seeing it.
  void check(const AccountabilityEntry& next, const AccountabilityEntry* before) const {
    if (before == nullptr) {
      CHECK(check_basis(next.basis, next.unit, records_).ok());
      return;
    }
    CHECK(next.unit == before->unit);
    CHECK(next.basis == before->basis);
    REQUIRE(next.corrections.size() >= before->corrections.size());
    CHECK(std::equal(before->corrections.begin(), before->corrections.end(),
                     next.corrections.begin()));
    if (before->published && next.words != before->words) {
      REQUIRE(next.corrections.size() == before->corrections.size() + 1);
      CHECK(next.corrections.back().facts == before->words.facts);
      CHECK(next.corrections.back().decision == before->words.decision);
    }
    for (const auto& [id, unit] : records_.units()) {
      Scope scope;
      scope.unit = id;
      const bool saw = may_see(scope, *before, records_);
      const bool still_sees = may_see(scope, next, records_);
      CHECK((!saw || still_sees));
    }
    if (!next.published || before->published) return;
    CHECK(before->state == PublicationState::objections);
    CHECK(check_basis(next.basis, next.unit, records_).ok());
    for (const Objection* each : records_.objections_of(next.id)) CHECK(each->answer.has_value());
  }

  void check(const Objection& next, const Objection* before) const {
    if (before == nullptr) return;
    CHECK(next.filed == before->filed);
    CHECK_FALSE(before->answer.has_value());
  }

  // A name leads to one task force, whatever has become of it; what it names is there.
  void check(const TaskForce& next, const TaskForce*) const {
    for (const auto& [id, other] : records_.all_of<TaskForce>()) {
      CHECK((id == next.id || other.name != next.name));
    }
    CHECK_FALSE(next.tasks.empty());
    for (TaskId task : next.tasks) CHECK(records_.task(task) != nullptr);
    for (UnitId unit : next.units) CHECK(records_.unit(unit) != nullptr);
  }

  void check(const ActionPlan& next, const ActionPlan* before) const {
    if (before == nullptr) return;
    const auto* choice = std::get_if<ChooseField>(&entry_.operation.body);
    for (size_t i = 0; i < kPlanFields; ++i) {
      const bool chosen = choice != nullptr && static_cast<size_t>(choice->field) == i;
      if (!chosen) check_kept(next.fields[i], before->fields[i]);
    }
  }

  // What others wrote stays, in a contest always, and else for whoever did not see it.
  void check_kept(const MergedField& next, const MergedField& before) const {
    const bool unseen = before.current.version > entry_.operation.base;
    if (!before.is_contested() && !unseen) return;
    std::set<std::string> kept{next.current.value};
    for (const FieldValue& rival : next.rivals) kept.insert(rival.value);
    std::vector<FieldValue> values = before.rivals;
    values.push_back(before.current);
    for (const FieldValue& value : values) {
      if (value.by != entry_.actor.person) CHECK(kept.count(value.value) == 1);
    }
  }

  void check(const ExtensionRequest& next, const ExtensionRequest* before) const {
    CHECK(next.old_deadline < next.new_deadline);
    if (before == nullptr) return;
    CHECK(before->state == ExtensionState::filed);
    CHECK(next.old_deadline == before->old_deadline);
    CHECK(next.new_deadline == before->new_deadline);
    CHECK(next.filed == before->filed);
  }

  void check(const Problem& next, const Problem* before) const {
    if (before == nullptr) return;
    CHECK(before->is_open());
    CHECK(next.raised == before->raised);
  }

  void check(const Instruction& next, const Instruction* before) const {
    if (before == nullptr) return;
    CHECK_FALSE(before->answer.has_value());
    CHECK(next.given == before->given);
  }

  void check(const ReportingCycle& next, const ReportingCycle* before) const {
    if (before == nullptr) return;
    CHECK_FALSE(before->closed_at.has_value());
    CHECK(next.opened_at == before->opened_at);
  }

  const Entry& entry_;
  const RecordSet& records_;
};

class History {
 public:
  explicit History(uint64_t seed) : dice_(seed) {
    const Actor head{PersonId(testing::uuid_no(31)), ledger_.street, {Role::unit_lead}};
    const Actor checker{PersonId(testing::uuid_no(34)), ledger_.office_unit, {Role::office}};
    const Actor server{PersonId(testing::uuid_no(33)), UnitId(), {}, true};
    actors_ = {ledger_.clerk, ledger_.colleague, head,    ledger_.stranger,
               ledger_.lead,  ledger_.office,    checker, ledger_.supervisor,
               ledger_.admin, ledger_.auditor,   server};
    start_ = ledger_.records;
  }

  void step() {
    ledger_.now.unix_ms += static_cast<int64_t>(dice_.roll(20)) * kHourMs;
    OperationBody body = RandomBodies(ledger_, dice_).next();
    const uint64_t present = ledger_.present_version(body);
    const uint64_t base = dice_.one_in(5) ? dice_.roll(present + 1) : present;
    const Actor actor = somebody(body, base);
    const Entry entry{ledger_.operation(actor, std::move(body), base), actor,
                      Stamp{ledger_.seq + 1, ledger_.now, 0}};
    const Result<Decision> decision = decide(entry.operation, actor, ledger_.records, entry.stamp);
    if (!decision) return;
    const Promises promises(entry, ledger_.records);
    for (const Record& record : decision->changed) promises.check(record);
    ++ledger_.seq;
    for (const Record& record : decision->changed) ledger_.records.put(record);
    log_.push_back(entry);
    check_whole();
  }

  // The log from zero, each operation read back from its canonical text.
  RecordSet replayed() const {
    RecordSet records = start_;
    for (const Entry& entry : log_) {
      const Result<json> text = parse_json(canonical(to_json(entry.operation)));
      REQUIRE(text.ok());
      const Result<Operation> operation = operation_from(*text);
      REQUIRE(operation.ok());
      const Result<Decision> decision = decide(*operation, entry.actor, records, entry.stamp);
      REQUIRE(decision.ok());
      for (const Record& record : decision->changed) records.put(record);
    }
    return records;
  }

  const SmallLedger& ledger() const { return ledger_; }
  size_t accepted() const { return log_.size(); }
  void add_kinds(std::set<OperationKind>& kinds) const {
    for (const Entry& entry : log_) kinds.insert(kind_of(entry.operation));
  }

 private:
  // Anybody, or the next one in turn who may: else most of what is tried would be refused.
  Actor somebody(const OperationBody& body, uint64_t base) {
    const size_t first = dice_.roll(actors_.size());
    if (dice_.one_in(4)) return actors_[first];
    for (size_t i = 0; i < actors_.size(); ++i) {
      const Actor& actor = actors_[(first + i) % actors_.size()];
      if (ledger_.judge(actor, body, base)) return actor;
    }
    return actors_[first];
  }

  // What must hold once everything is in its place: no report is lost, on time or late, and each
  // assignment says what its current report says.
  void check_whole() {
    const Entry& last = log_.back();
    if (const auto* body = std::get_if<SubmitReport>(&last.operation.body)) {
      reports_sent_.insert(body->report);
    }
    for (const ReportId id : reports_sent_) {
      const bool kept =
          ledger_.records.report(id) != nullptr || ledger_.records.late_arrival(id) != nullptr;
      CHECK(kept);
    }
    for (const auto& [id, assignment] : ledger_.records.assignments()) {
      if (!assignment.current_report) continue;
      const Report* current = ledger_.records.report(*assignment.current_report);
      REQUIRE(current != nullptr);
      // What is over stays as it was accepted.
      if (!assignment.is_over()) CHECK_FALSE(current->is_returned());
      CHECK(assignment.percent == current->content.percent);
    }
  }

  SmallLedger ledger_;
  Dice dice_;
  std::vector<Actor> actors_;
  RecordSet start_;
  std::vector<Entry> log_;
  std::set<ReportId> reports_sent_;
};

}  // namespace

TEST_CASE("random histories keep every promise of the ledger, and replay to the same records") {
  size_t accepted = 0;
  std::set<OperationKind> kinds;
  for (uint64_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    History history(seed);
    for (int i = 0; i < 900; ++i) history.step();
    CHECK(history.replayed() == history.ledger().records);
    accepted += history.accepted();
    history.add_kinds(kinds);
  }
  CHECK(accepted > 5000);
  // Otherwise the histories would have proved nothing of some of them.
  for (int i = 0; i < kOperationKinds; ++i) {
    const auto kind = static_cast<OperationKind>(i);
    CAPTURE(name_of(kind));
    CHECK(kinds.count(kind) == 1);
  }
}
