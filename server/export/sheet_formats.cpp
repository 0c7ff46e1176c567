#include "export/sheet_formats.h"

namespace tz::server {

namespace {

// What Chinese offices have; others put their own in its place.
constexpr const char* kWordsFont = "SimSun";
constexpr const char* kHeadingFont = "SimHei";
constexpr double kWordsPoints = 10;
constexpr double kTitlePoints = 18;
constexpr lxw_color_t kBlack = 0x000000;
constexpr lxw_color_t kWhite = 0xffffff;
constexpr lxw_color_t kPartFill = 0xd0d7e2;
constexpr lxw_color_t kMeasureFill = 0xeef1f6;
constexpr lxw_color_t kHeaderFill = 0xdfe4ec;

struct LightLook {
  lxw_color_t fill;
  lxw_color_t letters;
};
// In the order of Light.
constexpr LightLook kLooks[] = {
    {0xb3261e, kWhite},  // red: the darkest
    {0xffd54f, kBlack},  // yellow
    {0xe0e0e0, kBlack},  // grey
    {0xd7f0d9, kBlack},  // green: the brightest
    {0x1f5fa8, kWhite}   // blue
};
static_assert(std::size(kLooks) == kLights);

lxw_format* made(lxw_workbook* book, const char* font, double points) {
  lxw_format* format = workbook_add_format(book);
  format_set_font_name(format, font);
  format_set_font_size(format, points);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  return format;
}

lxw_format* cell(lxw_workbook* book, lxw_format_alignments align) {
  lxw_format* format = made(book, kWordsFont, kWordsPoints);
  format_set_border(format, LXW_BORDER_THIN);
  format_set_text_wrap(format);
  format_set_align(format, align);
  return format;
}

lxw_format* band(lxw_workbook* book, lxw_color_t fill, lxw_format_alignments align) {
  lxw_format* format = made(book, kHeadingFont, kWordsPoints);
  format_set_border(format, LXW_BORDER_THIN);
  format_set_align(format, align);
  format_set_bg_color(format, fill);
  return format;
}

lxw_format* light_cell(lxw_workbook* book, const LightLook& look) {
  lxw_format* format = cell(book, LXW_ALIGN_CENTER);
  format_set_bold(format);
  format_set_bg_color(format, look.fill);
  format_set_font_color(format, look.letters);
  return format;
}

}  // namespace

SheetFormats::SheetFormats(lxw_workbook* book)
    : title(made(book, kHeadingFont, kTitlePoints)),
      standing(made(book, kWordsFont, kWordsPoints)),
      header(band(book, kHeaderFill, LXW_ALIGN_CENTER)),
      part(band(book, kPartFill, LXW_ALIGN_LEFT)),
      measure(band(book, kMeasureFill, LXW_ALIGN_LEFT)),
      words(cell(book, LXW_ALIGN_LEFT)),
      centred(cell(book, LXW_ALIGN_CENTER)),
      points(cell(book, LXW_ALIGN_CENTER)),
      light() {
  format_set_align(title, LXW_ALIGN_CENTER);
  format_set_align(standing, LXW_ALIGN_RIGHT);
  format_set_text_wrap(header);
  format_set_num_format(points, "0.00");
  for (size_t i = 0; i < light.size(); ++i) {
    light[i] = light_cell(book, kLooks[i]);
  }
}

}  // namespace tz::server
