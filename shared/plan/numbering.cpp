#include "plan/numbering.h"

namespace tz::plan {
namespace {

constexpr int kMaxItemNumber = 999;

size_t digits_at(View text, size_t at) {
  size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

size_t chinese_at(View text, size_t at) {
  size_t end = at;
  while (end < text.size() && (chinese_digit(text[end]) >= 0 || text[end] == U'百')) ++end;
  return end - at;
}

int value_of(View digits) {
  int value = 0;
  for (char32_t c : digits) value = value * 10 + static_cast<int>(c - U'0');
  return value;
}

std::optional<Mark> chinese_mark(View text) {
  const size_t count = chinese_at(text, 0);
  const int value = chinese_number(text.substr(0, count));
  if (value < 1 || count >= text.size()) return std::nullopt;
  const char32_t next = text[count];
  if (next != U'、' && next != U'.') return std::nullopt;
  return Mark{MarkKind::part, value, count + 1, 0, count, false};
}

std::optional<Mark> bracket_mark(View text) {
  const size_t digits = digits_at(text, 1);
  const size_t count = digits > 0 ? digits : chinese_at(text, 1);
  if (count == 0 || count > 5 || 1 + count >= text.size() || text[1 + count] != U')') {
    return std::nullopt;
  }
  const View number = text.substr(1, count);
  if (digits > 3) return std::nullopt;
  const int value = digits > 0 ? value_of(number) : chinese_number(number);
  if (value < 1) return std::nullopt;
  size_t length = count + 2;
  while (length < text.size() && (text[length] == U'、' || text[length] == U'.')) ++length;
  return Mark{
      digits > 0 ? MarkKind::sub_item : MarkKind::measure, value, length, 0, count + 2, false};
}

// 12 of "12月" or "2021年", which make "4.6月底前" and "4.2021年底前" items that begin with a date.
bool begins_with_date(View text) {
  const size_t count = digits_at(text, 0);
  if (count == 0 || count >= text.size()) return false;
  return (count == 4 && text[count] == U'年') || (count <= 2 && text[count] == U'月');
}

std::optional<Mark> digit_mark(View text) {
  const size_t count = digits_at(text, 0);
  if (count == 0 || count > 3 || count >= text.size()) return std::nullopt;
  const int value = value_of(text.substr(0, count));
  const char32_t next = text[count];
  if (value < 1 || value > kMaxItemNumber) return std::nullopt;
  if (next != U'.' && next != U'、' && next != U')') return std::nullopt;
  const View rest = rest_of(text, count + 1);
  const bool digit = !rest.empty() && is_digit(rest[0]) && next == U'.';
  return Mark{MarkKind::item, value, count + 1, 0, count, digit && !begins_with_date(rest)};
}

// 第一章, 第3条.
std::optional<Mark> ordinal_mark(View text) {
  const size_t digits = digits_at(text, 1);
  const size_t count = digits > 0 ? digits : chinese_at(text, 1);
  if (count == 0 || count > 4 || 1 + count >= text.size()) return std::nullopt;
  const View number = text.substr(1, count);
  const int value = digits > 0 ? value_of(number) : chinese_number(number);
  if (value < 1) return std::nullopt;
  size_t length = count + 2;
  MarkKind kind = MarkKind::item;
  switch (text[1 + count]) {
    case U'章':
    case U'篇':
      kind = MarkKind::chapter;
      break;
    case U'节':
      kind = MarkKind::section;
      break;
    case U'条':
      break;
    case U'部':
      if (length >= text.size() || text[length] != U'分') return std::nullopt;
      ++length;
      kind = MarkKind::chapter;
      break;
    default:
      return std::nullopt;
  }
  const size_t number_to = length;
  while (length < text.size() && (text[length] == U'、' || text[length] == U':')) ++length;
  return Mark{kind, value, length, 0, number_to, false};
}

}  // namespace

std::optional<Mark> read_mark(View text) {
  if (text.empty()) return std::nullopt;
  const char32_t first = text[0];
  if (is_digit(first)) return digit_mark(text);
  if (first == U'(') return bracket_mark(text);
  if (first == U'第') return ordinal_mark(text);
  if (first >= 0x2460 && first <= 0x2473) {
    const int value = static_cast<int>(first - 0x2460) + 1;
    return Mark{MarkKind::circled, value, 1, 0, 1, false};
  }
  return chinese_mark(text);
}

}  // namespace tz::plan
