// The styles of an official document and the fonts they name.
#include "document/docx_xml.h"
#include "document/official_layout.h"
#include "document/official_parts.h"
#include "document/official_words.h"

namespace tz::server {
namespace {

using pugi::xml_node;

enum class Indent { none, first_line };
enum class Grid { snaps, free };

struct Look {
  const OfficialFont& font;
  int size;                  // half points
  int line = layout::kLine;  // its exact height
  const char* align = "both";
  Indent indent = Indent::none;
  Grid grid = Grid::snaps;
  int outline = 0;               // level in the document's outline, from 1; 0 is none
  const char* colour = nullptr;  // black
};

// One name for all scripts: figures and quotation marks are those of the Chinese font.
void add_font(xml_node run, const OfficialFont& font) {
  add(run, "w:rFonts",
      {{"w:ascii", font.name},
       {"w:hAnsi", font.name},
       {"w:eastAsia", font.name},
       {"w:cs", font.name},
       {"w:hint", "eastAsia"}});
}

// The order of the elements is the schema's.
void add_paragraph_look(xml_node holder, const Look& look) {
  xml_node p = add(holder, "w:pPr");
  if (look.outline > 0) add(p, "w:keepNext");
  if (look.grid == Grid::free) add(p, "w:snapToGrid", {{"w:val", 0}});
  add(p, "w:spacing",
      {{"w:before", 0}, {"w:after", 0}, {"w:line", look.line}, {"w:lineRule", "exact"}});
  if (look.indent == Indent::first_line) {
    add(p, "w:ind", {{"w:firstLineChars", 200}, {"w:firstLine", 2 * layout::kCharacter}});
  }
  add(p, "w:jc", {{"w:val", look.align}});
  if (look.outline > 0) add(p, "w:outlineLvl", {{"w:val", look.outline - 1}});
}

void add_style(xml_node styles, const char* id, const char* name, const Look& look) {
  xml_node node = add(styles, "w:style", {{"w:type", "paragraph"}, {"w:styleId", id}});
  add(node, "w:name", {{"w:val", name}});
  add(node, "w:basedOn", {{"w:val", style::kPlain}});
  add(node, "w:qFormat");
  add_paragraph_look(node, look);
  xml_node run = add(node, "w:rPr");
  add_font(run, look.font);
  if (look.grid == Grid::free) add(run, "w:snapToGrid", {{"w:val", 0}});
  if (look.colour != nullptr) add(run, "w:color", {{"w:val", look.colour}});
  if (look.grid == Grid::free) add(run, "w:spacing", {{"w:val", 0}});
  add_size(run, look.size);
}

void add_defaults(xml_node styles) {
  xml_node defaults = add(styles, "w:docDefaults");
  xml_node run = add(add(defaults, "w:rPrDefault"), "w:rPr");
  add_font(run, kBodyFont);
  add_size(run, layout::kBodySize);
  add(run, "w:lang", {{"w:val", "en-US"}, {"w:eastAsia", "zh-CN"}, {"w:bidi", "ar-SA"}});
  add(defaults, "w:pPrDefault");
}

// No line begins with a closing mark nor reaches into the margin; figures stand close to the
// characters, as the grid has them. A page may begin with a paragraph's last line: it has 22 lines.
void add_normal(xml_node styles) {
  xml_node normal = add(styles, "w:style",
                        {{"w:type", "paragraph"}, {"w:default", 1}, {"w:styleId", style::kPlain}});
  add(normal, "w:name", {{"w:val", "Normal"}});
  add(normal, "w:qFormat");
  xml_node p = add(normal, "w:pPr");
  add(p, "w:widowControl", {{"w:val", 0}});
  add(p, "w:kinsoku");
  for (const char* name : {"w:overflowPunct", "w:autoSpaceDE", "w:autoSpaceDN"}) {
    add(p, name, {{"w:val", 0}});
  }
  add(p, "w:spacing", {{"w:line", layout::kLine}, {"w:lineRule", "exact"}});
  add(p, "w:jc", {{"w:val", "both"}});
  xml_node run = add(normal, "w:rPr");
  add_font(run, kBodyFont);
  add(run, "w:spacing", {{"w:val", layout::kCharacterSpace}});
  add_size(run, layout::kBodySize);
}

// Rules of half a point around every cell.
void add_table_style(xml_node styles) {
  xml_node table = add(styles, "w:style", {{"w:type", "table"}, {"w:styleId", style::kTable}});
  add(table, "w:name", {{"w:val", "Official Table"}});
  xml_node properties = add(table, "w:tblPr");
  xml_node borders = add(properties, "w:tblBorders");
  for (const char* side : {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"}) {
    add(borders, side, {{"w:val", "single"}, {"w:sz", 4}, {"w:space", 0}, {"w:color", "000000"}});
  }
  xml_node margins = add(properties, "w:tblCellMar");
  add(margins, "w:top", {{"w:w", 30}, {"w:type", "dxa"}});
  add(margins, "w:left", {{"w:w", 80}, {"w:type", "dxa"}});
  add(margins, "w:bottom", {{"w:w", 30}, {"w:type", "dxa"}});
  add(margins, "w:right", {{"w:w", 80}, {"w:type", "dxa"}});
}

}  // namespace

std::string styles_xml() {
  using namespace layout;
  pugi::xml_document xml;
  xml_node styles = add(xml, "w:styles", {{"xmlns:w", kWordNames}});
  add_defaults(styles);
  add_normal(styles);
  add_style(styles, style::kTitle, "Title",
            {kTitleFont, kTitleSize, kTitleLine, "center", Indent::none, Grid::free});
  add_style(styles, style::kBody, "Body Text",
            {kBodyFont, kBodySize, kLine, "both", Indent::first_line});
  add_style(styles, style::kPart, "heading 1",
            {kPartFont, kBodySize, kLine, "both", Indent::first_line, Grid::snaps, 1});
  add_style(styles, style::kSection, "heading 2",
            {kSectionFont, kBodySize, kLine, "both", Indent::first_line, Grid::snaps, 2});
  add_style(styles, style::kMark, "Draft Mark", {kPartFont, kBodySize});
  add_style(styles, style::kHead, "Red Head",
            {kTitleFont, kHeadLargest, kLine, "center", Indent::none, Grid::free, 0, kRed});
  add_style(styles, style::kNumber, "Document Number", {kBodyFont, kBodySize, kLine, "center"});
  add_style(styles, style::kCell, "Table Text",
            {kBodyFont, kTableSize, kTableLine, "left", Indent::none, Grid::free});
  add_style(styles, style::kCellHead, "Table Head",
            {kPartFont, kTableSize, kTableLine, "center", Indent::none, Grid::free});
  add_style(styles, style::kFoot, "Page Number Line",
            {kSmallFont, kNumberSize, kNumberLine, "left", Indent::none, Grid::free});
  add_style(styles, style::kSmall, "Small Print",
            {kSmallFont, kSmallSize, kSmallLine, "left", Indent::none, Grid::free});
  add_table_style(styles);
  return text_of_xml(xml);
}

std::string font_table_xml() {
  pugi::xml_document xml;
  xml_node fonts = add(xml, "w:fonts", {{"xmlns:w", kWordNames}});
  for (const OfficialFont* font :
       {&kBodyFont, &kTitleFont, &kPartFont, &kSectionFont, &kSmallFont}) {
    xml_node node = add(fonts, "w:font", {{"w:name", font->name}});
    add(node, "w:altName", {{"w:val", font->stand_ins}});
    add(node, "w:panose1", {{"w:val", font->panose}});
    add(node, "w:charset", {{"w:val", "86"}});
    add(node, "w:family", {{"w:val", font->family}});
    add(node, "w:pitch", {{"w:val", font->pitch}});
  }
  return text_of_xml(xml);
}

}  // namespace tz::server
