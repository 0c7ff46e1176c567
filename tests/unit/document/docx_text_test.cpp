#include "document/docx_text.h"

#include "base/utf8.h"
#include "document/document_text.h"
#include "docx_file.h"

namespace tz::server {
namespace {

std::string text_of(const std::string& body) {
  const Result<std::string> text = text_of_docx(docx_of(body));
  REQUIRE(text.ok());
  return *text;
}

ErrorCode refusal_of(const std::string& bytes) {
  const Result<std::string> refused = text_of_docx(bytes);
  REQUIRE_FALSE(refused.ok());
  return refused.error().code;
}

std::string repeated(const std::string& text, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += text;
  return out;
}

// Text that packs badly, so that no ratio is reached.
std::string noise(size_t size) {
  std::string out;
  uint64_t state = 1;
  while (out.size() < size) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    out += static_cast<char>('a' + (state >> 59) % 26);
  }
  return out;
}

}  // namespace

TEST_CASE("each paragraph is a line") {
  CHECK(text_of(p("第一章") + p("") + p("1. 完善制度。")) == "第一章\n\n1. 完善制度。\n");
}

TEST_CASE("runs of a paragraph are one line, with the blanks that stand between them") {
  CHECK(text_of("<w:p><w:r><w:t>a</w:t></w:r><w:r><w:t xml:space=\"preserve\"> </w:t></w:r>"
                "<w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r></w:p>") == "a b\n");
}

TEST_CASE("tabs and breaks are kept, white space of the file is not") {
  CHECK(text_of("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c\n  d</w:t>"
                "<w:noBreakHyphen/><w:t>e</w:t></w:r></w:p>\n  ") == "a\tb\nc   d-e\n");
}

TEST_CASE("a table's rows are lines of cells with tabs between them") {
  const std::string rows =
      tr(tc("序号") + tc("任务") + tc("责任单位")) + tr(tc("1") + tc("修路") + tc("区交通局"));
  CHECK(text_of("<w:tbl><w:tblPr/><w:tblGrid/>" + rows + "</w:tbl>" + p("完")) ==
        "序号\t任务\t责任单位\n1\t修路\t区交通局\n完\n");
}

TEST_CASE("a cell of several paragraphs, tabs and tables stays one cell") {
  const std::string inner = "<w:tbl>" + tr(tc("x") + tc("y")) + "</w:tbl>";
  const std::string cell = "<w:tc>" + p("甲局") + p("乙局") +
                           "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"
                           "</w:p>" +
                           inner + "</w:tc>";
  CHECK(text_of("<w:tbl>" + tr(cell + tc("2")) + "</w:tbl>") == "甲局 乙局 a b c x y\t2\n");
}

TEST_CASE("a cell over several columns leaves the next ones in theirs") {
  const std::string wide =
      "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" + p("一、任务") + "</w:tc>";
  const std::string absurd =
      "<w:tc><w:tcPr><w:gridSpan w:val=\"2000000000\"/></w:tcPr>" + p("a") + "</w:tc>";
  CHECK(text_of("<w:tbl>" + tr(wide + tc("3")) + "</w:tbl>") == "一、任务\t\t3\n");
  CHECK(text_of("<w:tbl>" + tr(absurd) + "</w:tbl>").size() < 100);
}

TEST_CASE("deleted words are left out, inserted ones kept") {
  CHECK(text_of("<w:p><w:del><w:r><w:delText>old</w:delText><w:t>old</w:t></w:r></w:del>"
                "<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>was</w:t></w:r>"
                "</w:moveFrom><w:moveTo><w:r><w:t> is</w:t></w:r></w:moveTo></w:p>") == "new is\n");
  CHECK(text_of("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>" +
                p("b")) == "ab\n");
  CHECK(text_of("<w:tbl><w:tr><w:trPr><w:del/></w:trPr>" + tc("old") + "</w:tr>" + tr(tc("new")) +
                "</w:tbl>") == "new\n");
}

TEST_CASE("hidden words and a field's instructions are left out, its result kept") {
  CHECK(text_of("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
                "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>shown</w:t></w:r>"
                "<w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple><w:r><w:t> 7</w:t></w:r>"
                "</w:fldSimple></w:p>") == "shown 7\n");
}

TEST_CASE("links, controls and text boxes are read where they stand") {
  CHECK(text_of("<w:sdt><w:sdtPr/><w:sdtContent>" + p("a") +
                "</w:sdtContent></w:sdt><w:p><w:hyperlink><w:r><w:t>b</w:t></w:r></w:hyperlink>"
                "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>" +
                p("box") + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback>" +
                p("box") +
                "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>c</w:t></w:r>"
                "</w:p>") == "a\nbc\nbox\n");
}

TEST_CASE("the main part is where the package says") {
  Parts parts = parts_of(p("other name"));
  parts[2].first = "word/document2.xml";
  const size_t at = parts[1].second.find("word/document.xml");
  parts[1].second.replace(at, 17, "/word/document2.xml");
  CHECK(*text_of_docx(zip_of(parts)) == "other name\n");
}

TEST_CASE("an archive of many entries is refused") {
  Parts parts = parts_of(p("a"));
  while (parts.size() < 200) parts.emplace_back("x" + std::to_string(parts.size()), "x");
  CHECK(text_of_docx(zip_of(parts)).ok());
  parts.emplace_back("one more", "x");
  CHECK(refusal_of(zip_of(parts)) == ErrorCode::document_too_large);
}

