// An official Chinese document as GB/T 9704-2012 lays it out: what it says, and the Word file
// (docx) that says it. Knows no record of the ledger: whoever publishes fills the structs in. All
// texts are UTF-8 in Chinese. Characters that XML cannot hold are dropped. A line feed begins a new
// paragraph in a body paragraph and a new line in a title or a cell; elsewhere it is a blank, as
// tabs are everywhere. Pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/civil.h"
#include "base/result.h"

namespace tz::server {

// A heading of level 1. Its number is written for it, so `text` has none: 一、text.
struct PartHeading {
  std::string text;
};
// A heading of level 2, counted anew in each part: （一）text.
struct SectionHeading {
  std::string text;
};
struct BodyParagraph {
  std::string text;
};
// Points of level 3, numbered 1. 2. 3. from 1 on in each list.
struct NumberedList {
  std::vector<std::string> items;
};

enum class CellAlign { left, centre, right };

struct TableColumn {
  std::string head;
  int share = 1;  // of the table's width, in proportion to the others; less than 1 counts as 1
  CellAlign align = CellAlign::left;
};

// As wide as the text. The row of heads comes again on each page; a row is not parted by a page's
// end.
struct DocumentTable {
  std::string caption;  // may be empty
  std::vector<TableColumn> columns;
  std::vector<std::vector<std::string>> rows;  // a row's missing cells are empty, surplus ones lost
};

using DocumentBlock =
    std::variant<PartHeading, SectionHeading, BodyParagraph, NumberedList, DocumentTable>;

// What is empty is left out, and its space with it.
struct OfficialDocument {
  std::string draft_mark;    // top left of the first page: 征求意见稿
  std::string issuing_body;  // the red head, whole: 某某区人民政府办公室文件
  std::string number;        // 某政办〔2021〕5号
  std::string title;         // required; line feeds part it by sense, else its lines are balanced
  std::string addressee;     // the colon at its end is written for it
  std::vector<DocumentBlock> blocks;
  std::vector<std::string> attachments;  // names, without numbers
  std::string signer;                    // who issues it, above the date
  std::optional<CivilDate> date;
  std::string small_print;  // one line below every page's number: 台账第 1204 条 …
};

// The bytes of the .docx, the same for the same document whenever and wherever it is written.
// Errors: text_required (no title), bad_text (a text is not UTF-8), internal (no memory).
Result<std::string> written(const OfficialDocument& document);

}  // namespace tz::server
