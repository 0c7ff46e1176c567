// How a deed comes to be offered. Of the files that make deeds.
#pragma once

#include "app/deeds.h"

namespace tz::client {

// Stands where an answer will, when the rules are asked beforehand.
inline constexpr const char* kAnyWords = "-";
inline constexpr int32_t kObjectionDays = 3;  // proposed for objections

// Adds it if the rules foresee that it will stand.
inline void offer(const DeedContext& context, std::vector<Deed>& deeds, Deed deed) {
  if (foreseen(context.edit, deed.body).ok()) deeds.push_back(std::move(deed));
}

}  // namespace tz::client
