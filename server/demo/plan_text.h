// The sample plan: a document in words of our own with the structure of a district's yearly plan —
// 64 tasks, of which 61 are numbered anew under each measure and three are unnumbered measures.
#pragma once

#include <string>

#include "demo/demo_calendar.h"

namespace tz::server {

// UTF-8, one paragraph a line, dated by the calendar.
std::string demo_plan_text(const DemoCalendar& calendar);

}  // namespace tz::server
