#include "plan/end_matter.h"

#include <algorithm>

#include "plan/date_scan.h"
#include "plan/unit_name.h"

namespace tz::plan {
namespace {

constexpr size_t kMaxDateLine = 24;
constexpr size_t kMaxOfficeLine = 30;

constexpr View kClosings[] = {
    U"抄送",     U"附件",       U"附:",        U"主送",          U"(此件",       U"此件",
    U"(联系人",  U"扫一扫",     U"本方案自",   U"本措施自",      U"本意见自",    U"本办法自",
    U"本通知自", U"自印发之日", U"自发布之日", U"(信息公开形式", U"信息公开形式"};

}  // namespace

bool is_date_line(const Paragraph& paragraph) {
  if (paragraph.norm.size() > kMaxDateLine) return false;
  const View text = stripped(whole(paragraph), U"()").norm();
  const std::vector<DateMention> mentions = scan_dates(text);
  return mentions.size() == 1 && mentions[0].period == DatePeriod::day && mentions[0].year > 0 &&
         mentions[0].from == 0 && mentions[0].to == text.size();
}

bool is_office_line(const Paragraph& paragraph) {
  const View text = paragraph.norm;
  return text.size() <= kMaxOfficeLine && text.find_first_of(U"。,;:!?、") == kNowhere &&
         (ends_like_unit(text) || ends_with(text, U"国务院")) && !is_digit(text[0]);
}

bool is_closing(const Paragraph& paragraph) {
  const View text = paragraph.norm;
  if (text.size() <= 60 && ends_with(text, U"印发") && !scan_dates(text).empty()) return true;
  return std::any_of(std::begin(kClosings), std::end(kClosings),
                     [&](View word) { return starts_with(text, word); });
}

}  // namespace tz::plan
