#include "demo/plan_text.h"

#include "demo/fill.h"

namespace tz::server {
namespace {

constexpr std::string_view kPlanText =
#include "demo/plan_text.def"
    ;

}  // namespace

std::string demo_plan_text(const DemoCalendar& calendar) {
  const YearMonthDay issued = ymd_of(calendar.issued_on);
  return filled(kPlanText, {{"year", std::to_string(calendar.year)},
                            {"year before", std::to_string(calendar.year - 1)},
                            {"year after", std::to_string(calendar.year + 1)},
                            {"early month", std::to_string(calendar.early_month)},
                            {"issued year", std::to_string(issued.year)},
                            {"issued month", std::to_string(issued.month)},
                            {"issued day", std::to_string(issued.day)}});
}

}  // namespace tz::server
