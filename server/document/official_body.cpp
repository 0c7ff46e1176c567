#include "document/official_body.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "document/docx_paragraph.h"
#include "document/docx_xml.h"
#include "document/official_layout.h"
#include "document/official_parts.h"
#include "document/official_table.h"
#include "document/official_words.h"

namespace tz::server {
namespace {

using namespace layout;
using pugi::xml_node;

// Characters of Latin script and figures are half as wide as the others.
int half_characters(std::string_view text) {
  constexpr char32_t kFirstWide = 0x2000;
  int halves = 0;
  for (size_t at = 0; at < text.size();) {
    halves += next_character(text, at) < kFirstWide ? 1 : 2;
  }
  return halves;
}

// Writes the document from the top down. What stands above a paragraph depends on what was there
// before it, so the pieces share a little state.
class Body {
 public:
  explicit Body(xml_node holder) : holder_(holder) {}

  void write(const OfficialDocument& document) {
    head(document);
    title(document);
    gap_ = kLine;
    if (const std::string to = words_of(document.addressee); !to.empty()) {
      const bool has_colon = to.ends_with(kColon) || to.ends_with(':');
      add_paragraph(holder_, {.style = style::kPlain, .before = taken_gap()},
                    to + (has_colon ? "" : kColon));
    }
    const bool is_signed = !words_of(document.signer).empty() || document.date;
    const bool has_attachments = !document.attachments.empty();
    for (size_t i = 0; i < document.blocks.size(); ++i) {
      // The signature never stands on a page without some of the text.
      stays_ = i + 1 == document.blocks.size() && (is_signed || has_attachments);
      std::visit([this](const auto& block) { write_block(block); }, document.blocks[i]);
    }
    stays_ = is_signed;
    attachments(document.attachments);
    signature(document);
  }

 private:
  // The mark, the red head, the number and the rule, each where the standard counts its place from.
  void head(const OfficialDocument& document) {
    const std::string mark = words_of(document.draft_mark);
    const std::string body = words_of(document.issuing_body);
    const std::string number = words_of(document.number);
    const bool has_head = !body.empty();
    if (!mark.empty()) add_paragraph(holder_, {.style = style::kMark}, mark);
    if (has_head) red_head(body, mark.empty() ? kHeadDrop : kHeadDrop - kLine, number.empty());
    if (!number.empty()) {
      xml_node line = add_paragraph(
          holder_, {.style = style::kNumber, .before = has_head ? 2 * kLine : 0}, number);
      if (has_head) rule_below(line);
    }
    const bool is_bare = mark.empty() && number.empty();
    gap_ = has_head ? 2 * kLine : is_bare ? 0 : kLine;
  }

  void red_head(const std::string& body, int before, bool has_rule) {
    constexpr int kTwipsOfHalfPoint = 10;
    // As many half points as leave room for every character in one line.
    const int widest = 2 * kTextWidth / (kTwipsOfHalfPoint * std::max(half_characters(body), 1));
    const int size = std::clamp(widest / 2 * 2, kHeadSmallest, kHeadLargest);
    const int line = size * kTwipsOfHalfPoint * 5 / 4;
    xml_node node =
        add_paragraph(holder_, {.style = style::kHead, .before = before, .line = line}, body, size);
    if (has_rule) rule_below(node);
  }

  void rule_below(xml_node paragraph) {
    xml_node look = paragraph.child("w:pPr");
    xml_node borders = look.insert_child_after("w:pBdr", look.child("w:pStyle"));
    add(borders, "w:bottom",
        {{"w:val", "single"}, {"w:sz", kRuleWidth}, {"w:space", kRuleDrop}, {"w:color", kRed}});
  }

  // Parted by sense where its writer has done so; else in lines of which the first is longest, so
  // that no two characters are left over for the last.
  void title(const OfficialDocument& document) {
    constexpr int kTitleCharacter = kTitleSize * 10;
    constexpr int kFits = 2 * kTextWidth / kTitleCharacter;  // half characters
    const std::vector<std::string> lines = lines_of(document.title);
    ParagraphLook look{.style = style::kTitle, .is_kept_with_next = true, .before = taken_gap()};
    const int width = half_characters(lines.front());
    if (lines.size() == 1 && width > kFits) {
      const int count = (width + kFits - 1) / kFits;
      const int longest = std::min((width + count - 1) / count + 2, kFits);
      look.left = look.right = (kTextWidth - longest * kTitleCharacter / 2) / 2;
    }
    xml_node paragraph = add_paragraph(holder_, look, lines.front());
    for (size_t i = 1; i < lines.size(); ++i) {
      add(add(paragraph, "w:r"), "w:br");
      add_words(paragraph, lines[i]);
    }
  }

