#include "plan/outline.h"

#include <algorithm>
#include <array>

#include "plan/end_matter.h"
#include "plan/table.h"

namespace tz::plan {
namespace {

constexpr size_t kMaxFieldWord = 6;

// "工作措施:…" goes on describing an item whose units were named before.
bool is_field(View text) {
  const size_t colon = text.substr(0, kMaxFieldWord + 1).find(U':');
  return colon != kNowhere && colon >= 2 && colon + 1 < text.size();
}

class OutlineBuilder {
 public:
  OutlineBuilder(const std::vector<Paragraph>& paragraphs, Notes& notes)
      : paragraphs_(paragraphs), notes_(notes) {}

  Outline build() {
    for (size_t i = 0; i < paragraphs_.size(); ++i) {
      const Paragraph& paragraph = paragraphs_[i];
      if (is_table_line(paragraph) && take_table_line(paragraph)) continue;
      const std::optional<Mark> mark = accepted_mark(whole(paragraph));
      if (mark && !is_annex_entry(*mark, paragraph)) {
        start_node(*mark, whole(paragraph));
      } else {
        take_unnumbered(i);
      }
    }
    return std::move(out_);
  }

 private:
  // A number that is out of sequence and could be something else is no mark.
  std::optional<Mark> accepted_mark(Piece line) const {
    const std::optional<Mark> mark = read_mark(line.norm());
    if (!mark) return mark;
    const int last = last_[static_cast<size_t>(mark->kind)];
    const bool next = mark->value == last + 1;
    const View rest = rest_of(line.norm(), mark->length);
    const bool doubtful = mark->touches_digit ||
                          (!is_heading(mark->kind) ? false
                                                   : !rest.empty() && chinese_digit(rest[0]) >= 0 &&
                                                         mark->kind == MarkKind::part);
    if (doubtful && !next) return std::nullopt;
    return mark;
  }

  // "附件:1.…" and on the next line "2.…".
  bool is_annex_entry(const Mark& mark, const Paragraph& paragraph) {
    if (mark.kind != MarkKind::item || mark.value != annex_next_) return false;
    if (paragraph.norm.find(U'。') != kNowhere) return false;
    ++annex_next_;
    return true;
  }

  void note_sequence(const Mark& mark, Piece number) {
    int& last = last_[static_cast<size_t>(mark.kind)];
    if (mark.value != 1 && mark.value != last + 1) {
      notes_.add(ImportCode::number_out_of_sequence, number.span(),
                 {number.folded(), std::to_string(last)});
    }
    last = mark.value;
    for (size_t k = static_cast<size_t>(mark.kind) + 1; k < last_.size(); ++k) {
      // Items may run on through the whole document; what is below an item begins again.
      if (k > static_cast<size_t>(MarkKind::item)) last_[k] = 0;
    }
  }

  Node& open_node(MarkKind kind) {
    while (!stack_.empty() && out_.nodes[stack_.back()].kind >= kind) stack_.pop_back();
    const auto index = static_cast<uint32_t>(out_.nodes.size());
    out_.nodes.emplace_back();
    Node& node = out_.nodes.back();
    node.kind = kind;
    if (!stack_.empty()) {
      node.parent = stack_.back();
      out_.nodes[stack_.back()].children.push_back(index);
    }
    stack_.push_back(index);
    ended_ = false;
    annex_next_ = 0;
    return node;
  }

  void start_node(const Mark& mark, Piece line) {
    const Piece number = line.part(mark.number_from, mark.number_to);
    note_sequence(mark, number);
    Node& node = open_node(mark.kind);
    node.number = number.folded();
    node.number_piece = number;
    node.at = line.span();
    add_text(node, line.after(mark.length), find_attributions(line.after(mark.length), notes_));
    if (!node.body.empty()) node.heading = node.body.front();
  }

  // The text between the attributions is the node's body.
  static void add_text(Node& node, Piece text, std::vector<Attribution> attributions) {
    size_t from = text.from;
    const auto add = [&](size_t to) {
      Piece piece{text.in, from, to};
      if (!piece.empty() && stripped(piece, U"。;,").size() > 0) {
        node.body.push_back(stripped(piece, U" "));
      }
    };
    for (Attribution& attribution : attributions) {
      add(attribution.words.from);
      from = attribution.words.to;
      node.attributions.push_back(std::move(attribution));
    }
    add(text.to);
    if (!text.empty()) node.at.end = std::max(node.at.end, text.span().end);
  }

