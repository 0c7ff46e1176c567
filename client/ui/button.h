// Things to tap: buttons, chips, steppers, and everything one chooses with. Widgets of Ui. They
// return true in the frame after they were tapped, clicked, keyed or read-and-activated.
#pragma once

#include <span>

#include "ui/icons.h"
#include "ui/ui.h"

namespace tz::ui {

enum class ButtonKind : uint8_t { Primary, Secondary, Danger, Text };

struct ButtonSpec {
  std::string_view id = {};
  std::string_view label = {};
  ButtonKind kind = ButtonKind::Primary;
  IconPath icon = nullptr;
  bool disabled = false;
  bool busy = false;                  // disabled, and says so
  bool compact = false;               // 44 high, as wide as its words: for bars and cards
  std::string_view description = {};  // for screen readers, where the label is not enough
};
bool button(Ui& ui, const ButtonSpec& spec);

struct IconButtonSpec {
  std::string_view id = {};
  IconPath icon = nullptr;
  std::string_view label = {};  // read aloud, not drawn
  Color color = palette::kAccent;
  bool disabled = false;
};
bool icon_button(Ui& ui, const IconButtonSpec& spec);

struct ChipSpec {
  std::string_view id = {};
  std::string_view label = {};
  bool on = false;
  bool toggle = true;            // a filter that stays down; else a small action
  const Light* light = nullptr;  // its shape before the label
  IconPath icon = nullptr;
};
bool chip(Ui& ui, const ChipSpec& spec);

/// A chip, or a button as wide as its column, with a real file input over it. The page sends the
/// chosen files to the host, under the id `ui.id(spec.id)`; nothing is returned here.
struct FileSpec {
  std::string_view id = {};
  std::string_view label = {};
  std::string_view accept = {};  // "image/*"
  IconPath icon = nullptr;
  bool camera = false;  // open the camera at once
};
Id file_chip(Ui& ui, const FileSpec& spec);
Id file_button(Ui& ui, const FileSpec& spec);

struct CheckSpec {
  std::string_view id = {};
  std::string_view label = {};
  std::string_view note = {};  // a second, paler line
  bool disabled = false;
};
/// True where `value` has changed.
bool checkbox(Ui& ui, const CheckSpec& spec, bool& value);

struct ChoiceSpec {
  std::string_view id = {};
  std::string_view label = {};  // over the field
  std::span<const std::string_view> options = {};
  std::span<const std::string_view> notes = {};  // of radios: a paler line under each option
  std::string_view hint = {};                    // shown while nothing is chosen (-1)
  std::string_view error = {};
  bool disabled = false;
};
/// A field that opens a list to choose one from. True where `index` (-1: none) has changed.
bool select(Ui& ui, const ChoiceSpec& spec, int& index);
/// Choices one under another, in full; for longer ones. True where `index` (-1: none) has changed.
bool radios(Ui& ui, const ChoiceSpec& spec, int& index);
/// Two to five choices side by side. True where `index` has changed.
bool segmented(Ui& ui, const ChoiceSpec& spec, int& index);

struct StepperSpec {
  std::string_view id = {};
  std::string_view label = {};  // for screen readers; draw a label above it with line() or label()
  int min = 0;
  int max = 100;
  int step = 5;
  std::string_view unit = "%";
  bool disabled = false;
};
/// − big number + . True where `value` has changed; steps land on multiples of `step`.
bool stepper(Ui& ui, const StepperSpec& spec, int& value);

}  // namespace tz::ui
