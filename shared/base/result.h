// Errors are values. A function that can fail for a reason outside the program returns Result<T>;
// a mistake of the program's own ends it (TZ_ASSERT), in release too.
// An Error carries no sentence: the reader's language is known only where it is shown (text room).
#pragma once

#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tz {

// Ends the program when a fact that the code itself guarantees does not hold.
#define TZ_ASSERT(condition) \
  do {                       \
    if (!(condition)) {      \
      ::std::abort();        \
    }                        \
  } while (false)

enum class ErrorCode {
#define TZ_ERROR(code, zh, en) code,
#include "base/errors.def"
#undef TZ_ERROR
};

// The stable name of a code, as on the wire: "stale".
std::string_view name_of(ErrorCode code);
std::optional<ErrorCode> error_code_named(std::string_view name);

struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string field;              // the input concerned, as a path ("body.percent"); may be empty
  std::vector<std::string> args;  // what the sentence's {0}, {1} stand for

  friend bool operator==(const Error&, const Error&) = default;
};

inline Error error(ErrorCode code, std::string field = {}, std::vector<std::string> args = {}) {
  return Error{code, std::move(field), std::move(args)};
}

// Either a T or the Error that prevented it. Reading the wrong one ends the program.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : held_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return held_.index() == 0; }
  explicit operator bool() const { return ok(); }

  const T& value() const& {
    TZ_ASSERT(ok());
    return *std::get_if<0>(&held_);
  }
  T& value() & {
    TZ_ASSERT(ok());
    return *std::get_if<0>(&held_);
  }
  T&& value() && {
    TZ_ASSERT(ok());
    return std::move(*std::get_if<0>(&held_));
  }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  const Error& error() const {
    TZ_ASSERT(!ok());
    return *std::get_if<1>(&held_);
  }

 private:
  std::variant<T, Error> held_;
};

// Success without a value.
struct Done {
  friend bool operator==(const Done&, const Done&) = default;
};
using Outcome = Result<Done>;
inline Outcome done() {
  return Outcome(Done{});
}

}  // namespace tz
