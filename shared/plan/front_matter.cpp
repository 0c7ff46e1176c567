#include "plan/front_matter.h"

#include <algorithm>
#include <set>

#include "plan/date_scan.h"
#include "plan/end_matter.h"
#include "plan/unit_name.h"

namespace tz::plan {
namespace {

constexpr size_t kMaxTitle = 90;
constexpr size_t kMaxTitleLines = 4;
constexpr size_t kMaxDocumentNumber = 30;

// The kinds of documents that titles end in.
constexpr View kTitleEndings[] = {
    U"方案", U"意见",   U"措施",   U"通知",   U"清单",   U"计划",   U"要点", U"办法", U"规定",
    U"分工", U"分解",   U"任务",   U"细则",   U"决定",   U"台账",   U"安排", U"规划", U"纲要",
    U"举措", U"任务表", U"分工表", U"分解表", U"若干条", U"条措施", U"报告"};
// Entries of the head that web sites put above a document.
constexpr View kEntries[] = {U"索引号:",   U"主题分类:", U"发文机关:", U"发布机构:", U"成文日期:",
                             U"生成日期:", U"标题:",     U"发文字号:", U"文号:",     U"发布日期:",
                             U"主题词:",   U"公开方式:", U"有效性:",   U"公开日期:", U"名称:"};

bool has_title_ending(View text) {
  const View base = without_bracket(text);
  return std::any_of(std::begin(kTitleEndings), std::end(kTitleEndings),
                     [&](View word) { return ends_with(base, word); });
}

bool is_title_line(const Paragraph& paragraph) {
  const View text = paragraph.norm;
  return text.size() <= kMaxTitle && text.size() >= 4 &&
         text.find_first_of(U"。;|\t") == kNowhere && text.back() != U':' &&
         !starts_with(text, U"现将") && has_title_ending(text);
}

// 济政办发〔2021〕4号 at the beginning of a text: its length, or 0.
size_t document_number_at(View text) {
  size_t i = 0;
  while (i < text.size() && i < 16 && text[i] >= 0x4e00 && text[i] <= 0x9fff) ++i;
  if (i == 0 || i + 6 >= text.size() || !is_opener(text[i])) return 0;
  for (size_t k = 1; k <= 4; ++k) {
    if (!is_digit(text[i + k])) return 0;
  }
  if (!is_closer(text[i + 5])) return 0;
  i += 6;
  if (i < text.size() && text[i] == U'第') ++i;
  const size_t digits = i;
  while (i < text.size() && is_digit(text[i])) ++i;
  return i > digits && i < text.size() && text[i] == U'号' ? i + 1 : 0;
}

Quoted quoted(Piece piece) {
  return Quoted{piece.shown(), piece.span()};
}

class FrontMatterReader {
 public:
  FrontMatterReader(const Outline& outline, ImportedPlan& plan, Notes& notes)
      : outline_(outline), plan_(plan), notes_(notes) {}

  void read() {
    for (const Paragraph* paragraph : outline_.front) read_entries(*paragraph);
    read_title();
    for (const Paragraph* paragraph : outline_.front) read_number(*paragraph);
    read_signature(outline_.front);
    read_signature(outline_.outside);
    if (plan_.issuer.text.empty()) read_red_head();
    read_period();
    note_missing();
    note_outside();
  }

 private:
  // "发文机关: 国务院 成文日期: 2018年12月21日": each value ends where the next entry begins.
  void read_entries(const Paragraph& paragraph) {
    const View text = paragraph.norm;
    struct Found {
      size_t at;
      size_t value;
      View name;
    };
    std::vector<Found> found;
    for (View entry : kEntries) {
      const size_t at = text.find(entry);
      if (at != kNowhere) found.push_back(Found{at, at + entry.size(), entry});
    }
    std::sort(found.begin(), found.end(),
              [](const Found& a, const Found& b) { return a.at < b.at; });
    if (found.empty() || found[0].at != 0) return;
    for (size_t i = 0; i < found.size(); ++i) {
      const size_t to = i + 1 < found.size() ? found[i + 1].at : text.size();
      if (to > found[i].value) {
        take_entry(found[i].name, Piece{&paragraph, found[i].value, to});
      }
    }
    used_.insert(&paragraph);
  }

