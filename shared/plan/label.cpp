#include "plan/label.h"

namespace tz::plan {
namespace {

struct Entry {
  View word;
  LabelKind kind;
};

constexpr Entry kLabels[] = {
#define TZ_LABEL(word, kind) {word, LabelKind::kind},
#include "plan/labels.def"
#undef TZ_LABEL
};

constexpr size_t kMaxLabel = 8;
constexpr size_t kMaxLabelBracket = 24;

}  // namespace

std::optional<LabelKind> label_named(View word) {
  if (word.empty() || word.size() > kMaxLabel) return std::nullopt;
  for (const Entry& entry : kLabels) {
    if (entry.word == word) return entry.kind;
  }
  return std::nullopt;
}

std::optional<Label> read_label(Piece piece) {
  const View text = piece.norm();
  // The word ends at a colon, at a bracket before the colon, or at a space.
  size_t end = 0;
  while (end < text.size() && end <= kMaxLabel && text[end] != U':' && text[end] != U'(' &&
         !(end > 0 && piece.spaced_at(end) && label_named(text.substr(0, end)))) {
    ++end;
  }
  if (end == 0 || end >= text.size() || end > kMaxLabel) return std::nullopt;
  const std::optional<LabelKind> kind = label_named(text.substr(0, end));
  if (!kind) return std::nullopt;
  if (text[end] == U':') return Label{*kind, end, end + 1};
  if (text[end] == U'(') {
    const View rest = text.substr(end, kMaxLabelBracket);
    const size_t close = rest.find(U')');
    if (close == kNowhere || close + 1 >= rest.size() || rest[close + 1] != U':') {
      return std::nullopt;
    }
    return Label{*kind, end, end + close + 2};
  }
  // Short words need their colon: "责任 区" may be anything.
  return end >= 4 ? std::optional<Label>(Label{*kind, end, end}) : std::nullopt;
}

}  // namespace tz::plan
