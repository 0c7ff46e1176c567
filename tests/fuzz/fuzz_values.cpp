// Short texts that stand for something: ids, days, numbers, cursors, what somebody types into a
// search, words with figures in them. What is taken is written back as it was.
#include "base/json_read.h"
#include "base/search_words.h"
#include "base/utf8.h"
#include "model/circular_token.h"
#include "service/cursor.h"
#include "target.h"

namespace tz::fuzz {
namespace {

server::Cursor sample_cursor() {
  server::Cursor cursor;
  cursor.epoch = to_string(uuid_of_name("epoch"));
  cursor.scope = std::string(16, 'a');
  cursor.position = {12, Collection::task, uuid_of_name("task"), false};
  return cursor;
}

void try_exact_forms(std::string_view input) {
  if (const auto id = uuid_from(input)) promise(to_string(*id) == input, "an id has one form");
  if (const auto date = civil_from_iso(input)) {
    promise(to_iso(*date) == input, "a day has one form");
    const YearMonthDay ymd = ymd_of(*date);
    promise(civil_checked(ymd.year, ymd.month, ymd.day) == date, "a day that is read exists");
    promise(shanghai_date(shanghai_start_of(*date)) == *date, "a day begins within itself");
  }
  if (const auto value = decimal_from(input)) {
    const auto again = decimal_from(to_string(*value));
    promise(again == value, "a number is written as itself");
  }
}

void try_cursor(std::string_view input) {
  const Result<server::Cursor> cursor = server::cursor_from(input);
  if (!cursor) {
    promise(cursor.error().code == ErrorCode::bad_cursor, "one word for what is no cursor");
    return;
  }
  const Result<server::Cursor> again = server::cursor_from(server::to_text(*cursor));
  promise(again.ok() && *again == *cursor, "a cursor that is read can be given out");
}

void try_search(std::string_view input) {
  const std::vector<std::string> terms = search_terms(input);
  const std::string text = folded(input);
  promise(is_valid_utf8(text) && is_valid_utf8(index_words(input)), "folding keeps characters");
  promise(folded(text) == text, "what is folded stays as it is");
  promise(holds_all(text, terms), "a text is found by itself");
  if (!terms.empty()) promise(is_valid_utf8(index_query(terms)), "a query is text");
}

void try_pieces(std::string_view words) {
  std::string together;
  for (const CircularPiece& piece : pieces_of(words)) {
    together += piece.is_token ? "【" + std::string(piece.text) + "】" : std::string(piece.text);
  }
  promise(together == words, "the pieces of a text are the text");
}

}  // namespace

Seeds seeds() {
  Seeds out;
  out.inputs = {to_string(uuid_of_name("seed")),
                "2024-02-29",
                "-98.5",
                "999999999999999",
                "东河街道 ABC ｆｕｌｌ　宽",
                "关于【方案名称】的通报【】【",
                server::to_text(sample_cursor())};
  for (int i = 0; i < kCircularTokens; ++i) {
    out.words.emplace_back(name_of(static_cast<CircularToken>(i)));
  }
  out.words.insert(out.words.end(), {"【", "】", "-", ".", "0000", "　", "\"", "*"});
  return out;
}

void try_out(std::string_view input) {
  try_exact_forms(input);
  try_cursor(input);
  // Whoever calls these has looked at it.
  if (!is_valid_utf8(input)) return;
  try_search(input);
  try_pieces(input);
}

}  // namespace tz::fuzz
