// What an official document says, laid out: the main part of its package. Pure, any thread.
#pragma once

#include <string>

#include "document/official_document.h"

namespace tz::server {

// All texts must be UTF-8.
std::string body_xml(const OfficialDocument& document);

}  // namespace tz::server