  bool take_table_line(const Paragraph& line) {
    if (table_.take_head(line, notes_)) return true;
    if (const std::optional<Piece> cell = Table::spanning_cell(line)) {
      const std::optional<Mark> mark = accepted_mark(*cell);
      if (mark && is_heading(mark->kind)) {
        start_node(*mark, *cell);
        return true;
      }
    }
    if (!table_.has_head()) {
      if (!told_headless_) {
        notes_.add(ImportCode::table_without_header, whole(line).span());
      }
      told_headless_ = true;
      return false;
    }
    if (std::optional<TableRow> row = table_.read_row(line, notes_)) start_row(*row, line);
    return true;
  }

  void start_row(TableRow& row, const Paragraph& line) {
    Node& node = open_node(MarkKind::item);
    node.number = row.number.folded();
    node.number_piece = row.number;
    node.at = whole(line).span();
    if (row.number.empty()) {
      name_row(node);
    } else {
      last_row_ = node.number;
      unnumbered_ = 0;
    }
    for (const Piece& text : row.text) add_text(node, text, find_attributions(text, notes_));
    if (!node.body.empty()) node.heading = node.body.front();
    for (Attribution& attribution : row.attributions) {
      node.attributions.push_back(std::move(attribution));
    }
  }

  // Without a column of numbers rows are counted; a row that has lost its number follows the last.
  void name_row(Node& node) {
    ++unnumbered_;
    node.number = table_.has_numbers() && !last_row_.empty()
                      ? last_row_ + "-" + std::to_string(unnumbered_ + 1)
                      : std::to_string(unnumbered_);
    notes_.add(ImportCode::number_made, node.at, {node.number});
  }

  void take_unnumbered(size_t i) {
    const Paragraph& paragraph = paragraphs_[i];
    if (out_.nodes.empty()) {
      out_.front.push_back(&paragraph);
      return;
    }
    if (ends_document(i)) {
      ended_ = true;
      if (starts_with(paragraph.norm, U"附件")) {
        annex_next_ = paragraph.norm.find(U'1') != kNowhere ? 2 : 0;
      }
    }
    Node& node = out_.nodes[stack_.back()];
    Notes notes;
    std::vector<Attribution> found;
    if (!ended_) found = find_attributions(whole(paragraph), notes);
    if (ended_ || !belongs(node, paragraph, found)) {
      out_.outside.push_back(&paragraph);
      return;
    }
    notes_.take(std::move(notes));
    add_text(node, whole(paragraph), std::move(found));
    if (node.heading.empty() && !node.body.empty()) node.heading = node.body.front();
  }

  bool ends_document(size_t i) const {
    const Paragraph& paragraph = paragraphs_[i];
    if (is_closing(paragraph) || is_date_line(paragraph)) return true;
    return is_office_line(paragraph) && i + 1 < paragraphs_.size() &&
           is_date_line(paragraphs_[i + 1]);
  }

  static bool belongs(const Node& node, const Paragraph& paragraph,
                      const std::vector<Attribution>& found) {
    return !found.empty() || !node.names_units() || is_field(paragraph.norm);
  }

  const std::vector<Paragraph>& paragraphs_;
  Notes& notes_;
  Outline out_;
  Table table_;
  std::vector<uint32_t> stack_;
  std::array<int, 7> last_{};  // the last number of each kind
  std::string last_row_;
  int unnumbered_ = 0;
  int annex_next_ = 0;
  bool ended_ = false;
  bool told_headless_ = false;
};

}  // namespace

bool Node::names_units() const {
  return std::any_of(attributions.begin(), attributions.end(),
                     [](const Attribution& attribution) { return attribution.names_units(); });
}

Outline outline_of(const std::vector<Paragraph>& paragraphs, Notes& notes) {
  return OutlineBuilder(paragraphs, notes).build();
}

}  // namespace tz::plan
