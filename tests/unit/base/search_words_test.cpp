#include "base/search_words.h"

#include <doctest/doctest.h>

#include <set>

using namespace tz;

namespace {

using Words = std::vector<std::string>;

std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> out;
  for (const std::string& word : search_terms(index_words(text))) out.insert(word);
  return out;
}

}  // namespace

TEST_CASE("letters are compared without their case and their width") {
  CHECK(folded("Ａbc　Ｄ１（十三）2％") == "abc d1(十三)2%");
  CHECK(folded("一\n二\t三") == "一 二 三");
  CHECK(folded("Ünï 𠮷é") == "Ünï 𠮷é");
}

TEST_CASE("a query is split at blanks of any width") {
  CHECK(search_terms("  河道　整治 \n").size() == 2);
  CHECK(search_terms("河道　ABC") == Words{"河道", "abc"});
  CHECK(search_terms(" 　 ").empty());
  CHECK(search_terms("").empty());
}

TEST_CASE("every term must occur") {
  CHECK(holds_all("河道整治完成", {"河道", "完成"}));
  CHECK_FALSE(holds_all("河道整治完成", {"河道", "开始"}));
  CHECK(holds_all("anything", {}));
}

TEST_CASE("the index has each pair of neighbours, and no pair across a blank") {
  CHECK(index_words("河道整") == "河道 道整 整");
  CHECK(index_words("ab 河道") == "ab b 河道 道");
  CHECK(index_words("𠮷野") == "𠮷野 野");
  CHECK(index_words("x") == "x");
  CHECK(index_words(" \n").empty());
}

TEST_CASE("no mark of ASCII stands in the index or is syntax in a query") {
  const std::string marks = "\"'*()^:-+{}[]<>=!?,.;/\\|&%$#@~`_";
  for (const std::string& text : {index_words(marks), index_words("NEAR(a b)\" OR *")}) {
    for (const char c : text) {
      const bool plain = c == ' ' || static_cast<unsigned char>(c) >= 0x80 ||
                         (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      CHECK(plain);
    }
  }
  CHECK(index_query({"98%"}) == "\"98 8％\"");
  CHECK(index_query({"\""}) == "\"＂\" *");
}

TEST_CASE("a query asks for the pairs of each term side by side") {
  CHECK(index_query({"河道整"}) == "\"河道 道整\"");
  CHECK(index_query({"河道", "整"}) == "\"河道\" AND \"整\" *");
  CHECK(words_of("河道整治").count("道整") == 1);
}
