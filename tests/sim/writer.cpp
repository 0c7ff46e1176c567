#include "writer.h"

namespace tz::sim {
namespace {

template <class T>
IdOf<T> any_of(const RecordSet& records, testing::Dice& dice) {
  const auto& all = records.all_of<T>();
  if (all.empty()) return IdOf<T>();
  auto it = all.begin();
  std::advance(it, static_cast<ptrdiff_t>(dice.roll(all.size())));
  return it->first;
}

std::string words(testing::Dice& dice) {
  return "话" + std::to_string(dice.roll(1000));
}

OperationBody report(AssignmentId assignment, testing::Dice& dice) {
  SubmitReport body;
  body.assignment = assignment;
  body.content.percent = static_cast<int32_t>(dice.roll(101));
  body.content.narrative = words(dice);
  body.content.reason = words(dice);
  if (dice.one_in(5)) body.content.problem = words(dice);
  return body;
}

OperationBody plan_edit(AssignmentId assignment, testing::Dice& dice) {
  EditActionPlan body;
  body.assignment = assignment;
  body.edits.push_back({dice.one_in(2) ? PlanField::goal : PlanField::measures, words(dice)});
  return body;
}

// The ledger knows what there is; whether this person may, and has heard of it, the app will say.
OperationBody any_body(const RecordSet& there, AssignmentId own, CivilDate today,
                       testing::Dice& dice) {
  const AssignmentId assignment =
      own.is_nil() || dice.one_in(4) ? any_of<Assignment>(there, dice) : own;
  switch (dice.roll(16)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return report(assignment, dice);
    case 4:
      return Acknowledge{assignment};
    case 5:
    case 6:
      return plan_edit(assignment, dice);
    case 7:
      return FileActionPlan{assignment};
    case 8:
      return RaiseProblem{{}, assignment, words(dice), Severity::normal};
    case 9:
      return DeclareComplete{assignment, words(dice)};
    case 10:
      return AcceptReport{any_of<Report>(there, dice)};
    case 11:
      return ReturnReport{any_of<Report>(there, dice), words(dice)};
    case 12:
      return SendReminder{{}, assignment, words(dice)};
    case 13:
      return CancelAssignment{assignment, words(dice)};
    case 14:
      return ReopenAssignment{assignment, words(dice)};
    default: {
      IssueOrder body;
      body.assignment = assignment;
      body.basis = words(dice);
      body.facts = words(dice);
      body.demand = words(dice);
      body.deadline = today + 5;
      return body;
    }
  }
}

AssignmentId own_assignment(Device::Tab& tab, testing::Dice& dice) {
  const auto& rows = tab->task_list().rows;
  if (rows.empty()) return AssignmentId();
  const client::TaskPage* page = tab->task_page(rows[dice.roll(rows.size())].task);
  if (page == nullptr || page->assignments.empty()) return AssignmentId();
  return page->assignments[dice.roll(page->assignments.size())].id;
}

bool fill_in(Device::Tab& tab, testing::Dice& dice) {
  const AssignmentId assignment = own_assignment(tab, dice);
  if (assignment.is_nil()) return false;
  tab->open(client::report_route(assignment));
  tab->set_percent(static_cast<int32_t>(dice.roll(101)));
  tab->set_narrative(words(dice));
  tab->set_reason(words(dice));
  return true;
}

// As far as its first bytes tell, and no other like it; up to three parts of a transfer.
std::string picture(testing::Dice& dice) {
  std::string out = "\xff\xd8\xff\xe0" + std::to_string(dice.roll(1ull << 40));
  out.resize(1000 + dice.roll(600 * 1024), 'x');
  return out;
}

}  // namespace

void write_something(Device::Tab& tab, Server& server, testing::Dice& dice) {
  const RecordSet there = server.records();
  const CivilDate today = shanghai_date(tab.clock.now());
  for (uint64_t left = 1 + dice.roll(3); left > 0; --left) {
    const AssignmentId own = own_assignment(tab, dice);
    tab->edit(any_body(there, own, today, dice));
  }
}

void fill_in_report(Device::Tab& tab, testing::Dice& dice) {
  if (fill_in(tab, dice)) tab->submit_report();
}

void report_with_photo(Device::Tab& tab, testing::Dice& dice) {
  if (!fill_in(tab, dice)) return;
  tab.files.pick_evidence("现场.jpg", picture(dice), 1600, 1200);
  // Sooner than the photo is stored, or later.
  tab.clock.after(static_cast<int64_t>(dice.roll(400)), [&tab] {
    if (tab->phase() == client::Phase::ready && tab->report_form() != nullptr) {
      tab->submit_report();
    }
  });
}

void settle_something(Device::Tab& tab, testing::Dice& dice) {
  const std::vector<client::OutboxItem> items = tab->me().attention;
  if (items.empty()) return;
  const client::OutboxItem& item = dice.pick(items);
  const uint64_t what = dice.roll(3);
  if (what == 0 && item.may_mend) {
    tab->mend(item.operation);
    tab->set_narrative(words(dice));
    return tab->submit_report();
  }
  if (what == 1 && item.may_send_again) return tab->send_again(item.operation);
  if (item.may_discard) tab->discard(item.operation);
}

}  // namespace tz::sim
