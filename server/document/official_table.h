// A table of an official document: as wide as the text, its row of heads on every page. Pure, any
// thread.
#pragma once

#include <pugixml.hpp>

#include "document/official_document.h"

namespace tz::server {

struct TablePlace {
  int gap = 0;                     // twips above it
  bool is_kept_with_next = false;  // its last row stands on the page of what follows
};

// At the end of `body`, with an empty line below it: Word joins two tables that touch. Nothing for
// no columns.
void add_table(pugi::xml_node body, const DocumentTable& table, const TablePlace& place);

}  // namespace tz::server
