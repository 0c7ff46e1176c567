// The rows behind each figure of a circular. A figure that counts is the number of its rows, so
// that whoever opens it finds exactly what was counted.
#pragma once

#include <vector>

#include "model/circular.h"
#include "model/circular_token.h"

namespace tz {

// Which of the figures' tables the rows stand in.
enum class CircularTable { none, tasks, units, missed, problems, orders };

struct FigureRows {
  CircularTable table = CircularTable::none;  // none: the figure counts nothing
  std::vector<size_t> rows;                   // places in that table, in its order
};

FigureRows rows_behind(CircularToken token, const CircularFigures& figures);

// Of the section's table in the document; none where it has words alone.
FigureRows rows_of(CircularPart section, const CircularFigures& figures);

}  // namespace tz
