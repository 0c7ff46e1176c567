// The gallery's pages: every widget with sample words, to be looked at. Developer's only.
#pragma once

#include <string>

#include "ui/ui.h"

namespace tz::gallery {

/// What the pages remember from frame to frame.
struct Sample {
  std::string search;
  std::string narrative = "综合窗口已接入 21 项，剩 9 项待系统联调。";
  std::string count = "21";
  std::string login;
  std::string password;
  int percent = 70;
  int unit = -1;
  int scope = 0;
  bool checked = true;
  bool dialog = false;
  int filter = 0;
  bool banner = true;
};

void tasks_page(ui::Ui& ui, Sample& sample, size_t count);
void task_page(ui::Ui& ui, Sample& sample);
void report_page(ui::Ui& ui, Sample& sample);
void phone_board(ui::Ui& ui, Sample& sample);
void desktop_board(ui::Ui& ui, Sample& sample);
void widget_page(ui::Ui& ui, Sample& sample);

}  // namespace tz::gallery
