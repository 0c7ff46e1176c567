#include "document/official_table.h"

#include <algorithm>

#include "document/docx_paragraph.h"
#include "document/docx_xml.h"
#include "document/official_layout.h"
#include "document/official_parts.h"

namespace tz::server {
namespace {

using namespace layout;
using pugi::xml_node;

const char* name_of(CellAlign align) {
  switch (align) {
    case CellAlign::left:
      return "left";
    case CellAlign::centre:
      return "center";
    case CellAlign::right:
      return "right";
  }
  return "left";
}

// Twips; what rounding leaves goes to the last.
std::vector<int> widths_of(const std::vector<TableColumn>& columns) {
  int shares = 0;
  for (const TableColumn& column : columns) shares += std::max(column.share, 1);
  std::vector<int> widths;
  int left = kTextWidth;
  for (const TableColumn& column : columns) {
    widths.push_back(kTextWidth * std::max(column.share, 1) / shares);
    left -= widths.back();
  }
  widths.back() += left;
  return widths;
}

void add_cell(xml_node row, int width, const std::string& text, const ParagraphLook& look) {
  xml_node cell = add(row, "w:tc");
  xml_node properties = add(cell, "w:tcPr");
  add(properties, "w:tcW", {{"w:w", width}, {"w:type", "dxa"}});
  add(properties, "w:vAlign", {{"w:val", "center"}});
  const std::vector<std::string> lines = lines_of(text);
  for (const std::string& line : lines) add_paragraph(cell, look, line);
  if (lines.empty()) add_paragraph(cell, look, "");
}

xml_node add_row(xml_node table, bool is_head) {
  xml_node row = add(table, "w:tr");
  xml_node properties = add(row, "w:trPr");
  add(properties, "w:cantSplit");
  if (is_head) add(properties, "w:tblHeader");
  return row;
}

xml_node add_frame(xml_node body, const std::vector<int>& widths) {
  xml_node frame = add(body, "w:tbl");
  xml_node properties = add(frame, "w:tblPr");
  add(properties, "w:tblStyle", {{"w:val", style::kTable}});
  add(properties, "w:tblW", {{"w:w", kTextWidth}, {"w:type", "dxa"}});
  add(properties, "w:tblLayout", {{"w:type", "fixed"}});
  xml_node grid = add(frame, "w:tblGrid");
  for (const int width : widths) add(grid, "w:gridCol", {{"w:w", width}});
  return frame;
}

}  // namespace

void add_table(xml_node body, const DocumentTable& table, const TablePlace& place) {
  if (table.columns.empty()) return;
  // A table itself has no space above it: without a caption an empty line holds it.
  const std::string caption = words_of(table.caption);
  if (!caption.empty() || place.gap > 0) {
    const int line = caption.empty() ? kGapLine : kLine;
    add_paragraph(body,
                  {.style = style::kCellHead,
                   .is_kept_with_next = true,
                   .before = caption.empty() ? 0 : place.gap,
                   .line = line},
                  caption);
  }
  const std::vector<int> widths = widths_of(table.columns);
  xml_node frame = add_frame(body, widths);
  xml_node heads = add_row(frame, true);
  for (size_t i = 0; i < widths.size(); ++i) {
    const ParagraphLook look{.style = style::kCellHead, .is_kept_with_next = true};
    add_cell(heads, widths[i], table.columns[i].head, look);
  }
  for (const std::vector<std::string>& cells : table.rows) {
    xml_node row = add_row(frame, false);
    const bool is_last = &cells == &table.rows.back();
    for (size_t i = 0; i < widths.size(); ++i) {
      add_cell(row, widths[i], i < cells.size() ? cells[i] : std::string(),
               {.style = style::kCell,
                .is_kept_with_next = is_last && place.is_kept_with_next,
                .align = name_of(table.columns[i].align)});
    }
  }
  add_paragraph(
      body, {.style = style::kCell, .is_kept_with_next = place.is_kept_with_next, .line = kGapLine},
      "");
}

}  // namespace tz::server
