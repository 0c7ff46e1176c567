// A table of an official document: as wide as the text, its row of heads on every page. Pure, any
// thread.
#pragma once

#include <pugixml.hpp>

#include "document/official_document.h"

namespace tz::server {

// At the end of `body`, with an empty line below it: Word joins two tables that touch. A table that
// `is_kept_with_next` leaves its last row on the page of what follows. Nothing for no columns.
void add_table(pugi::xml_node body, const DocumentTable& table, bool is_kept_with_next);

}  // namespace tz::server
