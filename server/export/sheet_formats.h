// How the cells of the sheet look. The formats belong to their workbook and end with it.
#pragma once

#include <xlsxwriter.h>

#include <array>

#include "summary/light.h"

namespace tz::server {

struct SheetFormats {
  explicit SheetFormats(lxw_workbook* book);

  lxw_format* title;
  lxw_format* standing;
  lxw_format* header;
  lxw_format* part;
  lxw_format* measure;
  lxw_format* words;    // wrapped, from the top left
  lxw_format* centred;  // wrapped, centred
  lxw_format* points;   // a number with two digits after the point
  // In the order of Light. The fills differ in brightness too: a grey copy tells them apart, and
  // the word in them is always there.
  std::array<lxw_format*, kLights> light;
};

}  // namespace tz::server