  void write_block(const PartHeading& heading) {
    section_ = 0;
    add_paragraph(holder_, {.style = style::kPart, .before = taken_gap()},
                  part_number(++part_) + words_of(heading.text));
  }
  void write_block(const SectionHeading& heading) {
    add_paragraph(holder_, {.style = style::kSection, .before = taken_gap()},
                  section_number(++section_) + words_of(heading.text));
  }
  void write_block(const BodyParagraph& paragraph) { body_lines(lines_of(paragraph.text)); }
  void write_block(const NumberedList& list) {
    std::vector<std::string> lines;
    for (const std::string& item : list.items) {
      lines.push_back(std::to_string(lines.size() + 1) + ". " + words_of(item));
    }
    body_lines(lines);
  }
  void write_block(const DocumentTable& table) {
    add_table(holder_, table, {.gap = taken_gap(), .is_kept_with_next = stays_});
  }

  void body_lines(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) {
      const bool stays = stays_ && &line == &lines.back();
      add_paragraph(holder_,
                    {.style = style::kBody, .is_kept_with_next = stays, .before = taken_gap()},
                    line);
    }
  }

  // One name stands beside the word; of several each has its number, and a line that goes on stands
  // below the name's first character.
  void attachments(const std::vector<std::string>& names) {
    constexpr int kWord = 3 * kCharacter;
    constexpr int kIndent = 2 * kCharacter;
    const bool are_many = names.size() > 1;
    const int count = !are_many ? 0 : (names.size() < 10 ? 3 : 4) * kCharacter / 2;
    const int left = kIndent + kWord + count;
    for (size_t i = 0; i < names.size(); ++i) {
      ParagraphLook look{.style = style::kPlain, .is_kept_with_next = stays_, .left = left};
      look.before = i == 0 ? kLine : 0;
      look.hanging = i == 0 ? left - kIndent : count;
      xml_node line = add_paragraph(holder_, look, i == 0 ? kAttachmentsWord : "");
      if (are_many) {
        add_words(line, std::to_string(i + 1) + ".");
        add(add(line, "w:r"), "w:tab");
      }
      add_words(line, words_of(names[i]));
    }
  }

  // The date ends four characters from the edge and the name stands centred above it, as where a
  // seal comes over both; a long name keeps two characters free and takes the date to its middle.
  void signature(const OfficialDocument& document) {
    constexpr int kDateFree = 8;  // half characters
    constexpr int kNameFree = 4;
    const std::string name = words_of(document.signer);
    const std::string date = document.date ? date_in_words(*document.date) : "";
    if (name.empty() && date.empty()) return;
    const int wider = (half_characters(name) - half_characters(date)) / 2;
    const int name_free =
        std::max(kDateFree - (date.empty() ? kDateFree - kNameFree : wider), kNameFree);
    const int date_free = name.empty() ? kDateFree : std::max(name_free + wider, kDateFree);
    signature_line(name, name_free, 2 * kLine, !date.empty());
    signature_line(date, date_free, name.empty() ? 2 * kLine : 0, false);
  }

  void signature_line(const std::string& text, int free, int before, bool is_kept_with_next) {
    if (text.empty()) return;
    add_paragraph(holder_,
                  {.style = style::kPlain,
                   .is_kept_with_next = is_kept_with_next,
                   .before = before,
                   .right = free * kCharacter / 2,
                   .align = "right"},
                  text);
  }

  // Space above what is written next, once.
  int taken_gap() { return std::exchange(gap_, 0); }

  xml_node holder_;
  int gap_ = 0;
  bool stays_ = false;  // what is written next keeps to what follows it
  int part_ = 0;
  int section_ = 0;
};

void add_section(xml_node body, bool has_small_print) {
  xml_node section = add(body, "w:sectPr");
  add(section, "w:footerReference", {{"w:type", "default"}, {"r:id", kOddFootId}});
  add(section, "w:footerReference", {{"w:type", "even"}, {"r:id", kEvenFootId}});
  add(section, "w:pgSz", {{"w:w", kPageWidth}, {"w:h", kPageHeight}});
  const int rise = kNumberRise - (has_small_print ? kSmallLine + kSmallGap : 0);
  add(section, "w:pgMar",
      {{"w:top", kMarginTop},
       {"w:right", kMarginRight},
       {"w:bottom", kMarginBottom},
       {"w:left", kMarginLeft},
       {"w:header", kMarginTop / 2},
       {"w:footer", rise},
       {"w:gutter", 0}});
  add(section, "w:pgNumType", {{"w:start", 1}});
  add(section, "w:docGrid", {{"w:type", "lines"}, {"w:linePitch", kLine}});
}

}  // namespace

std::string body_xml(const OfficialDocument& document) {
  pugi::xml_document xml;
  xml_node root = add(xml, "w:document", {{"xmlns:w", kWordNames}, {"xmlns:r", kOfficeRelations}});
  xml_node body = add(root, "w:body");
  Body(body).write(document);
  add_section(body, !words_of(document.small_print).empty());
  return text_of_xml(xml);
}

}  // namespace tz::server
