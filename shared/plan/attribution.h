// Who answers for a task: "(牵头单位:甲;责任单位:乙、丙)", "(甲牵头,乙配合;完成时限:…)", or the
// same without brackets after the last sentence.
#pragma once

#include <optional>
#include <vector>

#include "plan/label.h"
#include "plan/notes.h"
#include "plan/paragraph.h"

namespace tz::plan {

struct NamedUnit {
  Piece name;
  UnitRole role = UnitRole::responsible;
  bool group = false;
};

struct Attribution {
  Piece words;  // with brackets and labels
  std::vector<NamedUnit> units;
  std::vector<NamedUnit> onward;  // "以下均需…落实": also for every later task
  std::vector<Piece> times;       // what is said about the time limit
  bool first_leads = false;       // the document says that the first named is the lead …
  bool from_here_on = false;      // … 下同

  bool has_lead() const;
  bool names_units() const { return !units.empty() || !onward.empty(); }
};

// The content of a bracket, of a labelled line or of a table's cell. `preset` is the role that a
// column's head gives. Units without a role of their own are responsible.
struct ParsedAttribution {
  Attribution attribution;
  bool labelled = false;  // a label or a rule says what it is
  bool has_verb = false;  // 牵头, 负责, 配合 …
  bool all_units = true;  // every name looks like one
  Notes notes;            // to be kept when the reading is accepted
};
ParsedAttribution parse_attribution(Piece content, std::optional<LabelKind> preset);

// Every attribution in a paragraph or a part of it, in order. What looks like one but cannot be
// read is noted.
std::vector<Attribution> find_attributions(Piece body, Notes& notes);

}  // namespace tz::plan
