// Documents that somebody brings. An input that begins with "<" is put into a package as the
// document's own part, for the checksums of a zip archive let no changed byte through; any other is
// the file itself.
#include "base/utf8.h"
#include "document/document_text.h"
#include "document/docx_file.h"
#include "plan/import_plan.h"
#include "support/plan_spans.h"
#include "target.h"

namespace tz::fuzz {
namespace {

using server::p;
using server::tc;
using server::tr;

bool is_known(ErrorCode code) {
  return code == ErrorCode::document_unreadable || code == ErrorCode::document_too_large ||
         code == ErrorCode::document_too_deep;
}

std::string package_of(std::string_view document) {
  server::Parts parts = server::parts_of("");
  parts.back().second = document;
  return server::zip_of(parts);
}

std::string sample_body() {
  return p("年度方案") + p("(一)窗口") + p("1.窗口统一受理，6月底前办结30件。（牵头：区数据局）") +
         "<w:tbl>" + tr(tc("任务") + tc("责任单位")) + tr(tc("网上办理") + tc("东河街道")) +
         "</w:tbl>" +
         "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r><w:del><w:r><w:delText>y"
         "</w:delText></w:r></w:del><w:r><w:tab/><w:br/><w:noBreakHyphen/></w:r></w:p>" +
         "<mc:AlternateContent><mc:Choice><w:txbxContent>" + p("z") +
         "</w:txbxContent></mc:Choice><mc:Fallback/></mc:AlternateContent>";
}

}  // namespace

Seeds seeds() {
  Seeds out;
  const std::string utf16 = std::string("\xff\xfe", 2) + std::string("\x10\x62\x0a\x00", 4);
  out.inputs = {server::document_of(sample_body()),
                server::document_of(p("一") + p("&#x4e00;&amp;<!-- -->")),
                server::docx_of(sample_body()),
                "年度方案\n1.窗口统一受理。\n",
                utf16,
                "\xc4\xea\xb6\xc8\xb7\xbd\xb0\xb8\n"};
  out.words = {"<w:p>",
               "</w:p>",
               "<w:r>",
               "</w:r>",
               "<w:t>",
               "</w:t>",
               "<w:tbl>",
               "</w:tbl>",
               "<w:tr>",
               "</w:tr>",
               "<w:tc>",
               "</w:tc>",
               "<w:del>",
               "</w:del>",
               "<w:ins>",
               "<w:tab/>",
               "<w:br/>",
               "<w:vanish/>",
               "<w:vMerge/>",
               "w:val=\"0\"",
               "<w:gridSpan w:val=\"64\"/>",
               "<w:sdt>",
               "<w:sdtContent>",
               "<![CDATA[",
               "]]>",
               "<!--",
               "-->",
               "&#0;",
               "&#x10ffff;",
               "<w:gridBefore w:val=\"9\"/>",
               "<w:hyperlink>",
               "<w:txbxContent>",
               "PK\x03\x04",
               "PK\x05\x06",
               "PK\x01\x02",
               "\xff\xfe",
               "\xfe\xff",
               "\xef\xbb\xbf"};
  return out;
}

void try_out(std::string_view input) {
  const std::string packed = input.starts_with('<') ? package_of(input) : std::string(input);
  const Result<std::string> text = server::text_of_document(packed);
  const Result<std::string> again = server::text_of_document(packed);
  promise(text.ok() == again.ok(), "a document is read alike each time");
  if (!text) {
    promise(is_known(text.error().code), "a document is refused for one of three reasons");
    return;
  }
  promise(*text == *again, "a document is read alike each time");
  promise(is_valid_utf8(*text), "a document's text is text");
  promise(text->find('\0') == std::string::npos, "a document's text holds no zero");
  const plan::ImportedPlan plan = plan::import_plan(*text);
  promise(testing::spans_are_within(plan, text->size()), "what is read points into the text");
}

}  // namespace tz::fuzz
