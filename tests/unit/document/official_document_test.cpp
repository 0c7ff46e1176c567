#include "document/official_document.h"

#include <cstdlib>
#include <pugixml.hpp>

#include "document/docx_package.h"
#include "document/docx_text.h"
#include "docx_file.h"

namespace tz::server {
namespace {

OfficialDocument titled(const std::string& title) {
  OfficialDocument document;
  document.title = title;
  return document;
}

OfficialDocument holding(std::vector<DocumentBlock> blocks) {
  OfficialDocument document = titled("通报");
  document.blocks = std::move(blocks);
  return document;
}

std::string bytes_of(const OfficialDocument& document) {
  const Result<std::string> bytes = written(document);
  REQUIRE(bytes.ok());
  return *bytes;
}

std::string read_back(const OfficialDocument& document) {
  const Result<std::string> text = text_of_docx(bytes_of(document));
  REQUIRE(text.ok());
  return *text;
}

std::string part_of(const OfficialDocument& document, const std::string& name) {
  const std::string bytes = bytes_of(document);
  Result<DocxPackage> package = DocxPackage::open(bytes);
  REQUIRE(package.ok());
  const Result<std::string> part = package->part(name);
  REQUIRE(part.ok());
  return *part;
}

pugi::xml_document xml_part(const OfficialDocument& document, const std::string& name) {
  pugi::xml_document xml;
  REQUIRE(xml.load_string(part_of(document, name).c_str()));
  return xml;
}

size_t count_of(const std::string& text, const std::string& piece) {
  size_t count = 0;
  for (size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1)) {
    ++count;
  }
  return count;
}

OfficialDocument whole() {
  OfficialDocument document = titled("关于任务进展的通报");
  document.draft_mark = "征求意见稿";
  document.issuing_body = "示范区人民政府文件";
  document.number = "示政发〔2021〕12号";
  document.addressee = "区直各部门";
  document.blocks = {
      BodyParagraph{"现通报如下。"},
      PartHeading{"进展"},
      SectionHeading{"总体"},
      BodyParagraph{"甲。\n乙。"},
      SectionHeading{"分项"},
      NumberedList{{"丙。", "丁。"}},
      PartHeading{"清单"},
      DocumentTable{"", {{"序号"}, {"任务"}}, {{"1", "修路"}, {"2"}, {"3", "架桥", "多余"}}},
      SectionHeading{"要求"},
  };
  document.attachments = {"汇总表", "逾期清单"};
  document.signer = "示范区人民政府";
  document.date = civil_from({2021, 6, 30});
  document.small_print = "台账第 1204 条";
  return document;
}

}  // namespace

TEST_CASE("a written document reads back in its order, numbered by level") {
  CHECK(read_back(whole()) ==
        "征求意见稿\n示范区人民政府文件\n示政发〔2021〕12号\n关于任务进展的通报\n区直各部门：\n"
        "现通报如下。\n一、进展\n（一）总体\n甲。\n乙。\n（二）分项\n1. 丙。\n2. 丁。\n二、清单\n"
        "序号\t任务\n1\t修路\n2\t\n3\t架桥\n\n（一）要求\n"
        "附件：1.\t汇总表\n2.\t逾期清单\n示范区人民政府\n2021年6月30日\n");
}

TEST_CASE("what is not given leaves nothing behind") {
  CHECK(read_back(titled("通报")) == "通报\n");
  OfficialDocument document = titled("通报");
  document.attachments = {"汇总表"};
  CHECK(read_back(document) == "通报\n附件：汇总表\n");
  document.addressee = "各部门：";
  CHECK(read_back(document) == "通报\n各部门：\n附件：汇总表\n");
}

TEST_CASE("parts past the tenth are numbered on in Chinese") {
  std::vector<DocumentBlock> blocks(21, PartHeading{"甲"});
  const std::string text = read_back(holding(blocks));
  for (const char* heading : {"\n十、甲\n", "\n十一、甲\n", "\n二十、甲\n", "\n二十一、甲\n"}) {
    CHECK(text.find(heading) != std::string::npos);
  }
}

TEST_CASE("each list counts from one") {
  const NumberedList list{{"甲", "乙"}};
  CHECK(read_back(holding({list, list})) == "通报\n1. 甲\n2. 乙\n1. 甲\n2. 乙\n");
}

TEST_CASE("the same document is the same bytes in every time zone") {
  const std::string first = bytes_of(whole());
  ::setenv("TZ", "Asia/Shanghai", 1);
  ::tzset();
  const std::string second = bytes_of(whole());
  ::setenv("TZ", "America/New_York", 1);
  ::tzset();
  const std::string third = bytes_of(whole());
  ::unsetenv("TZ");
  ::tzset();
  CHECK(first == second);
  CHECK(first == third);
}

TEST_CASE("marks of XML are text, and what XML cannot hold goes") {
  const std::string text = "a < b & \"c\" > 'd' ]]> &amp; <w:p/>";
  CHECK(read_back(holding({BodyParagraph{text}})) == "通报\n" + text + "\n");
  CHECK(read_back(holding({BodyParagraph{std::string("甲\x01\x0b乙\0丙\x7f", 12)}})) ==
        "通报\n甲\n乙丙\n");
  CHECK(read_back(holding({BodyParagraph{"甲\xEF\xBF\xBE\xEF\xBF\xBF乙𠮷"}})) == "通报\n甲乙𠮷\n");
  OfficialDocument document = titled("<通报>&");
  document.signer = "<甲>";
  document.small_print = "\"<a>&\x02\"";
  CHECK(xml_part(document, "docProps/core.xml")
            .child("cp:coreProperties")
            .child("dc:title")
            .text()
            .get() == std::string("<通报>&"));
  CHECK(part_of(document, "word/footer1.xml").find("\"&lt;a&gt;&amp;\"") != std::string::npos);
}

