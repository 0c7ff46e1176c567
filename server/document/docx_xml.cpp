#include "document/docx_xml.h"

#include <algorithm>

#include "base/utf8.h"

namespace tz::server {
namespace {

// Beyond control characters, which are sorted out before, XML forbids the last two of the plane.
bool is_forbidden(char32_t c) {
  return c == 0xfffe || c == 0xffff;
}

class StringWriter final : public pugi::xml_writer {
 public:
  void write(const void* bytes, size_t size) override {
    out.append(static_cast<const char*>(bytes), size);
  }
  std::string out;
};

}  // namespace

pugi::xml_node add(pugi::xml_node parent, const char* name,
                   std::initializer_list<XmlAttribute> attributes) {
  pugi::xml_node node = parent.append_child(name);
  for (const XmlAttribute& attribute : attributes) {
    node.append_attribute(attribute.name).set_value(attribute.value.c_str());
  }
  return node;
}

pugi::xml_node add_text(pugi::xml_node parent, const char* name, std::string_view text) {
  pugi::xml_node node = parent.append_child(name);
  node.text().set(std::string(text).c_str());
  return node;
}

void add_size(pugi::xml_node look, int size) {
  add(look, "w:sz", {{"w:val", size}});
  add(look, "w:szCs", {{"w:val", size}});
}

void add_run_words(pugi::xml_node run, std::string_view words) {
  add_text(run, "w:t", words).append_attribute("xml:space").set_value("preserve");
}

std::string text_of_xml(const pugi::xml_document& document) {
  StringWriter writer;
  writer.out = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  document.save(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::move(writer.out);
}

std::string words_of(std::string_view text) {
  const std::string clear = without_control_characters(text);
  std::string out;
  for (size_t at = 0; at < clear.size();) {
    const char32_t c = next_character(clear, at);
    if (c == U'\n' || c == U'\t') {
      out += ' ';
    } else if (!is_forbidden(c)) {
      append_character(out, c);
    }
  }
  return std::string(trimmed(out));
}

std::vector<std::string> lines_of(std::string_view text) {
  const std::string clear = without_control_characters(text);
  std::vector<std::string> lines;
  for (size_t begin = 0; begin <= clear.size();) {
    const size_t end = std::min(clear.find('\n', begin), clear.size());
    std::string line = words_of(std::string_view(clear).substr(begin, end - begin));
    if (!line.empty()) lines.push_back(std::move(line));
    begin = end + 1;
  }
  return lines;
}

}  // namespace tz::server
