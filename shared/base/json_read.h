// Reading JSON that came from outside, without exceptions: text is parsed once, then each field is
// taken by name with its type and limits checked. The first fault is kept with the field's path;
// later reads return harmless defaults, so that a reader is straight-line code with one check at
// its end.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/civil.h"
#include "base/decimal.h"
#include "base/id.h"
#include "base/result.h"

namespace tz {

// Object keys are ordered, so that dump() is the canonical encoding that hashes are taken of.
using json = nlohmann::json;

inline constexpr size_t kMaxJsonDepth = 24;
inline constexpr int64_t kMaxInstantMs = 7258118400000;  // the year 2200

// Valid UTF-8, valid JSON, no deeper than kMaxJsonDepth.
Result<json> parse_json(std::string_view text);
// The canonical encoding: keys sorted, no white space.
std::string canonical(const json& value);

class ObjectReader {
 public:
  // `value` must outlive the reader. `path` leads the field names of errors.
  ObjectReader(const json& value, std::string path);

  bool has(std::string_view key) const;
  // Required text of at least one character after trimming, at most `max` characters.
  std::string text(std::string_view key, size_t max);
  // Missing or empty is empty.
  std::string optional_text(std::string_view key, size_t max);
  int64_t integer(std::string_view key, int64_t min, int64_t max);
  int64_t integer_or(std::string_view key, int64_t missing, int64_t min, int64_t max);
  bool boolean_or(std::string_view key, bool missing);
  CivilDate date(std::string_view key);
  std::optional<CivilDate> optional_date(std::string_view key);
  Decimal decimal(std::string_view key);
  Uuid uuid(std::string_view key);
  std::optional<Uuid> optional_uuid(std::string_view key);
  template <class IdType>
  IdType id(std::string_view key) {
    return IdType(uuid(key));
  }
  template <class IdType>
  std::optional<IdType> optional_id(std::string_view key) {
    const std::optional<Uuid> found = optional_uuid(key);
    return found ? std::optional<IdType>(IdType(*found)) : std::nullopt;
  }
  // The array of ids under `key`, in its order; empty when missing.
  template <class IdType>
  std::vector<IdType> ids(std::string_view key, size_t max) {
    std::vector<IdType> out;
    for (const Uuid& id : uuids(key, max)) out.emplace_back(id);
    return out;
  }
  // Milliseconds since 1970, up to the year 2200.
  Instant instant(std::string_view key);
  // `parse` maps a name to std::optional<Enum>.
  template <class Parse>
  auto choice(std::string_view key, Parse parse) -> typename decltype(parse({}))::value_type {
    const json* found = require(key, json::value_t::string);
    if (found == nullptr) return {};
    const auto value = parse(std::string_view(*found->get_ptr<const std::string*>()));
    if (!value) {
      fail(ErrorCode::unknown_value, key);
      return {};
    }
    return *value;
  }
  // The array under `key`, empty when missing; at most `max` elements.
  const json& array(std::string_view key, size_t max);
  // The object under `key`; an empty object when it is missing or wrong (and the fault is kept).
  const json& object(std::string_view key);
  // Calls read(ObjectReader&) for each object of the array, in order.
  template <class Read>
  void each(std::string_view key, size_t max, Read read) {
    const json& items = array(key, max);
    size_t index = 0;
    for (const json& item : items) {
      ObjectReader reader(item, element_path(key, index++));
      read(reader);
      take_fault(reader);
      if (failed()) return;
    }
  }

  void fail(ErrorCode code, std::string_view key, std::vector<std::string> args = {});
  void take_fault(const ObjectReader& inner);
  bool failed() const { return fault_.has_value(); }
  const Error& fault() const { return *fault_; }
  std::string path_of(std::string_view key) const;

  // The value when nothing failed, else the first fault.
  template <class T>
  Result<T> finish(T value) {
    if (fault_) return *fault_;
    return Result<T>(std::move(value));
  }

 private:
  const json* find(std::string_view key) const;
  const json* require(std::string_view key, json::value_t type);
  std::vector<Uuid> uuids(std::string_view key, size_t max);
  std::string element_path(std::string_view key, size_t index) const;
  std::string checked_text(std::string_view key, const json& value, size_t max);

  const json& value_;
  std::string path_;
  std::optional<Error> fault_;
};

}  // namespace tz