TEST_CASE("a title may be parted by sense and stays one paragraph") {
  const OfficialDocument document = titled("关于任务进展的\n通报");
  CHECK(read_back(document) == "关于任务进展的\n通报\n");
  CHECK(count_of(part_of(document, "word/document.xml"), "\"Title\"") == 1);
  CHECK(part_of(document, "docProps/core.xml").find("关于任务进展的通报") != std::string::npos);
}

TEST_CASE("a line of a cell is a paragraph of it, and an empty cell has one") {
  const std::string xml = part_of(
      holding({DocumentTable{"", {{"任务"}, {"进展"}}, {{"甲\n乙", ""}}}}), "word/document.xml");
  CHECK(count_of(xml, "\"TableText\"") == 4);  // three, and the empty line below the table
  CHECK(count_of(xml, "<w:tblHeader") == 1);
}

TEST_CASE("the columns of a table fill the width of the text") {
  const pugi::xml_document xml =
      xml_part(holding({DocumentTable{"", {{"a", 1}, {"b", 0}, {"c", 5}, {"d", -3}}, {}}}),
               "word/document.xml");
  int sum = 0;
  for (const pugi::xml_node& column : xml.child("w:document")
                                          .child("w:body")
                                          .child("w:tbl")
                                          .child("w:tblGrid")
                                          .children("w:gridCol")) {
    CHECK(column.attribute("w:w").as_int() > 0);
    sum += column.attribute("w:w").as_int();
  }
  CHECK(sum == 8845);  // 156 mm
}

TEST_CASE("a table without columns is left out") {
  CHECK(read_back(holding({DocumentTable{"表", {}, {{"1"}}}})) == "通报\n");
}

TEST_CASE("a table of thousands of rows reads back, though our reader mistrusts what packs well") {
  DocumentTable table{"", {{"序号"}, {"任务"}, {"单位"}, {"进展"}}, {}};
  for (int i = 1; i <= 3000; ++i) {
    const std::string number = std::to_string(i);
    const std::string other = std::to_string(i * 7919 % 3001);
    table.rows.push_back({number, "任务" + other, "单位" + number, other + "%"});
  }
  const std::string text = read_back(holding({table}));
  CHECK(text.find("\n1\t任务1917\t单位1\t1917%\n") != std::string::npos);
  CHECK(text.find("\n3000\t任务1084\t单位3000\t1084%\n") != std::string::npos);
}

TEST_CASE("every part that the package refers to is there") {
  const OfficialDocument document = whole();
  const pugi::xml_document types = xml_part(document, "[Content_Types].xml");
  for (const pugi::xml_node& part : types.child("Types").children("Override")) {
    CHECK_FALSE(part_of(document, part.attribute("PartName").as_string() + 1).empty());
  }
  const pugi::xml_document relations = xml_part(document, "word/_rels/document.xml.rels");
  for (const pugi::xml_node& relation : relations.child("Relationships").children()) {
    CHECK_FALSE(
        part_of(document, std::string("word/") + relation.attribute("Target").as_string()).empty());
  }
}

TEST_CASE("every style that a paragraph names is described") {
  const OfficialDocument document = whole();
  const std::string styles = part_of(document, "word/styles.xml");
  for (const char* name : {"word/document.xml", "word/footer1.xml", "word/footer2.xml"}) {
    const std::string xml = part_of(document, name);
    const std::string mark = "<w:pStyle w:val=\"";
    for (size_t at = xml.find(mark); at != std::string::npos; at = xml.find(mark, at + 1)) {
      const size_t begin = at + mark.size();
      const std::string style = xml.substr(begin, xml.find('"', begin) - begin);
      CAPTURE(style);
      CHECK(styles.find("w:styleId=\"" + style + "\"") != std::string::npos);
    }
  }
}

TEST_CASE("a document needs a title of readable text") {
  CHECK(written(titled(" \n\t")).error().code == ErrorCode::text_required);
  CHECK(written(titled("\xFF")).error().code == ErrorCode::bad_text);
  const Result<std::string> refused =
      written(holding({DocumentTable{"", {{"a"}}, {{"\xE4\xB8"}}}}));
  CHECK(refused.error().code == ErrorCode::bad_text);
  CHECK(refused.error().field == "blocks");
}

TEST_CASE("the date stands four characters from the edge, a long name two") {
  OfficialDocument document = titled("通报");
  document.date = civil_from({2021, 6, 30});
  const auto rights = [](const OfficialDocument& of) {
    const pugi::xml_document xml = xml_part(of, "word/document.xml");
    std::vector<int> out;
    for (const pugi::xml_node& p : xml.child("w:document").child("w:body").children("w:p")) {
      const pugi::xml_node look = p.child("w:pPr");
      if (look.child("w:jc")) out.push_back(look.child("w:ind").attribute("w:right").as_int());
    }
    return out;
  };
  constexpr int kCharacter = 315;
  CHECK(rights(document) == std::vector<int>{4 * kCharacter});
  document.signer = "区府办";  // 3 characters over the date's 6.5
  CHECK(rights(document) == std::vector<int>{11 * kCharacter / 2, 4 * kCharacter});
  document.signer = "示范区优化营商环境工作领导小组办公室";
  CHECK(rights(document) == std::vector<int>{2 * kCharacter, 15 * kCharacter / 2});
}

}  // namespace tz::server
