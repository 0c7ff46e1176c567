// What stands in every official document whoever issues it, in Chinese whatever language a reader
// of the ledger has chosen: numbers of headings, the date, the fonts by the names that Chinese
// offices know them by. Pure, any thread.
#pragma once

#include <string>

#include "base/civil.h"

namespace tz::server {

// A font, and what to take where an office does not have it, best first.
struct OfficialFont {
  const char* name;
  const char* stand_ins;  // with commas between them
  const char* panose;     // its shape in ten numbers, for whoever has none of them
  const char* family;     // "roman", "modern" …
  const char* pitch;      // "fixed", "variable"
};

inline constexpr OfficialFont kTitleFont = {"方正小标宋简体",
                                            "方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,宋体",
                                            "02000000000000000000", "auto", "variable"};
inline constexpr OfficialFont kBodyFont = {"仿宋_GB2312", "仿宋,FangSong,华文仿宋,宋体",
                                           "02010609030101010101", "modern", "fixed"};
inline constexpr OfficialFont kPartFont = {"黑体", "SimHei,华文黑体,微软雅黑",
                                           "02010609060101010101", "modern", "fixed"};
inline constexpr OfficialFont kSectionFont = {"楷体_GB2312", "楷体,KaiTi,华文楷体,仿宋",
                                              "02010609030101010101", "modern", "fixed"};
inline constexpr OfficialFont kSmallFont = {"宋体", "SimSun,华文宋体,新宋体",
                                            "02010600030101010101", "auto", "variable"};

inline constexpr const char* kAttachmentsWord = "附件：";
inline constexpr const char* kColon = "：";
inline constexpr const char* kPageDash = "—";

// 1 to 99: 一, 十, 十一, 二十. Beyond, in figures.
std::string chinese_number(int number);
// 一、
std::string part_number(int number);
// （一）
std::string section_number(int number);
// 2021年6月30日
std::string date_in_words(CivilDate date);

}  // namespace tz::server
