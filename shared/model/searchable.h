// What of a record can be searched, on the server and on a device alike: the words that people
// wrote, each piece on a line of its own. Whoever changes this must have the server's index filled
// anew: see server/store/schema.cpp.
#pragma once

#include <string>

#include "model/record.h"

namespace tz {

// Whether records of that kind are searched.
bool is_searched(Collection collection);

std::string searchable_text(const Task& task);
// Without its problem: that is a record of its own.
std::string searchable_text(const Report& report);
std::string searchable_text(const Problem& problem);
std::string searchable_text(const SupervisionOrder& order);
std::string searchable_text(const Instruction& instruction);
// Empty where the kind is not searched.
std::string searchable_text(const Record& record);

}  // namespace tz
