#include "document/docx_text.h"

#include <pugixml.hpp>

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "document/docx_package.h"

namespace tz::server {
namespace {

using pugi::xml_node;

// Deeper than any document that a person wrote; each level costs the walk some stack.
constexpr size_t kMaxDepth = 200;
// Elements and attributes cost many times their text once they are read.
constexpr size_t kMaxMarks = 3 * 1000 * 1000;
constexpr int kMaxSpan = 64;

enum class Where { body, cell };

std::string_view name_of(const xml_node& node) {
  return node.name();
}

// <w:vanish/>, unless it says w:val="0" or "false".
bool is_on(const xml_node& flag) {
  const std::string_view value = flag.attribute("w:val").as_string("1");
  return flag && value != "0" && value != "false" && value != "off";
}

bool is_left_out(std::string_view name) {
  constexpr std::string_view kLeftOut[] = {"w:del",  "w:moveFrom",  "w:delText", "w:instrText",
                                           "w:rPr",  "w:pPr",       "w:tblPr",   "w:tblGrid",
                                           "w:trPr", "w:tcPr",      "w:sectPr",  "w:sdtPr",
                                           "w:rt",   "mc:Fallback", "w:sdtEndPr"};
  return std::find(std::begin(kLeftOut), std::end(kLeftOut), name) != std::end(kLeftOut);
}

// White space within a text is layout of the file, not of the document.
void append_words(std::string& out, std::string_view words) {
  for (char c : words) out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
}

class Writer {
 public:
  Result<std::string> write(const xml_node& body) {
    blocks(body, 0, Where::body);
    if (is_too_deep_) return error(ErrorCode::document_too_deep);
    return std::move(out_);
  }

 private:
  bool enters(size_t depth) {
    is_too_deep_ = is_too_deep_ || depth >= kMaxDepth;
    return !is_too_deep_;
  }

  // Paragraphs, tables, and what holds them together without a look of its own.
  void blocks(const xml_node& holder, size_t depth, Where where) {
    if (!enters(depth)) return;
    for (const xml_node& node : holder.children()) {
      const std::string_view name = name_of(node);
      if (name == "w:p") {
        paragraph(node, depth + 1, where);
      } else if (name == "w:tbl") {
        table(node, depth + 1, where);
      } else if (node.type() == pugi::node_element && !is_left_out(name)) {
        blocks(node, depth + 1, where);
      }
    }
  }

  void paragraph(const xml_node& node, size_t depth, Where where) {
    std::vector<xml_node> asides;
    inlines(node, depth, where, asides);
    // Where the mark at its end was deleted, the next paragraph goes on with this one.
    if (!node.child("w:pPr").child("w:rPr").child("w:del")) end_line(where);
    for (const xml_node& aside : asides) blocks(aside, depth + 1, where);
  }

  void end_line(Where where) { out_ += where == Where::cell ? ' ' : '\n'; }

  // What stands in one line; text boxes that are anchored in it follow after it.
  void inlines(const xml_node& holder, size_t depth, Where where, std::vector<xml_node>& asides) {
    if (!enters(depth) || is_on(holder.child("w:rPr").child("w:vanish"))) return;
    for (const xml_node& node : holder.children()) {
      const std::string_view name = name_of(node);
      if (name == "w:t") {
        append_words(out_, node.text().get());
      } else if (name == "w:tab") {
        out_ += where == Where::cell ? ' ' : '\t';
      } else if (name == "w:br" || name == "w:cr") {
        end_line(where);
      } else if (name == "w:noBreakHyphen") {
        out_ += '-';
      } else if (name == "w:txbxContent") {
        asides.push_back(node);
      } else if (node.type() == pugi::node_element && !is_left_out(name)) {
        inlines(node, depth + 1, where, asides);
      }
    }
  }

