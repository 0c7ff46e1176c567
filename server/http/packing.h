// Packed answers: JSON shrinks to a fifth or less, and the phone's line is the slow part of a sync.
#pragma once

#include <string_view>

#include "http/response.h"

namespace tz::server {

// Whether an Accept-Encoding names the coding with a weight other than 0.
bool accepts_coding(std::string_view accepted, std::string_view coding);

// Packs a JSON body with gzip where that is accepted and pays.
void pack(Response& response, std::string_view accepted);

}  // namespace tz::server
