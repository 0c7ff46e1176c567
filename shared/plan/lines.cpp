#include "plan/lines.h"

#include <algorithm>
#include <array>

#include "plan/label.h"
#include "plan/numbering.h"

namespace tz::plan {
namespace {

constexpr size_t kMinWrappedLines = 8;
constexpr size_t kMaxWrapWidth = 120;   // half-width columns
constexpr size_t kWrapSlack = 10;       // a wrapped line ends this near to the margin
constexpr size_t kMaxBracketLines = 8;  // lines that an open bracket may hold together
constexpr size_t kMaxFootCharacters = 16;

struct Line {
  size_t from = 0;
  size_t to = 0;
  size_t width = 0;
  bool indented = false;
  bool after_blank = false;
  bool after_page = false;
};

bool is_terminal(char32_t c) {
  return View(U"。!?;:)]〕】”》").find(c) != kNowhere;
}

// "-3-", "·3·", "第3页", "第3页共9页", "3/9"; a bare number only beside a form feed.
bool is_page_foot(View text, bool beside_break) {
  if (text.empty() || text.size() > kMaxFootCharacters) return false;
  bool digits = false;
  bool marks = false;
  for (char32_t c : text) {
    if (is_digit(c)) {
      digits = true;
    } else if (View(U"-·•~第页共/").find(c) != kNowhere) {
      marks = true;
    } else {
      return false;
    }
  }
  if (!digits) return false;
  if (!marks) return beside_break && text.size() <= 3;
  const char32_t first = text.front();
  const bool framed =
      (first == U'-' || first == U'·' || first == U'•' || first == U'~') && text.back() == first;
  const bool paged = first == U'第' && text.find(U'页') != kNowhere;
  const bool counted = text.find(U'/') != kNowhere && beside_break;
  return framed || paged || counted;
}

// A rule across the page, or filling: one character again and again.
bool is_rule(View text) {
  if (text.size() < 3 || is_digit(text[0])) return false;
  return std::all_of(text.begin(), text.end(), [&](char32_t c) { return c == text[0]; });
}

class Joiner {
 public:
  explicit Joiner(const SourceText& source) : source_(source) {
    norms_.reserve(source.glyphs.size());
    for (const Glyph& glyph : source.glyphs) norms_.push_back(glyph.norm);
  }

  std::vector<Paragraph> join() {
    collect_lines();
    find_margin();
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (i == 0 || !continues(lines_[i - 1], lines_[i])) {
        start(lines_[i]);
      } else {
        append(lines_[i]);
      }
    }
    for (Paragraph& paragraph : out_) finish(paragraph);
    return std::move(out_);
  }

 private:
  View text_of(const Line& line) const {
    return View(norms_).substr(line.from, line.to - line.from);
  }

  void collect_lines() {
    bool blank = false;
    bool page = false;
    const std::vector<PhysicalLine>& lines = source_.lines;
    for (size_t i = 0; i < lines.size(); ++i) {
      const PhysicalLine& physical = lines[i];
      page = page || physical.after_break;
      const Line line = measured(physical, blank, page);
      const View text = text_of(line);
      const bool beside =
          physical.after_break || (i + 1 < lines.size() && lines[i + 1].after_break);
      if (text.empty()) {
        blank = true;
      } else if (is_page_foot(text, beside)) {
        page = true;
      } else if (!is_rule(text)) {
        lines_.push_back(line);
        blank = false;
        page = false;
      }
    }
  }

  Line measured(const PhysicalLine& physical, bool blank, bool page) const {
    Line line{physical.from, physical.to, 0, physical.indented, blank, page};
    for (size_t i = physical.from; i < physical.to; ++i) {
      line.width += source_.glyphs[i].shown < 0x300 ? 1 : 2;
    }
    return line;
  }

  // A document is hard-wrapped when many of its lines end near the same margin in mid-sentence.
  void find_margin() {
    std::array<size_t, kMaxWrapWidth + 1> open_lines{};
    size_t longer = 0;
    for (const Line& line : lines_) {
      if (line.width > kMaxWrapWidth) {
        ++longer;
      } else if (!is_terminal(text_of(line).back())) {
        ++open_lines[line.width];
      }
    }
    size_t best = 0;
    size_t count = 0;
    for (size_t width = 30; width <= kMaxWrapWidth; ++width) {
      size_t here = 0;
      for (size_t k = 0; k <= kWrapSlack / 2; ++k) here += open_lines[width - k];
      if (here >= count && here > 0) {
        count = here;
        best = width;
      }
    }
    if (count >= kMinWrappedLines && count * 4 >= lines_.size() && longer * 10 < lines_.size()) {
      margin_ = best;
    }
  }

