// The measures of GB/T 9704-2012 as Word counts them: lengths in twips (a twentieth of a point),
// sizes of type in half points. "Line" and "character" are those of the page's grid of 22 lines of
// 28 characters, which fills the block of 156 by 225 mm.
#pragma once

namespace tz::server::layout {

constexpr int twips_of_mm(double mm) {
  return static_cast<int>(mm * 1440.0 / 25.4);
}

// The page: A4. The block of text leaves 37 mm above it and 28 mm to its left.
inline constexpr int kPageWidth = 11906;
inline constexpr int kPageHeight = 16838;
inline constexpr int kMarginTop = twips_of_mm(37);
inline constexpr int kMarginBottom = twips_of_mm(35);
inline constexpr int kMarginLeft = twips_of_mm(28);
inline constexpr int kMarginRight = twips_of_mm(26);
inline constexpr int kTextWidth = kPageWidth - kMarginLeft - kMarginRight;

// 28.95 points: 22 of these fill 225 mm, and 28 points, which offices set as well, would leave
// most of a line empty below the last.
inline constexpr int kLine = 579;
inline constexpr int kCharactersPerLine = 28;
inline constexpr int kCharacter = kTextWidth / kCharactersPerLine;
// What is added to a character of 16 points so that 28 fill a line. It stands with the type and not
// in the grid of the page: LibreOffice gives a character that is wider than its cell two of them.
inline constexpr int kCharacterSpace = -5;

inline constexpr int kTitleSize = 44;   // No. 2
inline constexpr int kBodySize = 32;    // No. 3
inline constexpr int kNumberSize = 28;  // No. 4, the page's number
inline constexpr int kTableSize = 24;   // small No. 4
inline constexpr int kSmallSize = 16;

inline constexpr int kTitleLine = 700;
inline constexpr int kTableLine = 380;
inline constexpr int kGapLine = 200;  // below a table

// The red head begins 35 mm below the block's upper edge, as large as the name allows.
inline constexpr int kHeadDrop = twips_of_mm(35);
inline constexpr int kHeadLargest = 84;   // No. 1 of the large ones, 42 points
inline constexpr int kHeadSmallest = 44;  // beneath it the name takes two lines
inline constexpr const char* kRed = "FF0000";
inline constexpr int kRuleWidth = 12;  // in eighths of a point
inline constexpr int kRuleDrop = 6;    // in points below the line, which itself leaves some

// The dashes beside the page's number stand 7 mm below the block; the number's line is 18 points
// high, so its lower edge stands 24.8 mm above the page's.
inline constexpr int kNumberLine = 360;
inline constexpr int kNumberRise = twips_of_mm(24.8);
inline constexpr int kNumberIndent = kNumberSize * 10;  // one character of its own
inline constexpr int kSmallLine = 220;
inline constexpr int kSmallGap = 60;

}  // namespace tz::server::layout
