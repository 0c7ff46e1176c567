// How a deed comes to be offered. Of the files that make deeds.
#pragma once

#include "app/deeds.h"

namespace tz::client {

// Stands where an answer will, when the rules are asked beforehand.
inline constexpr const char* kAnyWords = "-";

// Adds it if the rules foresee that it will stand.
inline void offer(const DeedContext& context, std::vector<Deed>& deeds, Deed deed) {
  if (foreseen(context.edit, deed.body).ok()) deeds.push_back(std::move(deed));
}

// What all publications have. `body` of the first: until proposed_until().
CivilDate proposed_until(const ViewContext& at);
Deed show_deed(const ViewContext& at, Text note, OperationBody body);
Deed object_deed(const ViewContext& at, Text note, ObjectionSubject about);

}  // namespace tz::client
