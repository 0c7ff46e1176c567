// What a unit's name looks like, and what makes it an open group.
#pragma once

#include "plan/glyph.h"

namespace tz::plan {

// "各街道(功能区)", "有关部门", "县直各部门": an open group, whose members the document leaves
// open.
bool is_group(View name);
// Ends as names of offices, firms and places do, or is a group.
bool looks_like_unit(View name);
// The last character, before a bracket at the end, is one that completes a unit's name.
bool ends_like_unit(View name);
// Begins with the level of government it belongs to, or with a word for a group.
bool begins_like_unit(View name);
// Without a bracket at the end: "区发展改革局" of "区发展改革局(区科技局)".
View without_bracket(View name);
// 省, 市, 区, 县 or 州 when the name begins with it; 0 otherwise.
char32_t level_prefix(View name);
// A department, whose name usually says its level of government: ends in 局, 厅, 委, 部 or 办.
bool is_department(View name);

}  // namespace tz::plan
