// A passage of a document, with the words in it that matter marked as with a highlighter.
#pragma once

#include <string_view>

#include "ui/ui.h"

namespace tz::ui {

/// Flows as one text. Screen readers are told its three parts one after the other; parts may be
/// empty.
void passage(Ui& ui, std::string_view before, std::string_view words, std::string_view after);

}  // namespace tz::ui
