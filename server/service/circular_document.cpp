#include "service/circular_document.h"

#include "circular/composition.h"
#include "circular/official_words.h"
#include "document/official_document.h"
#include "service/publications.h"
#include "text/strings.h"

namespace tz::server {
namespace {

DocumentTable document_table(const ComposedTable& table) {
  DocumentTable out;
  for (const ComposedTable::Column& column : table.columns) {
    out.columns.push_back({column.heading, column.width, CellAlign::left});
  }
  out.rows = table.rows;
  return out;
}

OfficialDocument document_of(const Circular& circular) {
  const auto said = [&](CircularPart part) {
    return with_figures(circular.said(part), circular.figures);
  };
  OfficialDocument out;
  if (circular.state != PublicationState::published) {
    out.draft_mark = circular.state == PublicationState::withdrawn
                         ? tr(Lang::zh, Text::state_withdrawn)
                         : words_of(OfficialWords::draft_mark);
  }
  out.number = said(CircularPart::number);
  out.title = said(CircularPart::title);
  out.addressee = said(CircularPart::addressee);
  for (const ComposedSection& section : sections_of(circular)) {
    out.blocks.emplace_back(PartHeading{section.heading});
    for (const std::string& paragraph : section.paragraphs) {
      out.blocks.emplace_back(BodyParagraph{paragraph});
    }
    if (section.rows.rows.empty()) continue;
    out.blocks.emplace_back(document_table(table_of(section.rows, circular.figures)));
  }
  out.signer = said(CircularPart::issuer);
  out.date = circular.published ? shanghai_date(circular.published->at) : circular.figures.as_of;
  out.small_print =
      words_of(OfficialWords::frozen_note,
               {std::to_string(circular.figures.frozen_at), circular.figures.frozen_hash});
  return out;
}

}  // namespace

Result<CircularDocument> circular_document(Service& service, const Caller& caller, CircularId id) {
  const Result<Record> record = visible_record(service, caller, {Collection::circular, id.uuid});
  if (!record) return record.error();
  const OfficialDocument document = document_of(*std::get_if<Circular>(&*record));
  Result<std::string> bytes = written(document);
  if (!bytes) return bytes.error();
  return CircularDocument{document.title + ".docx", std::move(*bytes)};
}

}  // namespace tz::server