TEST_CASE("a part that packs out of all proportion is refused") {
  CHECK(refusal_of(docx_of(p(std::string(10 * 1024 * 1024, 'a')))) ==
        ErrorCode::document_too_large);
  Parts parts = parts_of(p("a"));
  parts.emplace_back("word/media/bomb", std::string(10 * 1024 * 1024, '\0'));
  CHECK(refusal_of(zip_of(parts)) == ErrorCode::document_too_large);
}

TEST_CASE("parts that are too large together are refused") {
  Parts parts = parts_of(p("a"));
  const std::string part = noise(18 * 1024 * 1024);
  for (const char* name : {"a", "b"}) parts.emplace_back(name, part);
  CHECK(text_of_docx(zip_of(parts)).ok());
  parts.emplace_back("c", part);
  CHECK(refusal_of(zip_of(parts)) == ErrorCode::document_too_large);
}

TEST_CASE("a part that says less of its size than it holds is not believed") {
  std::string bytes = docx_of(p(noise(100) + std::string(4 * 1024 * 1024, 'a')));
  // The list at the end, and the head before the part, say how large it is.
  const uint32_t honest =
      static_cast<uint32_t>(document_of(p(noise(100) + std::string(4 * 1024 * 1024, 'a'))).size());
  std::string field;
  for (int shift : {0, 8, 16, 24}) field += static_cast<char>((honest >> shift) & 0xff);
  for (size_t at = bytes.find(field); at != std::string::npos; at = bytes.find(field, at + 1)) {
    bytes.replace(at, 4, std::string("\x10\x00\x00\x00", 4));
  }
  CHECK_FALSE(text_of_docx(bytes).ok());
}

TEST_CASE("elements past counting are refused before they are read") {
  std::string body;
  for (int i = 0; i < 200'000; ++i)
    body += "<w:p w:a=\"" + std::to_string(i * 7919 % 99991) + "\"/>";
  CHECK(text_of_docx(docx_of(body)).ok());
  body = repeated(body, 8);
  CHECK(refusal_of(docx_of(body)) == ErrorCode::document_too_large);
}

TEST_CASE("nesting past any document's is refused, wherever it stands") {
  const auto nested = [](const std::string& open, const std::string& close, size_t times) {
    return repeated(open, times) + p("a") + repeated(close, times);
  };
  const std::string seed = p(noise(20'000));  // or the ratio would refuse them first
  CHECK(text_of(nested("<w:sdt>", "</w:sdt>", 100)) == "a\n");
  CHECK(refusal_of(docx_of(seed + nested("<w:sdt>", "</w:sdt>", 50'000))) ==
        ErrorCode::document_too_deep);
  CHECK(refusal_of(docx_of(seed + nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>",
                                         10'000))) == ErrorCode::document_too_deep);
  CHECK(refusal_of(docx_of(seed + "<w:p>" + nested("<w:ins>", "</w:ins>", 50'000) + "</w:p>")) ==
        ErrorCode::document_too_deep);
  CHECK(refusal_of(docx_of(seed + "<w:tbl>" + nested("<w:ins>", "</w:ins>", 10'000) +
                           "</w:tbl>")) == ErrorCode::document_too_deep);
}

TEST_CASE("a document that declares entities of its own is refused") {
  Parts parts = parts_of(p("a"));
  parts[2].second =
      "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><w:document><w:body>" + p("&x;") +
      "</w:body></w:document>";
  CHECK(refusal_of(zip_of(parts)) == ErrorCode::document_unreadable);
  CHECK(text_of(p("&amp;&x;&#x4e00;")) == "&&x;一\n");
}

TEST_CASE("a broken archive is refused, wherever it breaks") {
  const std::string whole = docx_of(p(noise(3000)));
  CHECK(refusal_of("") == ErrorCode::document_unreadable);
  CHECK(refusal_of("PK\x03\x04") == ErrorCode::document_unreadable);
  for (size_t size : {size_t{4}, size_t{100}, whole.size() / 2, whole.size() - 1}) {
    CHECK(refusal_of(whole.substr(0, size)) == ErrorCode::document_unreadable);
  }
  size_t refused = 0;
  for (size_t at = 0; at < whole.size(); at += 7) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
    if (!text_of_docx(bytes).ok()) ++refused;
  }
  CHECK(refused > whole.size() / 7 / 2);
}

TEST_CASE("an archive that is no document is refused") {
  CHECK(refusal_of(zip_of({{"a.txt", "a"}})) == ErrorCode::document_unreadable);
  CHECK(refusal_of(zip_of({{"_rels/.rels", kRelations}})) == ErrorCode::document_unreadable);
  CHECK(refusal_of(zip_of({{"_rels/.rels", "<Relationships/>"}})) ==
        ErrorCode::document_unreadable);
  Parts parts = parts_of("");
  for (const char* xml : {"", "text", "<w:document>", "<w:document/>", "<a><b></a></b>"}) {
    parts[2].second = xml;
    CHECK(refusal_of(zip_of(parts)) == ErrorCode::document_unreadable);
  }
}

TEST_CASE("an archive within the archive is not opened") {
  Parts parts = parts_of(p("a"));
  parts.emplace_back("word/embeddings/inner.docx", docx_of(p("inner")));
  CHECK(*text_of_docx(zip_of(parts)) == "a\n");
}

}  // namespace tz::server
