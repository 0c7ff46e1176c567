#include "base/json_read.h"

#include <array>
#include <charconv>

#include "base/utf8.h"

namespace tz {
namespace {

const json kEmptyArray = json::array();
const json kEmptyObject = json::object();

// Nesting is measured before parsing: a document of a million brackets must cost nothing.
bool is_too_deep(std::string_view text) {
  size_t depth = 0;
  bool in_string = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') {
        ++i;
      } else if (c == '"') {
        in_string = false;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kMaxJsonDepth) return true;
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return false;
}

std::string dumped(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

void write_escape(char c, std::string& out) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      constexpr char kHex[] = "0123456789abcdef";
      out += "\\u00";
      out += kHex[(c >> 4) & 15];
      out += kHex[c & 15];
  }
}

void write_text(const std::string& text, std::string& out) {
  if (!is_valid_utf8(text)) {
    out += dumped(json(text));
    return;
  }
  out += '"';
  size_t from = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, from, i - from);
    write_escape(c, out);
    from = i + 1;
  }
  out.append(text, from, std::string::npos);
  out += '"';
}

template <class Number>
void write_number(Number value, std::string& out) {
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

// The very text of dump(), in a third of its time: text is looked at byte by byte only for what
// needs an escape. What our records do not hold is left to dump().
void write(const json& value, std::string& out) {
  char before = '{';
  switch (value.type()) {
    case json::value_t::object:
      for (const auto& [key, item] : value.get_ref<const json::object_t&>()) {
        out += before;
        before = ',';
        write_text(key, out);
        out += ':';
        write(item, out);
      }
      out += before == '{' ? "{}" : "}";
      return;
    case json::value_t::array:
      before = '[';
      for (const json& item : value) {
        out += before;
        before = ',';
        write(item, out);
      }
      out += before == '[' ? "[]" : "]";
      return;
    case json::value_t::string:
      write_text(value.get_ref<const std::string&>(), out);
      return;
    case json::value_t::number_integer:
      write_number(*value.get_ptr<const json::number_integer_t*>(), out);
      return;
    case json::value_t::number_unsigned:
      write_number(*value.get_ptr<const json::number_unsigned_t*>(), out);
      return;
    default:
      out += dumped(value);
  }
}

}  // namespace

Result<json> parse_json(std::string_view text) {
  if (!is_valid_utf8(text) || is_too_deep(text)) return error(ErrorCode::malformed_json);
  json value = json::parse(text.begin(), text.end(), nullptr, false);
  if (value.is_discarded()) return error(ErrorCode::malformed_json);
  return value;
}

std::string canonical(const json& value) {
  std::string out;
  write(value, out);
  return out;
}

ObjectReader::ObjectReader(const json& value, std::string path)
    : value_(value), path_(std::move(path)) {
  if (!value_.is_object()) fault_ = tz::error(ErrorCode::wrong_type, path_, {path_});
}

std::string ObjectReader::path_of(std::string_view key) const {
  if (path_.empty()) return std::string(key);
  return path_ + '.' + std::string(key);
}

std::string ObjectReader::element_path(std::string_view key, size_t index) const {
  return path_of(key) + '[' + std::to_string(index) + ']';
}

void ObjectReader::fail(ErrorCode code, std::string_view key, std::vector<std::string> args) {
  if (fault_) return;
  const std::string path = path_of(key);
  args.insert(args.begin(), path);
  fault_ = tz::error(code, path, std::move(args));
}

void ObjectReader::take_fault(const ObjectReader& inner) {
  if (!fault_ && inner.fault_) fault_ = inner.fault_;
}

const json* ObjectReader::find(std::string_view key) const {
  if (!value_.is_object()) return nullptr;
  const auto& object = value_.get_ref<const json::object_t&>();
  const auto found = object.find(key);
  return found == object.end() || found->second.is_null() ? nullptr : &found->second;
}

bool ObjectReader::has(std::string_view key) const {
  return find(key) != nullptr;
}

const json* ObjectReader::require(std::string_view key, json::value_t type) {
  const json* found = find(key);
  if (found == nullptr) {
    fail(ErrorCode::missing_field, key);
    return nullptr;
  }
  if (found->type() != type) {
    fail(ErrorCode::wrong_type, key);
    return nullptr;
  }
  return found;
}