  // A table in a cell has no lines of its own.
  void table(const xml_node& holder, size_t depth, Where where) {
    if (!enters(depth)) return;
    for (const xml_node& node : holder.children()) {
      const std::string_view name = name_of(node);
      if (name == "w:tr") {
        if (!node.child("w:trPr").child("w:del")) row(node, depth + 1, where);
      } else if (node.type() == pugi::node_element && !is_left_out(name)) {
        table(node, depth + 1, where);
      }
    }
  }

  void row(const xml_node& node, size_t depth, Where where) {
    bool is_first = true;
    cells(node, depth, where, is_first);
    end_line(where);
  }

  void cells(const xml_node& holder, size_t depth, Where where, bool& is_first) {
    if (!enters(depth)) return;
    for (const xml_node& node : holder.children()) {
      const std::string_view name = name_of(node);
      if (name == "w:tc") {
        const char between = where == Where::cell ? ' ' : '\t';
        if (!is_first) out_ += between;
        is_first = false;
        cell(node, depth + 1);
        // A cell over several columns: what follows must stand in its own.
        const int span = node.child("w:tcPr").child("w:gridSpan").attribute("w:val").as_int(1);
        for (int i = 1; i < std::min(span, kMaxSpan); ++i) out_ += between;
      } else if (node.type() == pugi::node_element && !is_left_out(name)) {
        cells(node, depth + 1, where, is_first);
      }
    }
  }

  void cell(const xml_node& node, size_t depth) {
    const size_t begin = out_.size();
    blocks(node, depth, Where::cell);
    const std::string words(trimmed(std::string_view(out_).substr(begin)));
    out_.replace(begin, std::string::npos, words);
  }

  std::string out_;
  bool is_too_deep_ = false;
};

// The library resolves no entity but the five of XML, and fetches nothing; a document that declares
// any of its own is not one that Word wrote.
Result<pugi::xml_document> xml_of(const std::string& text) {
  const auto marks =
      std::count_if(text.begin(), text.end(), [](char c) { return c == '<' || c == '='; });
  if (static_cast<size_t>(marks) > kMaxMarks) return error(ErrorCode::document_too_large);
  pugi::xml_document xml;
  constexpr unsigned kFlags =
      pugi::parse_default | pugi::parse_ws_pcdata_single | pugi::parse_doctype;
  if (!xml.load_buffer(text.data(), text.size(), kFlags)) {
    return error(ErrorCode::document_unreadable);
  }
  for (const xml_node& node : xml.children()) {
    if (node.type() == pugi::node_doctype) return error(ErrorCode::document_unreadable);
  }
  return xml;
}

// The name of the part that holds the document itself.
Result<std::string> main_part(DocxPackage& package) {
  const Result<std::string> text = package.part("_rels/.rels");
  if (!text) return text.error();
  const Result<pugi::xml_document> xml = xml_of(*text);
  if (!xml) return xml.error();
  constexpr std::string_view kKind = "/officeDocument";
  for (const xml_node& node : xml->document_element().children("Relationship")) {
    const std::string_view type = node.attribute("Type").as_string();
    if (type.size() < kKind.size() || type.substr(type.size() - kKind.size()) != kKind) continue;
    const std::string_view target = node.attribute("Target").as_string();
    return std::string(target.substr(target.substr(0, 1) == "/" ? 1 : 0));
  }
  return error(ErrorCode::document_unreadable);
}

}  // namespace

Result<std::string> text_of_docx(std::string_view bytes) {
  Result<DocxPackage> package = DocxPackage::open(bytes);
  if (!package) return package.error();
  const Result<std::string> name = main_part(*package);
  if (!name) return name.error();
  const Result<std::string> text = package->part(*name);
  if (!text) return text.error();
  const Result<pugi::xml_document> xml = xml_of(*text);
  if (!xml) return xml.error();
  const xml_node body = xml->child("w:document").child("w:body");
  if (!body) return error(ErrorCode::document_unreadable);
  Result<std::string> out = Writer().write(body);
  if (out && !is_valid_utf8(*out)) return error(ErrorCode::document_unreadable);
  return out;
}

}  // namespace tz::server
