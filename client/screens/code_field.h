// The field for a code of an authenticator app, as it looks everywhere.
#pragma once

#include <string>

#include "ui/field.h"

namespace tz::client {

// With room for a blank between the halves.
inline constexpr int kCodeChars = 7;

inline ui::FieldResult code_field(ui::Ui& ui, std::string_view id, std::string_view label,
                                  std::string_view fault, std::string& value) {
  return ui::text_field(ui,
                        {.id = id,
                         .label = label,
                         .error = fault,
                         .autofill = ui::Autofill::OneTimeCode,
                         .max_chars = kCodeChars,
                         .required = true},
                        value);
}

}  // namespace tz::client
