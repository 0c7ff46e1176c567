#include "service/circular_document.h"

#include "circular/composition.h"
#include "circular/official_words.h"
#include "document/official_document.h"
#include "service/view_point.h"
#include "store/store_view.h"
#include "text/strings.h"

namespace tz::server {
namespace {

Result<Circular> visible_circular(Service& service, const Caller& caller, CircularId id) {
  std::optional<Circular> out;
  const Outcome read = service.store.read([&](Snapshot& snapshot) -> Outcome {
    const Result<ViewPoint> view = view_point(snapshot, caller.person.id, service.clock.now());
    if (!view) return view.error();
    Result<std::optional<Record>> record = snapshot.record({Collection::circular, id.uuid});
    if (!record) return record.error();
    StoreView ledger(snapshot);
    if (*record && may_see(view->scope, **record, ledger)) {
      out = *std::get_if<Circular>(&**record);
    }
    return ledger.fault() ? Outcome(*ledger.fault()) : done();
  });
  if (!read) return read.error();
  if (!out) return error(ErrorCode::not_found, "circular");
  return std::move(*out);
}

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
  if (circular.state != CircularState::published) {
    out.draft_mark = circular.state == CircularState::withdrawn
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
  const Result<Circular> circular = visible_circular(service, caller, id);
  if (!circular) return circular.error();
  const OfficialDocument document = document_of(*circular);
  Result<std::string> bytes = written(document);
  if (!bytes) return bytes.error();
  return CircularDocument{document.title + ".docx", std::move(*bytes)};
}

}  // namespace tz::server
