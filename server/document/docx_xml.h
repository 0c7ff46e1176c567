// Writes the XML parts of a docx: elements with their attributes in one call, and a text's
// characters cleared of what XML cannot hold. Pure, any thread.
#pragma once

#include <initializer_list>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace tz::server {

struct XmlAttribute {
  const char* name;
  std::string value;

  XmlAttribute(const char* name_in, std::string value_in)
      : name(name_in), value(std::move(value_in)) {}
  XmlAttribute(const char* name_in, int number) : name(name_in), value(std::to_string(number)) {}
};

// A new child at the end of `parent`.
pugi::xml_node add(pugi::xml_node parent, const char* name,
                   std::initializer_list<XmlAttribute> attributes = {});
// A new child that holds nothing but `text`.
pugi::xml_node add_text(pugi::xml_node parent, const char* name, std::string_view text);

// The size of a run's type in half points, for all scripts.
void add_size(pugi::xml_node look, int size);
// The words of a run, blanks at their ends included.
void add_run_words(pugi::xml_node run, std::string_view words);

// The part as it stands in the package, with its declaration and no white space between elements.
std::string text_of_xml(const pugi::xml_document& document);

// The text in one line: tabs and line feeds become blanks, characters that XML cannot hold go, and
// so does white space at both ends.
std::string words_of(std::string_view text);
// The lines of a text, each as by `words_of`; empty ones are left out.
std::vector<std::string> lines_of(std::string_view text);

}  // namespace tz::server
