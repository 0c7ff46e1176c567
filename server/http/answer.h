// Answers in JSON, and the one place that maps error codes to HTTP.
#pragma once

#include <string>

#include "base/result.h"
#include "http/request.h"
#include "http/response.h"

namespace tz::server {

// The body must be JSON already.
Response json_answer(std::string body, int status = 200);

// {"error":{"code","message","field"}} in the reader's language.
Response refuse(const Request& request, const Error& error);
// The same with a status of its own.
Response refuse_with(const Request& request, int status, const Error& error);

int status_of(ErrorCode code);

}  // namespace tz::server
