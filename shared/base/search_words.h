// How searching reads text, the same on the server and on a device: letters in either case and in
// either width are one, and any two characters that stand side by side can be found, so that
// Chinese needs no dictionary. Valid UTF-8 is expected; nothing here fails.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tz {

// Appends what the character at `at` is compared as, and moves `at` past it: a lower-case letter
// for any letter from A to Z, half width for full width, a blank for white space.
void fold_character(std::string_view text, size_t& at, std::string& out);
std::string folded(std::string_view text);

// What was typed, folded and split at blanks; empty where there is nothing else.
std::vector<std::string> search_terms(std::string_view typed);
// Whether every term occurs in a folded text. No term holds a blank, so none is found across one.
bool holds_all(std::string_view folded_text, const std::vector<std::string>& terms);

// The words that stand for a text in the server's index: its pairs of neighbouring characters, and
// the last character before each blank alone. They hold letters, digits and what is not ASCII.
std::string index_words(std::string_view text);
// The query of SQLite's FTS5 for which those words hold all terms (one at least): each a phrase of
// its pairs, or the beginning of a pair where it is one character. Nothing typed is syntax in it.
std::string index_query(const std::vector<std::string>& terms);

}  // namespace tz