  void take_entry(View name, Piece value) {
    if (name == U"发文机关:" || name == U"发布机构:") {
      plan_.issuer = quoted(value);
    } else if (name == U"成文日期:" || name == U"生成日期:") {
      take_date(value);
    } else if (name == U"发文字号:" || name == U"文号:") {
      if (document_number_at(value.norm()) > 0) plan_.document_number = quoted(value);
    } else if (name == U"标题:" || name == U"名称:") {
      plan_.title = quoted(value);
    }
  }

  // The last line before the first task that ends as titles do, with the lines it began on.
  void read_title() {
    const auto& front = outline_.front;
    for (size_t i = front.size(); i-- > 0;) {
      if (used_.count(front[i]) > 0 || !is_title_line(*front[i])) continue;
      size_t first = i;
      while (first > 0 && i - first + 1 < kMaxTitleLines &&
             goes_on(*front[first - 1], *front[first])) {
        --first;
      }
      std::string text;
      for (size_t k = first; k <= i; ++k) {
        text += whole(*front[k]).shown();
        used_.insert(front[k]);
      }
      SourceSpan at = whole(*front[first]).span();
      at.end = whole(*front[i]).span().end;
      plan_.title = Quoted{text, at};
      return;
    }
  }

  bool goes_on(const Paragraph& line, const Paragraph& next) const {
    const View text = line.norm;
    return !next.after_blank && used_.count(&line) == 0 && !is_title_line(line) &&
           text.size() <= kMaxTitle && text.find_first_of(U"。;:|") == kNowhere &&
           document_number_at(text) == 0 && !is_date_line(line) && !ends_with(text, U"文件") &&
           (contains(text, U"关于") || !is_office_line(line));
  }

  void read_number(const Paragraph& paragraph) {
    if (!plan_.document_number.text.empty() || paragraph.norm.size() > kMaxDocumentNumber) return;
    const Piece line = stripped(whole(paragraph), U"()");
    const size_t length = document_number_at(line.norm());
    if (length == 0) return;
    const View rest = rest_of(line.norm(), length);
    if (!rest.empty() && !starts_with(rest, U"签发人")) return;
    plan_.document_number = quoted(line.part(0, length));
    used_.insert(&paragraph);
  }

  void take_date(Piece words) {
    const std::vector<DateMention> mentions = scan_dates(words.norm());
    if (mentions.empty() || mentions[0].year == 0) return;
    const std::optional<CivilDate> date = last_day(mentions[0], mentions[0].year);
    if (!date) {
      notes_.add(ImportCode::date_impossible, words.span(), {words.shown()});
      return;
    }
    plan_.date = date;
    plan_.date_at = words.span();
  }

  // An office and under it a day, or both on one line.
  void read_signature(const std::vector<const Paragraph*>& paragraphs) {
    for (size_t i = 0; i < paragraphs.size(); ++i) {
      const Paragraph& line = *paragraphs[i];
      if (is_date_line(line)) {
        if (!plan_.date) take_date(whole(line));
        used_.insert(&line);
        if (i > 0 && is_office_line(*paragraphs[i - 1])) take_issuer(whole(*paragraphs[i - 1]));
      } else {
        read_joint_signature(line);
      }
    }
  }

  void read_joint_signature(const Paragraph& line) {
    constexpr size_t kMaxLine = 48;
    if (line.norm.size() > kMaxLine || line.norm.find_first_of(U"。,;:") != kNowhere) return;
    const std::vector<DateMention> mentions = scan_dates(line.norm);
    if (mentions.size() != 1 || mentions[0].to != line.norm.size() ||
        mentions[0].period != DatePeriod::day || mentions[0].year == 0) {
      return;
    }
    const Piece office = whole(line).part(0, mentions[0].from);
    if (!ends_like_unit(office.norm())) return;
    if (!plan_.date) take_date(whole(line).after(mentions[0].from));
    take_issuer(office);
    used_.insert(&line);
  }

