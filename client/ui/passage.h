// A passage of a document, with the words in it that matter marked as with a highlighter.
#pragma once

#include <span>
#include <string_view>

#include "ui/ui.h"

namespace tz::ui {

/// Flows as one text. Screen readers are told its three parts one after the other; parts may be
/// empty.
void passage(Ui& ui, std::string_view before, std::string_view words, std::string_view after);

/// Bytes of a text from `begin` up to `end`, of whole letters.
struct Stretch {
  size_t begin = 0;
  size_t end = 0;
};
/// A text with some stretches of it marked, ascending; one text to screen readers.
void marked_text(Ui& ui, std::string_view text, std::span<const Stretch> marks);

}  // namespace tz::ui
