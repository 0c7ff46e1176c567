#include "screens/day_field.h"

#include "ui/field.h"

namespace tz::client {
namespace {

constexpr int kDayChars = 10;

}  // namespace

std::string day_fault(const Scene& scene, const std::string& typed) {
  if (civil_from_iso(typed)) return {};
  return sentence(scene.lang, error(ErrorCode::bad_date, "", {typed}));
}

void day_field(Scene& scene, const DayField& field, std::string& value) {
  ui::text_field(scene.ui,
                 {.id = field.id,
                  .label = scene.tr(field.label),
                  .hint = scene.tr(Text::deadline_hint),
                  .error = field.error,
                  .max_chars = kDayChars,
                  .required = field.required},
                 value);
}

}  // namespace tz::client