  void take_issuer(Piece office) {
    used_.insert(office.in);
    if (plan_.issuer.text.empty()) plan_.issuer = quoted(office);
  }

  // "某某人民政府文件" at the top.
  void read_red_head() {
    for (const Paragraph* paragraph : outline_.front) {
      const View text = paragraph->norm;
      if (text.size() <= 4 || text.size() > 40 || !ends_with(text, U"文件")) continue;
      const Piece office = whole(*paragraph).part(0, text.size() - 2);
      if (!ends_like_unit(office.norm())) continue;
      plan_.issuer = quoted(office);
      return;
    }
  }

  // "自2025年5月31日起…有效期至2027年12月31日", else the years of the title.
  void read_period() {
    for (const Paragraph* paragraph : outline_.outside) read_validity(*paragraph);
    if (plan_.period || plan_.title.text.empty()) return;
    const std::u32string title = norm_title();
    std::vector<int> years;
    for (size_t i = 0; i + 3 < title.size();) {
      if (!is_digit(title[i])) {
        ++i;
        continue;
      }
      size_t end = i;
      while (end < title.size() && is_digit(title[end])) ++end;
      const bool year =
          end - i == 4 && end < title.size() && View(U"年-~至到").find(title[end]) != kNowhere;
      if (year) {
        int value = 0;
        for (size_t k = i; k < end; ++k) value = value * 10 + static_cast<int>(title[k] - U'0');
        if (value >= 1900 && value <= 2199) years.push_back(value);
      }
      i = end;
    }
    if (years.empty() || years.back() < years.front()) return;
    plan_.period = PlanPeriod{civil_from({years.front(), 1, 1}), civil_from({years.back(), 12, 31}),
                              plan_.title.at};
  }

  std::u32string norm_title() const {
    std::u32string out;
    for (const Paragraph* paragraph : outline_.front) {
      const SourceSpan at = whole(*paragraph).span();
      if (at.end <= plan_.title.at.begin || at.begin >= plan_.title.at.end) continue;
      out += paragraph->norm;
    }
    return out;
  }

  void read_validity(const Paragraph& paragraph) {
    if (plan_.period || !contains(paragraph.norm, U"有效期")) return;
    std::optional<CivilDate> start;
    std::optional<CivilDate> end;
    for (const DateMention& mention : scan_dates(paragraph.norm)) {
      if (mention.year == 0) continue;
      if (mention.begins && !start) start = last_day(mention, mention.year);
      if (mention.until && !end) end = last_day(mention, mention.year);
    }
    if (!start || !end || *end < *start) return;
    plan_.period = PlanPeriod{*start, *end, whole(paragraph).span()};
    used_.insert(&paragraph);
  }

  void note_missing() {
    if (plan_.title.text.empty()) notes_.add(ImportCode::title_missing, SourceSpan{});
    if (plan_.issuer.text.empty()) notes_.add(ImportCode::issuer_missing, SourceSpan{});
    if (!plan_.date) notes_.add(ImportCode::date_missing, SourceSpan{});
    if (plan_.document_number.text.empty()) {
      notes_.add(ImportCode::document_number_missing, SourceSpan{});
    }
  }

  void note_outside() {
    for (const Paragraph* paragraph : outline_.outside) {
      if (used_.count(paragraph) > 0) continue;
      const Piece piece = whole(*paragraph);
      notes_.add(ImportCode::paragraph_outside_tasks, piece.span(), {piece.excerpt()});
    }
  }

  const Outline& outline_;
  ImportedPlan& plan_;
  Notes& notes_;
  std::set<const Paragraph*> used_;
};

}  // namespace

void read_front_matter(const Outline& outline, ImportedPlan& plan, Notes& notes) {
  FrontMatterReader(outline, plan, notes).read();
}

}  // namespace tz::plan
