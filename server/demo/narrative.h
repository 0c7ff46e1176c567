// What the sample units write in their reports: sentences put together from topics.def and
// phrases.def so that the counts in them agree with the percent reported. Pure; sentences are built
// on each call.
#pragma once

#include <string>
#include <string_view>

#include "demo/dice.h"

namespace tz::server {

// What a task is about, in words that fit the phrases.
struct Topic {
  std::string_view number;  // of the task: "(一)1"
  std::string_view noun;
  std::string_view measure;
  int32_t total = 0;  // of the whole task
  std::string_view first;
  std::string_view then;
  std::string_view last;
  std::string_view difficulty;  // a whole sentence
};

// Nothing when the sample plan has no such task.
const Topic* demo_topic(std::string_view task_number);

// How far one assignment has come.
struct Headway {
  int32_t total = 1;     // how many of the topic's things fall to this assignment
  int32_t previous = 0;  // percent before
  int32_t percent = 0;
};

// `turn`, from 0, turns the phrases over: one more each week, so that a unit does not write the
// same one twice running.
std::string report_narrative(const Topic& topic, const Headway& headway, int32_t turn);
std::string lowering_reason();
std::string declaration_text(const Topic& topic, int32_t total, Dice& dice);
std::string return_reason();
std::string report_return_reason();
// Added to the words of a report that was sent back.
std::string correction_note();
std::string resolution_text(Dice& dice);
std::string closing_words();
std::string declining_words();
std::string order_basis();
// How many of `total` are done at that percent: all of them only at 100.
int32_t count_done(int32_t total, int32_t percent);

}  // namespace tz::server
