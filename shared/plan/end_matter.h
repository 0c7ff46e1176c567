// What stands after the last task of a document: signature, date, copies, annexes.
#pragma once

#include "plan/paragraph.h"

namespace tz::plan {

// A paragraph that is a day and nothing else: "2021年4月10日", "(2021年4月10日)".
bool is_date_line(const Paragraph& paragraph);
// A short line that names an office and holds no sentence.
bool is_office_line(const Paragraph& paragraph);
// Words that only a document's end has: 抄送, 附件, (此件公开发布), 本方案自…起施行.
bool is_closing(const Paragraph& paragraph);

}  // namespace tz::plan
