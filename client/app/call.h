// Call: one question to the server that is no part of syncing, answered in the program's own
// values; and what became of it, for the dialog that asks. What is asked here is never kept for
// later: without a network it is refused.
#pragma once

#include <functional>
#include <string>

#include "base/json_read.h"
#include "host/network.h"
#include "text/strings.h"

namespace tz::client {

// What the server refused, or why it was not reached. `unsaid` stands where a refusal bears no
// code.
Error refusal_in(const HttpAnswer& answer, ErrorCode unsaid = ErrorCode::internal);

using CallAnswer = std::function<void(const Result<json>&)>;
using FetchAnswer = std::function<void(const Result<std::string>&)>;
// The answer's body as it is, a file; anything but a 200 is an error.
void fetch(Network& network, HttpRequest request, FetchAnswer answer);
// The same, where JSON is asked for.
void call(Network& network, HttpRequest request, CallAnswer answer);
HttpRequest post(std::string path, const json& body);

// Where something that was asked stands.
struct Asked {
  enum class State { idle, busy, refused, done };
  State state = State::idle;
  std::string field;  // of what was asked: "login"; empty: the whole of it
  std::string fault;  // a sentence
  bool busy() const { return state == State::busy; }
  // The sentence, where it concerns this field.
  std::string_view fault_of(std::string_view which) const {
    return state == State::refused && field == which ? std::string_view(fault) : std::string_view();
  }
};
Asked refused(Lang lang, const Error& error);

}  // namespace tz::client
