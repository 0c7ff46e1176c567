#include "document/official_words.h"

namespace tz::server {

std::string chinese_number(int number) {
  constexpr const char* kDigits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  constexpr int kTen = 10;
  if (number < 1 || number >= kTen * kTen) return std::to_string(number);
  const int tens = number / kTen;
  std::string out;
  if (tens > 1) out += kDigits[tens];
  if (tens > 0) out += "十";
  return out + kDigits[number % kTen];
}

std::string part_number(int number) {
  return chinese_number(number) + "、";
}

std::string section_number(int number) {
  return "（" + chinese_number(number) + "）";
}

std::string date_in_words(CivilDate date) {
  const YearMonthDay day = ymd_of(date);
  return std::to_string(day.year) + "年" + std::to_string(day.month) + "月" +
         std::to_string(day.day) + "日";
}

}  // namespace tz::server
