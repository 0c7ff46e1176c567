// Reading what the server says of an imported document (docs/protocol.md, Import). It comes from
// the page's own server: what is missing is empty, and no value is checked twice.
#pragma once

#include "app/import_view.h"

namespace tz::client {

struct ImportReading {
  std::string text;  // of the document; goes back with the decisions
  ImportPage page;
};
// `page.registered` must be filled in already: the options of each unit are taken from it.
void read_import(const json& body, ImportReading& into);

// What publishing it asks of the server.
json publish_body(const ImportReading& reading);
// Puts a refusal where it belongs; false: it concerns the whole.
bool place_fault(ImportReading& reading, const Error& refusal, const std::string& sentence);

// Around bytes [begin, end): from the start of the line to the end of the line.
Passage passage_of(std::string_view text, const Quote& quote);

}  // namespace tz::client
