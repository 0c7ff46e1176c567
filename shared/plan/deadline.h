// Which of the dates that a task names are deadlines, and on which day each ends.
#pragma once

#include <optional>
#include <vector>

#include "plan/date_scan.h"
#include "plan/notes.h"
#include "plan/paragraph.h"

namespace tz::plan {

// The year for dates that name none.
struct YearSource {
  std::optional<int> plan_year;   // from the title
  std::optional<int> issue_year;  // from the document's date: less sure
};

// "2021年6月底前", "持续推进": nothing but a time limit.
bool is_time_phrase(View text);

// `times` are stated limits (完成时限); where they name a day, they alone count. `body` is the
// task's own text without its attribution.
std::vector<ImportedDeadline> read_deadlines(const std::vector<Piece>& body,
                                             const std::vector<Piece>& times,
                                             const YearSource& years, const std::string& number,
                                             Notes& notes);

// The piece's norms with the titles of documents 《…》 and the years of document numbers 〔…〕 made
// unreadable, so that what is named in them is not read as the task's own.
std::u32string without_titles(Piece piece);

}  // namespace tz::plan
