#include "document/docx_paragraph.h"

#include "document/docx_xml.h"

namespace tz::server {

using pugi::xml_node;

// The order of the elements is the schema's.
xml_node add_paragraph(xml_node holder, const ParagraphLook& look, const std::string& words,
                       int size) {
  xml_node paragraph = add(holder, "w:p");
  xml_node p = add(paragraph, "w:pPr");
  add(p, "w:pStyle", {{"w:val", look.style}});
  if (look.is_kept_with_next) add(p, "w:keepNext");
  if (look.before > 0 || look.line > 0) {
    xml_node spacing = add(p, "w:spacing");
    if (look.before > 0) spacing.append_attribute("w:before").set_value(look.before);
    if (look.line > 0) {
      spacing.append_attribute("w:line").set_value(look.line);
      spacing.append_attribute("w:lineRule").set_value("exact");
    }
  }
  if (look.left > 0 || look.right > 0 || look.hanging > 0) {
    add(p, "w:ind", {{"w:left", look.left}, {"w:right", look.right}, {"w:hanging", look.hanging}});
  }
  if (look.align != nullptr) add(p, "w:jc", {{"w:val", look.align}});
  add_words(paragraph, words, size);
  return paragraph;
}

// The hint makes quotation marks and dashes those of the Chinese font.
void add_words(xml_node paragraph, const std::string& words, int size) {
  if (words.empty()) return;
  xml_node run = add(paragraph, "w:r");
  xml_node look = add(run, "w:rPr");
  add(look, "w:rFonts", {{"w:hint", "eastAsia"}});
  if (size > 0) add_size(look, size);
  add_run_words(run, words);
}

}  // namespace tz::server