std::string ObjectReader::checked_text(std::string_view key, const json& value, size_t max) {
  if (!value.is_string()) {
    fail(ErrorCode::wrong_type, key);
    return {};
  }
  const std::string_view text = trimmed(*value.get_ptr<const std::string*>());
  if (!is_valid_utf8(text) || has_control_character(text)) {
    fail(ErrorCode::bad_text, key);
    return {};
  }
  if (count_characters(text) > max) {
    fail(ErrorCode::text_too_long, key, {std::to_string(max)});
    return {};
  }
  return std::string(text);
}

std::string ObjectReader::text(std::string_view key, size_t max) {
  const json* found = require(key, json::value_t::string);
  if (found == nullptr) return {};
  std::string text = checked_text(key, *found, max);
  if (text.empty()) fail(ErrorCode::text_required, key);
  return text;
}

std::string ObjectReader::optional_text(std::string_view key, size_t max) {
  const json* found = find(key);
  return found == nullptr ? std::string() : checked_text(key, *found, max);
}

int64_t ObjectReader::integer(std::string_view key, int64_t min, int64_t max) {
  const json* found = find(key);
  if (found == nullptr) {
    fail(ErrorCode::missing_field, key);
    return min;
  }
  if (!found->is_number_integer()) {
    fail(ErrorCode::wrong_type, key);
    return min;
  }
  const bool past_signed =
      found->is_number_unsigned() &&
      *found->get_ptr<const json::number_unsigned_t*>() > static_cast<uint64_t>(INT64_MAX);
  const int64_t value = past_signed ? INT64_MAX : found->get<int64_t>();
  if (past_signed || value < min || value > max) {
    fail(ErrorCode::out_of_range, key, {std::to_string(min), std::to_string(max)});
    return min;
  }
  return value;
}

int64_t ObjectReader::integer_or(std::string_view key, int64_t missing, int64_t min, int64_t max) {
  return has(key) ? integer(key, min, max) : missing;
}

bool ObjectReader::boolean_or(std::string_view key, bool missing) {
  const json* found = find(key);
  if (found == nullptr) return missing;
  if (!found->is_boolean()) {
    fail(ErrorCode::wrong_type, key);
    return missing;
  }
  return *found->get_ptr<const json::boolean_t*>();
}

CivilDate ObjectReader::date(std::string_view key) {
  const json* found = require(key, json::value_t::string);
  if (found == nullptr) return {};
  const auto date = civil_from_iso(*found->get_ptr<const std::string*>());
  if (!date) fail(ErrorCode::bad_date, key);
  return date.value_or(CivilDate{});
}

std::optional<CivilDate> ObjectReader::optional_date(std::string_view key) {
  if (!has(key)) return std::nullopt;
  return date(key);
}

Decimal ObjectReader::decimal(std::string_view key) {
  const json* found = require(key, json::value_t::string);
  if (found == nullptr) return {};
  const auto value = decimal_from(*found->get_ptr<const std::string*>());
  if (!value) fail(ErrorCode::bad_number, key);
  return value.value_or(Decimal{});
}

std::vector<Uuid> ObjectReader::uuids(std::string_view key, size_t max) {
  std::vector<Uuid> out;
  for (const json& item : array(key, max)) {
    const std::string* text = item.get_ptr<const std::string*>();
    const auto id = text == nullptr ? std::nullopt : uuid_from(*text);
    if (!id) {
      fail(ErrorCode::bad_id, key);
      break;
    }
    out.push_back(*id);
  }
  return out;
}

Instant ObjectReader::instant(std::string_view key) {
  return Instant{integer(key, 0, kMaxInstantMs)};
}

Uuid ObjectReader::uuid(std::string_view key) {
  const json* found = require(key, json::value_t::string);
  if (found == nullptr) return {};
  const auto id = uuid_from(*found->get_ptr<const std::string*>());
  if (!id) fail(ErrorCode::bad_id, key);
  return id.value_or(Uuid{});
}

std::optional<Uuid> ObjectReader::optional_uuid(std::string_view key) {
  if (!has(key)) return std::nullopt;
  return uuid(key);
}

const json& ObjectReader::array(std::string_view key, size_t max) {
  const json* found = find(key);
  if (found == nullptr) return kEmptyArray;
  if (!found->is_array()) {
    fail(ErrorCode::wrong_type, key);
    return kEmptyArray;
  }
  if (found->size() > max) {
    fail(ErrorCode::too_many, key, {std::to_string(max)});
    return kEmptyArray;
  }
  return *found;
}

const json& ObjectReader::object(std::string_view key) {
  const json* found = require(key, json::value_t::object);
  return found == nullptr ? kEmptyObject : *found;
}

}  // namespace tz
