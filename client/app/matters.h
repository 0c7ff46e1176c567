// Makes the matters of a task from the shown records.
#pragma once

#include "app/deeds.h"
#include "app/matter.h"

namespace tz::client {

// Of one assignment: open ones first, newest first.
std::vector<Matter> matters_of(const DeedContext& context, const Assignment& assignment);

Matter matter_of(const DeedContext& context, const SupervisionOrder& order);
Matter matter_of(const DeedContext& context, const Problem& problem);
// "督〔2026〕3号"
std::string number_of(const ViewContext& at, const SupervisionOrder& order);

}  // namespace tz::client
