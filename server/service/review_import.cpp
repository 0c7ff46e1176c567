#include "service/review_import.h"

#include "document/document_text.h"
#include "plan/import_plan.h"
#include "service/entry.h"
#include "service/similar_units.h"

namespace tz::server {
namespace {

// Reading a document takes long: it is not done for somebody who may not.
Outcome check_office(Service& service, const Actor& by) {
  return service.store.read([&](Snapshot& snapshot) -> Outcome {
    StoreView view(snapshot);
    const Result<Actor> office = actor_with(view, by.person, Role::office);
    if (!office) return office.error();
    return done();
  });
}

template <class T>
Result<std::vector<T>> all_of(Snapshot& snapshot, Collection collection) {
  const Result<std::vector<Record>> records = snapshot.records_in(collection);
  if (!records) return records.error();
  std::vector<T> out;
  for (const Record& record : *records) out.push_back(*std::get_if<T>(&record));
  return out;
}

Outcome add_suggestions(Snapshot& snapshot, ImportReview& review) {
  const Result<std::vector<Unit>> units = all_of<Unit>(snapshot, Collection::unit);
  if (!units) return units.error();
  const auto groups = all_of<UnitGroup>(snapshot, Collection::unit_group);
  if (!groups) return groups.error();
  for (const plan::ImportedUnit& named : review.imported.units) {
    if (named.is_group) {
      ImportReview::NamedGroup out{named.name, {}};
      for (const UnitGroup& group : *groups) {
        if (group.name == named.name) out.members = group.members;
      }
      review.groups.push_back(std::move(out));
      continue;
    }
    ImportReview::NamedUnit out{named.name, exact_unit(named.name, *units), {}};
    if (!out.exact) out.similar = similar_units(named, *units);
    review.units.push_back(std::move(out));
  }
  return done();
}

}  // namespace

Result<ImportReview> review_import(Service& service, const Actor& by, std::string_view document) {
  if (const Outcome office = check_office(service, by); !office) return office.error();
  Result<std::string> text = text_of_document(document);
  if (!text) return text.error();
  if (text->size() > kMaxImportText) return error(ErrorCode::document_too_large);
  ImportReview out;
  out.imported = plan::import_plan(*text);
  out.text = std::move(*text);
  const Outcome read =
      service.store.read([&](Snapshot& snapshot) { return add_suggestions(snapshot, out); });
  if (!read) return read.error();
  return out;
}

}  // namespace tz::server
