#include "document/document_text.h"

#include <iconv.h>

#include <array>
#include <cerrno>
#include <memory>
#include <optional>

#include "base/utf8.h"
#include "document/docx_package.h"
#include "document/docx_text.h"

namespace tz::server {
namespace {

constexpr std::string_view kZip = "PK\x03\x04";
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kUtf16LittleMark = "\xFF\xFE";
constexpr std::string_view kUtf16BigMark = "\xFE\xFF";
constexpr char32_t kReplacement = 0xfffd;
// So many times more readable than broken sequences: UTF-8 with a flaw rather than another
// encoding. Chinese in GB18030 is hardly ever valid UTF-8.
constexpr size_t kMostlyReadable = 10;

bool begins_with(std::string_view bytes, std::string_view mark) {
  return bytes.substr(0, mark.size()) == mark;
}

// Nothing where a byte cannot be read in that encoding.
std::optional<std::string> converted(std::string_view bytes, const char* encoding) {
  const iconv_t conversion = ::iconv_open("UTF-8", encoding);
  if (conversion == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  std::string out;
  std::array<char, 16 * 1024> piece;
  // The interface of the C library takes the input without const, and does not write to it.
  char* from = const_cast<char*>(bytes.data());
  size_t left = bytes.size();
  bool is_readable = true;
  while (left > 0 && is_readable) {
    char* to = piece.data();
    size_t room = piece.size();
    const size_t before = left;
    const size_t answer = ::iconv(conversion, &from, &left, &to, &room);
    out.append(piece.data(), piece.size() - room);
    // Full output is no fault; standing still is.
    is_readable = answer != static_cast<size_t>(-1) || (errno == E2BIG && left < before);
  }
  ::iconv_close(conversion);
  if (!is_readable) return std::nullopt;
  return out;
}

// How many bytes the character at `at` takes; 0 where none can be read.
size_t character_at(std::string_view text, size_t at) {
  for (size_t length = 1; length <= 4 && at + length <= text.size(); ++length) {
    if (is_valid_utf8(text.substr(at, length))) return length;
  }
  return 0;
}

// The text with its broken bytes replaced; nothing where it is hardly UTF-8 at all.
std::optional<std::string> mended(std::string_view bytes) {
  std::string out;
  size_t readable = 0;
  size_t broken = 0;
  for (size_t at = 0; at < bytes.size();) {
    const size_t length = character_at(bytes, at);
    if (length == 0) {
      ++broken;
      append_character(out, kReplacement);
    } else {
      readable += length > 1 ? 1 : 0;
      out += bytes.substr(at, length);
    }
    at += length == 0 ? 1 : length;
  }
  if (readable < broken * kMostlyReadable) return std::nullopt;
  return out;
}

std::optional<std::string> plain_text(std::string_view bytes) {
  if (begins_with(bytes, kUtf8Mark)) return mended(bytes.substr(kUtf8Mark.size()));
  if (begins_with(bytes, kUtf16LittleMark)) return converted(bytes.substr(2), "UTF-16LE");
  if (begins_with(bytes, kUtf16BigMark)) return converted(bytes.substr(2), "UTF-16BE");
  if (std::optional<std::string> text = mended(bytes)) return text;
  return converted(bytes, "GB18030");
}

}  // namespace

Result<std::string> text_of_document(std::string_view bytes) {
  if (bytes.size() > kMaxUnpackedBytes) return error(ErrorCode::document_too_large);
  if (begins_with(bytes, kZip)) return text_of_docx(bytes);
  std::optional<std::string> text = plain_text(bytes);
  // No text holds a zero; files of other kinds mostly do.
  if (!text || text->find('\0') != std::string::npos) {
    return error(ErrorCode::document_unreadable);
  }
  return std::move(*text);
}

}  // namespace tz::server
