// Labels: "牵头单位:", "完成时限:" before their values.
#pragma once

#include <optional>

#include "plan/paragraph.h"

namespace tz::plan {

enum class LabelKind { lead, responsible, supporting, deadline, person };

struct Label {
  LabelKind kind = LabelKind::responsible;
  size_t word_to = 0;  // the word without what stands in brackets after it
  size_t length = 0;   // with its colon
};

// The label at the beginning of the piece. A space may stand for the colon.
std::optional<Label> read_label(Piece piece);
// The kind of a label that is this word and no other.
std::optional<LabelKind> label_named(View word);

}  // namespace tz::plan