  bool continues(const Line& before, const Line& line) {
    const View text = text_of(line);
    const View last = text_of(before);
    if (text[0] == U'|' || last[0] == U'|') return false;
    if (has_tab(text) || has_tab(last)) return false;
    const bool open = depth_ > 0 && bracket_lines_ < kMaxBracketLines;
    const bool full = margin_ > 0 && before.width + kWrapSlack >= margin_ && !line.after_blank;
    const bool ended = is_terminal(last.back()) && depth_ == 0;
    if (!open && !full && !(line.after_page && !ended)) return false;
    if (line.after_page && ended && !full) return false;
    if (full && ended && line.indented) return false;
    if (read_label(whole(beginning_of(line))) && ended) return false;
    return !begins_anew(text, ended, full || open);
  }

  static bool has_tab(View text) { return text.find(U'\t') != kNowhere; }

  // Labels look at glyphs, so the line is lent a paragraph of its own.
  const Paragraph& beginning_of(const Line& line) {
    constexpr size_t kEnough = 40;
    const size_t to = std::min(line.to, line.from + kEnough);
    scratch_.glyphs.assign(source_.glyphs.begin() + static_cast<std::ptrdiff_t>(line.from),
                           source_.glyphs.begin() + static_cast<std::ptrdiff_t>(to));
    scratch_.norm.assign(norms_, line.from, to - line.from);
    return scratch_;
  }

  // In mid-sentence a number at a line's beginning is a heading only if it is the next one.
  bool begins_anew(View text, bool ended, bool joinable) const {
    const std::optional<Mark> mark = read_mark(text);
    if (!mark) return false;
    const int last = last_value_[static_cast<size_t>(mark->kind)];
    if (mark->touches_digit) return false;
    if (ended || !joinable) return true;
    return mark->value == last + 1;
  }

  void start(const Line& line) {
    out_.emplace_back();
    out_.back().after_blank = line.after_blank || line.after_page;
    depth_ = 0;
    bracket_lines_ = 0;
    const std::optional<Mark> mark = read_mark(text_of(line));
    if (mark && !mark->touches_digit) {
      last_value_[static_cast<size_t>(mark->kind)] = mark->value;
      for (size_t k = static_cast<size_t>(mark->kind) + 1; k < last_value_.size(); ++k) {
        if (!is_heading(mark->kind)) last_value_[k] = 0;
      }
    }
    take(line);
  }

  void append(const Line& line) {
    if (depth_ > 0) ++bracket_lines_;
    take(line);
  }

  void take(const Line& line) {
    Paragraph& paragraph = out_.back();
    const bool joined = !paragraph.glyphs.empty();
    for (size_t i = line.from; i < line.to; ++i) {
      Glyph glyph = source_.glyphs[i];
      if (i == line.from) {
        const bool letters =
            joined && is_letter(glyph.norm) && is_letter(paragraph.glyphs.back().norm);
        glyph.space_before = letters;
      }
      if (is_opener(glyph.norm)) ++depth_;
      if (is_closer(glyph.norm) && depth_ > 0) --depth_;
      paragraph.glyphs.push_back(glyph);
    }
  }

  // Tabs count in tables only: at least one between words.
  static void finish(Paragraph& paragraph) {
    size_t tabs = 0;
    size_t last = paragraph.glyphs.size();
    while (last > 0 && paragraph.glyphs[last - 1].norm == U'\t') --last;
    for (size_t i = 1; i < last; ++i) {
      if (paragraph.glyphs[i].norm == U'\t') ++tabs;
    }
    paragraph.tabbed = tabs > 0;
    if (!paragraph.tabbed) {
      auto& glyphs = paragraph.glyphs;
      for (size_t i = 1; i < glyphs.size(); ++i) {
        if (glyphs[i - 1].norm == U'\t') glyphs[i].space_before = true;
      }
      glyphs.erase(std::remove_if(glyphs.begin(), glyphs.end(),
                                  [](const Glyph& glyph) { return glyph.norm == U'\t'; }),
                   glyphs.end());
    }
    paragraph.norm.reserve(paragraph.glyphs.size());
    for (const Glyph& glyph : paragraph.glyphs) paragraph.norm.push_back(glyph.norm);
  }

  const SourceText& source_;
  std::u32string norms_;
  std::vector<Line> lines_;
  std::vector<Paragraph> out_;
  Paragraph scratch_;
  size_t margin_ = 0;  // 0: not hard-wrapped
  size_t depth_ = 0;
  size_t bracket_lines_ = 0;
  std::array<int, 7> last_value_{};
};

}  // namespace

std::vector<Paragraph> paragraphs_of(const SourceText& source) {
  return Joiner(source).join();
}

}  // namespace tz::plan
