#include "document/official_document.h"

#include "base/utf8.h"
#include "document/docx_package_writer.h"
#include "document/docx_xml.h"
#include "document/official_body.h"
#include "document/official_parts.h"

namespace tz::server {
namespace {

// The first text that is not UTF-8 is the one the error names.
class TextCheck {
 public:
  void text(const char* field, const std::string& words) {
    if (faulty_ == nullptr && !is_valid_utf8(words)) faulty_ = field;
  }
  void texts(const char* field, const std::vector<std::string>& list) {
    for (const std::string& words : list) text(field, words);
  }
  void block(const PartHeading& heading) { text("blocks", heading.text); }
  void block(const SectionHeading& heading) { text("blocks", heading.text); }
  void block(const BodyParagraph& paragraph) { text("blocks", paragraph.text); }
  void block(const NumberedList& list) { texts("blocks", list.items); }
  void block(const DocumentTable& table) {
    text("blocks", table.caption);
    for (const TableColumn& column : table.columns) text("blocks", column.head);
    for (const std::vector<std::string>& row : table.rows) texts("blocks", row);
  }

  Outcome outcome() const {
    if (faulty_ == nullptr) return done();
    return error(ErrorCode::bad_text, faulty_, {faulty_});
  }

 private:
  const char* faulty_ = nullptr;
};

Outcome checked(const OfficialDocument& document) {
  TextCheck check;
  check.text("draft_mark", document.draft_mark);
  check.text("issuing_body", document.issuing_body);
  check.text("number", document.number);
  check.text("title", document.title);
  check.text("addressee", document.addressee);
  for (const DocumentBlock& block : document.blocks) {
    std::visit([&check](const auto& held) { check.block(held); }, block);
  }
  check.texts("attachments", document.attachments);
  check.text("signer", document.signer);
  check.text("small_print", document.small_print);
  return check.outcome();
}

}  // namespace

Result<std::string> written(const OfficialDocument& document) {
  if (const Outcome good = checked(document); !good) return good.error();
  std::string title;
  for (const std::string& line : lines_of(document.title)) title += line;
  if (title.empty()) return error(ErrorCode::text_required, "title", {"title"});
  const std::string small_print = words_of(document.small_print);
  return packed({
      {"[Content_Types].xml", content_types_xml()},
      {"_rels/.rels", package_relations_xml()},
      {"word/document.xml", body_xml(document)},
      {"word/_rels/document.xml.rels", document_relations_xml()},
      {"word/styles.xml", styles_xml()},
      {"word/settings.xml", settings_xml()},
      {"word/fontTable.xml", font_table_xml()},
      {"word/footer1.xml", foot_xml(FootSide::odd, small_print)},
      {"word/footer2.xml", foot_xml(FootSide::even, small_print)},
      {"docProps/core.xml", properties_xml(title, words_of(document.signer), document.date)},
  });
}

}  // namespace tz::server
