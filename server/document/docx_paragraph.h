// A paragraph of a docx: what of its look differs from its style, and its words. Pure, any thread.
#pragma once

#include <pugixml.hpp>
#include <string>

namespace tz::server {

// Lengths in twips; 0 leaves them to the style.
struct ParagraphLook {
  const char* style;
  bool is_kept_with_next = false;
  int before = 0;
  int line = 0;  // exact height
  int left = 0;
  int right = 0;
  int hanging = 0;  // how far the first line begins left of `left`
  const char* align = nullptr;
};

// At the end of `holder`. `size` is in half points; 0 leaves it to the style.
pugi::xml_node add_paragraph(pugi::xml_node holder, const ParagraphLook& look,
                             const std::string& words, int size = 0);
// One run more at the end of the paragraph; nothing for no words.
void add_words(pugi::xml_node paragraph, const std::string& words, int size = 0);

}  // namespace tz::server
