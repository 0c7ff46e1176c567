// Rows of lists: a task or an assignment made ready to be shown, and how lists are searched and
// put into order.
#pragma once

#include "app/view_context.h"
#include "summary/board.h"

namespace tz::client {

// Nothing when the task or its plan is not in sight.
std::optional<ListRow> row_of(const ViewContext& at, const Assignment& assignment);
ListRow row_of(const ViewContext& at, const Task& task, const TaskState& state);

// Worst light first, then the nearest deadline, then the document's order.
void sort_by_urgency(std::vector<ListRow>& rows, const RecordSet& records);

// Every word of `search` stands in the number, the title or a unit's name.
bool matches(const ListRow& row, std::string_view search);
bool matches(const ListRow& row, TaskFilter filter);

}  // namespace tz::client
