#include "document/official_parts.h"

#include "document/docx_xml.h"
#include "document/official_layout.h"
#include "document/official_words.h"

namespace tz::server {
namespace {

using pugi::xml_node;

constexpr const char* kPackageNames = "http://schemas.openxmlformats.org/package/2006";
constexpr const char* kWordTypes =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.";

std::string package_names(const char* what) {
  return std::string(kPackageNames) + "/" + what;
}

std::string office_relation(const char* what) {
  return std::string(kOfficeRelations) + "/" + what;
}

void add_relation(xml_node holder, const char* id, const std::string& type, const char* target) {
  add(holder, "Relationship", {{"Id", id}, {"Type", type}, {"Target", target}});
}

// As the style of the foot has them.
void add_plain_words(xml_node holder, const std::string& words) {
  add_run_words(add(holder, "w:r"), words);
}

}  // namespace

std::string content_types_xml() {
  pugi::xml_document xml;
  xml_node types = add(xml, "Types", {{"xmlns", package_names("content-types")}});
  add(types, "Default",
      {{"Extension", "rels"},
       {"ContentType", "application/vnd.openxmlformats-package.relationships+xml"}});
  add(types, "Default", {{"Extension", "xml"}, {"ContentType", "application/xml"}});
  const std::pair<const char*, const char*> kParts[] = {
      {"document", "document.main+xml"}, {"styles", "styles+xml"},  {"settings", "settings+xml"},
      {"fontTable", "fontTable+xml"},    {"footer1", "footer+xml"}, {"footer2", "footer+xml"}};
  for (const auto& part : kParts) {
    add(types, "Override",
        {{"PartName", std::string("/word/") + part.first + ".xml"},
         {"ContentType", std::string(kWordTypes) + part.second}});
  }
  add(types, "Override",
      {{"PartName", "/docProps/core.xml"},
       {"ContentType", "application/vnd.openxmlformats-package.core-properties+xml"}});
  return text_of_xml(xml);
}

std::string package_relations_xml() {
  pugi::xml_document xml;
  xml_node holder = add(xml, "Relationships", {{"xmlns", package_names("relationships")}});
  add_relation(holder, "rId1", office_relation("officeDocument"), "word/document.xml");
  add_relation(holder, "rId2", package_names("relationships/metadata/core-properties"),
               "docProps/core.xml");
  return text_of_xml(xml);
}

std::string document_relations_xml() {
  pugi::xml_document xml;
  xml_node holder = add(xml, "Relationships", {{"xmlns", package_names("relationships")}});
  add_relation(holder, "rId1", office_relation("styles"), "styles.xml");
  add_relation(holder, "rId2", office_relation("settings"), "settings.xml");
  add_relation(holder, "rId3", office_relation("fontTable"), "fontTable.xml");
  add_relation(holder, kOddFootId, office_relation("footer"), "footer1.xml");
  add_relation(holder, kEvenFootId, office_relation("footer"), "footer2.xml");
  return text_of_xml(xml);
}

std::string properties_xml(const std::string& title, const std::string& author,
                           std::optional<CivilDate> date) {
  pugi::xml_document xml;
  xml_node core = add(xml, "cp:coreProperties",
                      {{"xmlns:cp", package_names("metadata/core-properties")},
                       {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
                       {"xmlns:dcterms", "http://purl.org/dc/terms/"},
                       {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"}});
  add_text(core, "dc:title", title);
  if (!author.empty()) add_text(core, "dc:creator", author);
  add_text(core, "dc:language", "zh-CN");
  if (date) {
    for (const char* name : {"dcterms:created", "dcterms:modified"}) {
      add_text(core, name, to_iso(*date) + "T00:00:00Z")
          .append_attribute("xsi:type")
          .set_value("dcterms:W3CDTF");
    }
  }
  return text_of_xml(xml);
}

std::string settings_xml() {
  pugi::xml_document xml;
  xml_node settings = add(xml, "w:settings", {{"xmlns:w", kWordNames}});
  add(settings, "w:zoom", {{"w:percent", 100}});
  add(settings, "w:evenAndOddHeaders");
  add(settings, "w:drawingGridVerticalSpacing", {{"w:val", layout::kLine / 2}});
  add(settings, "w:characterSpacingControl", {{"w:val", "compressPunctuation"}});
  xml_node compat = add(settings, "w:compat");
  for (const char* name :
       {"w:spaceForUL", "w:balanceSingleByteDoubleByteWidth", "w:doNotLeaveBackslashAlone",
        "w:ulTrailSpace", "w:doNotExpandShiftReturn", "w:adjustLineHeightInTable",
        "w:useFELayout"}) {
    add(compat, name);
  }
  add(compat, "w:compatSetting",
      {{"w:name", "compatibilityMode"},
       {"w:uri", "http://schemas.microsoft.com/office/word"},
       {"w:val", 15}});
  add(settings, "w:themeFontLang", {{"w:val", "en-US"}, {"w:eastAsia", "zh-CN"}});
  return text_of_xml(xml);
}

std::string foot_xml(FootSide side, const std::string& small_print) {
  pugi::xml_document xml;
  xml_node foot = add(xml, "w:ftr", {{"xmlns:w", kWordNames}});
  xml_node number = add(foot, "w:p");
  xml_node look = add(number, "w:pPr");
  add(look, "w:pStyle", {{"w:val", style::kFoot}});
  const bool is_odd = side == FootSide::odd;
  add(look, "w:ind",
      {{is_odd ? "w:rightChars" : "w:leftChars", 100},
       {is_odd ? "w:right" : "w:left", layout::kNumberIndent}});
  add(look, "w:jc", {{"w:val", is_odd ? "right" : "left"}});
  add_plain_words(number, std::string(kPageDash) + " ");
  xml_node field = add(number, "w:fldSimple", {{"w:instr", " PAGE "}});
  add_plain_words(field, is_odd ? "1" : "2");
  add_plain_words(number, std::string(" ") + kPageDash);
  if (!small_print.empty()) {
    xml_node line = add(foot, "w:p");
    xml_node small = add(line, "w:pPr");
    add(small, "w:pStyle", {{"w:val", style::kSmall}});
    add(small, "w:spacing", {{"w:before", layout::kSmallGap}});
    add_plain_words(line, small_print);
  }
  return text_of_xml(xml);
}

}  // namespace tz::server
