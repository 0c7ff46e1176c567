// Writes sample documents for the tests that open them: official_sample FOLDER [LINES].
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

#include "document/official_document.h"

namespace tz::server {
namespace {

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

DocumentTable table_of(int rows) {
  DocumentTable table{"重点任务进展情况",
                      {{"序号", 1, CellAlign::centre},
                       {"责任单位", 3},
                       {"重点任务", 6},
                       {"完成比例", 2, CellAlign::right}},
                      {}};
  for (int i = 1; i <= rows; ++i) {
    const std::string number = std::to_string(i);
    table.rows.push_back({number, "第" + number + "责任单位",
                          "推进第" + number + "项重点任务，按时完成年度目标。",
                          std::to_string(i % 100) + "%"});
  }
  return table;
}

const std::string kSentence =
    "各责任单位要切实提高政治站位，对照“任务清单”逐项抓好落实，确保2021年底前全面完成各项工作。";

OfficialDocument circular() {
  OfficialDocument document;
  document.issuing_body = "示范区优化营商环境工作领导小组办公室文件";
  document.number = "示营商办〔2021〕5号";
  document.title = "关于2021年上半年优化营商环境重点任务进展情况的通报";
  document.addressee = "区直各部门，各镇人民政府、街道办事处";
  document.blocks = {
      BodyParagraph{"现将上半年优化营商环境重点任务进展情况通报如下。\n" + kSentence},
      PartHeading{"总体情况"},
      BodyParagraph{repeated(kSentence, 3)},
      PartHeading{"存在的问题"},
      SectionHeading{"进度滞后"},
      BodyParagraph{kSentence},
      NumberedList{{"市场监管局：企业开办“一网通办”未按时上线。", repeated(kSentence, 2)}},
      SectionHeading{"报送不及时"},
      BodyParagraph{kSentence},
      PartHeading{"各单位进展"},
      table_of(40),
      PartHeading{"下一步要求"},
      BodyParagraph{repeated(kSentence, 2)},
  };
  document.attachments = {"2021年上半年重点任务进展情况汇总表",
                          "示范区优化营商环境重点任务逾期未完成事项清单及整改时限要求"};
  document.signer = "示范区优化营商环境工作领导小组办公室";
  document.date = civil_from({2021, 6, 30});
  document.small_print = "台账第1204条，链首 " + repeated("9f3c77ab", 8);
  return document;
}

// Without a red head, and so little else that everything that may be left out is.
OfficialDocument draft() {
  OfficialDocument document;
  document.draft_mark = "征求意见稿";
  document.title = "优化营商环境若干措施";
  document.blocks = {BodyParagraph{kSentence}};
  document.signer = "区政府办公室";
  document.date = civil_from({2021, 12, 1});
  return document;
}

// With every mark at its top.
OfficialDocument marked() {
  OfficialDocument document = draft();
  document.issuing_body = "示范区人民政府文件";
  document.number = "示政发〔2021〕12号";
  document.attachments = {"任务分工方案"};
  return document;
}

OfficialDocument full_pages() {
  OfficialDocument document;
  document.title = "满页";
  document.blocks = {BodyParagraph{repeated("一二三四五六七八九十", 200)}};
  return document;
}

// Each paragraph a line, then a signature: whether that fits depends on how many there are.
OfficialDocument signed_after(int lines) {
  OfficialDocument document = draft();
  document.draft_mark.clear();
  document.blocks.assign(static_cast<size_t>(lines), BodyParagraph{"一二三四五六七八九十"});
  return document;
}

int write_all(const std::string& folder, int lines) {
  const std::pair<const char*, OfficialDocument> samples[] = {{"circular", circular()},
                                                              {"draft", draft()},
                                                              {"marked", marked()},
                                                              {"full", full_pages()},
                                                              {"signed", signed_after(lines)}};
  for (const auto& sample : samples) {
    const Result<std::string> bytes = written(sample.second);
    std::ofstream file(folder + "/" + sample.first + ".docx", std::ios::binary);
    if (bytes) file << *bytes;
    if (!bytes || !file.flush()) return 1;
  }
  return 0;
}

}  // namespace
}  // namespace tz::server

int main(int count, char** arguments) {
  if (count != 2 && count != 3) {
    std::cerr << "usage: official_sample FOLDER [LINES]\n";
    return 2;
  }
  return tz::server::write_all(arguments[1], count == 3 ? std::atoi(arguments[2]) : 1);
}
