#include "service/cursor.h"

#include <charconv>

namespace tz::server {
namespace {

constexpr size_t kMaxCursor = 200;
constexpr std::string_view kFormat = "1";

std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> out;
  size_t from = 0;
  for (;;) {
    const size_t dot = text.find('.', from);
    out.push_back(text.substr(from, dot - from));
    if (dot == std::string_view::npos) return out;
    from = dot + 1;
  }
}

std::optional<uint64_t> number_in(std::string_view text) {
  uint64_t value = 0;
  const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || stop != text.data() + text.size()) return std::nullopt;
  if (value > static_cast<uint64_t>(INT64_MAX)) return std::nullopt;
  return value;
}

}  // namespace

std::string to_text(const Cursor& cursor) {
  std::string out(kFormat);
  out += '.' + cursor.epoch + '.' + cursor.scope + '.' + std::to_string(cursor.position.version);
  if (!cursor.position.whole_version) {
    out += '.';
    out += name_of(cursor.position.collection);
    out += '.' + to_string(cursor.position.id);
  }
  return out;
}

Result<Cursor> cursor_from(std::string_view text) {
  const Error bad = error(ErrorCode::bad_cursor, "cursor");
  if (text.size() > kMaxCursor) return bad;
  const std::vector<std::string_view> parts = parts_of(text);
  if (parts.size() != 4 && parts.size() != 6) return bad;
  Cursor out;
  const auto version = number_in(parts[3]);
  if (parts[0] != kFormat || !uuid_from(parts[1]) || !version) return bad;
  out.epoch = parts[1];
  out.scope = parts[2];
  out.position.version = *version;
  if (parts.size() == 6) {
    const auto collection = collection_named(parts[4]);
    const auto id = uuid_from(parts[5]);
    if (!collection || !id) return bad;
    out.position = {*version, *collection, *id, false};
  }
  return out;
}

}  // namespace tz::server
