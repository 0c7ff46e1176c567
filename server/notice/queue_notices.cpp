#include "notice/queue_notices.h"

#include "base/utf8.h"
#include "notice/notice_words.h"
#include "text/strings.h"

namespace tz::server {
namespace {

// In characters: a message is to be read at a glance, the whole stands in the ledger.
constexpr size_t kMostTitle = 100;
constexpr size_t kMostDemand = 120;

std::string shortened(std::string_view text, size_t limit) {
  const std::string_view start = first_characters(text, limit);
  std::string out(start);
  if (start.size() < text.size()) out += words_of(NoticeWords::cut);
  return out;
}

std::string day_words(std::optional<CivilDate> day, CivilDate today) {
  if (!day) return std::string(words_of(NoticeWords::no_deadline));
  return say_date(Lang::zh, *day, today);
}

// Whom it is about; null where the view does not hold it.
struct Subject {
  const Assignment* assignment = nullptr;
  const Task* task = nullptr;
  const Unit* unit = nullptr;
};

Subject subject_of(AssignmentId id, const LedgerView& view) {
  Subject out;
  out.assignment = view.assignment(id);
  if (out.assignment == nullptr) return out;
  out.task = view.task(out.assignment->task);
  out.unit = view.unit(out.assignment->unit);
  return out;
}

std::optional<NoticeWords> words_for(const SupervisionOrder& order) {
  if (order.steps.empty()) return NoticeWords::order;
  if (order.steps.back().act == OrderAct::reopened) return NoticeWords::order_reopened;
  return std::nullopt;
}

}  // namespace

std::optional<UnitNotice> notice_of(const Record& changed, const LedgerView& view,
                                    CivilDate today) {
  const Reminder* reminder = std::get_if<Reminder>(&changed);
  const SupervisionOrder* order = std::get_if<SupervisionOrder>(&changed);
  if (reminder == nullptr && order == nullptr) return std::nullopt;
  const std::optional<NoticeWords> words =
      order == nullptr ? NoticeWords::reminder : words_for(*order);
  if (!words) return std::nullopt;
  const Subject about =
      subject_of(order == nullptr ? reminder->assignment : order->assignment, view);
  if (about.task == nullptr || about.unit == nullptr) return std::nullopt;
  std::vector<std::string> args = {about.task->number, shortened(about.task->title, kMostTitle),
                                   about.unit->name};
  if (order == nullptr) {
    args.push_back(day_words(deadline_of(*about.assignment, *about.task), today));
  } else {
    args.push_back(day_words(order->deadline, today));
    args.push_back(tr(Lang::zh, Text::order_number,
                      {std::to_string(order->year), std::to_string(order->serial)}));
    args.push_back(shortened(order->demand, kMostDemand));
  }
  return UnitNotice{about.unit, words_of(*words, args)};
}

Result<size_t> queue_notices(const std::vector<Robot>& robots, Transaction& transaction,
                             const LedgerView& view, const std::vector<Record>& changed,
                             Instant now) {
  size_t queued = 0;
  if (robots.empty()) return queued;
  for (const Record& record : changed) {
    const std::optional<UnitNotice> found = notice_of(record, view, shanghai_date(now));
    if (!found) continue;
    for (const Robot& robot : robots) {
      if (!robot.takes(*found->unit)) continue;
      Notice notice;
      notice.robot = robot.name;
      notice.text = found->text;
      notice.queued_at = now;
      notice.due_at = now;
      if (const Outcome added = transaction.add_notice(notice); !added) return added.error();
      ++queued;
    }
  }
  return queued;
}

}  // namespace tz::server
