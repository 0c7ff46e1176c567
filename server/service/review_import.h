// Looking an import over before it is published: the document's text, what the importer read in it,
// and what the register knows of the units and groups that it names. Changes nothing; the office's
// decisions go to publish_reviewed().
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/unit.h"
#include "plan/imported_plan.h"
#include "rules/actor.h"
#include "service/service.h"

namespace tz::server {

// Of the document's text. It comes back with the decisions.
inline constexpr size_t kMaxImportText = 4 * 1024 * 1024;

struct ImportReview {
  struct NamedUnit {
    std::string name;
    std::optional<Unit> exact;  // of that name or alias
    std::vector<Unit> similar;  // without an exact one: the likeliest, the best first
  };
  struct NamedGroup {
    std::string name;
    std::vector<UnitId> members;  // of the register's group of that name; empty: there is none
  };
  std::string text;
  plan::ImportedPlan imported;
  std::vector<NamedUnit> units;    // in the order of ImportedPlan::units
  std::vector<NamedGroup> groups;  // likewise
};

// `document`: see text_of_document(). Errors: not_allowed without the role office;
// document_unreadable, document_too_large, document_too_deep.
Result<ImportReview> review_import(Service& service, const Actor& by, std::string_view document);

}  // namespace tz::server
