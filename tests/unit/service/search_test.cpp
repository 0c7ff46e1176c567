#include "service/search.h"

#include "base/search_words.h"
#include "base/utf8.h"
#include "summary/search.h"
#include "world.h"

namespace tz::server {
namespace {

json answer_to(World& world, const std::string& login, std::string_view typed,
               size_t limit = kMaxSearchAnswers) {
  const Result<std::string> text = search(world.service(), world.caller(login), typed, limit);
  REQUIRE(text.ok());
  Result<json> value = parse_json(*text);
  REQUIRE(value.ok());
  CHECK(canonical(*value) == *text);
  return std::move(*value);
}

std::vector<std::string> ids_in(const json& answer) {
  std::vector<std::string> out;
  for (const json& find : answer["finds"]) out.push_back(find["id"].get<std::string>());
  return out;
}

ErrorCode refusal(World& world, std::string_view typed, size_t limit = 1) {
  const auto refused = search(world.service(), world.caller("office"), typed, limit);
  REQUIRE_FALSE(refused.ok());
  return refused.error().code;
}

// What both units have written, some of it in the same words.
void tell(World& world) {
  world.push("a.staff", {world.report("a.staff", world.a, 30, "河道整治，清淤六公里")});
  world.push("b.staff", {world.report("b.staff", world.b, 20, "河道𠮷段清淤 ABC")});
  RaiseProblem problem;
  problem.problem = ProblemId(new_uuid(world.random, world.clock.now()));
  problem.assignment = world.assignment_of(world.b);
  problem.text = "清淤缺设备";
  world.push("b.staff", {world.operation("b.staff", problem, 1000)});
}

}  // namespace

TEST_CASE("the server finds what each person's own device finds, in the same order") {
  World world;
  tell(world);
  for (const std::string login :
       {"admin", "office", "leader", "auditor", "a.lead", "a.staff", "b.staff"}) {
    const RecordSet own = world.download(login);
    for (const std::string typed :
         {"河道", "清淤", "淤", "清淤 河道", "𠮷段", "abc", "title", "(一)1", "（一）", "没有"}) {
      CAPTURE(login);
      CAPTURE(typed);
      for (const size_t limit : {size_t{1}, size_t{2}, kMaxSearchAnswers}) {
        const Finds local = search(own, search_terms(typed), limit);
        const json remote = answer_to(world, login, typed, limit);
        std::vector<std::string> ids;
        for (const Find& find : local.finds) ids.push_back(to_string(find.key.id));
        CHECK(ids_in(remote) == ids);
        CHECK(remote["more"].get<bool>() == local.more);
        for (size_t i = 0; i < ids.size(); ++i) {
          CHECK(remote["finds"][i]["excerpt"] == local.finds[i].excerpt.text);
        }
      }
    }
  }
}

TEST_CASE("a search tells nobody of what lies outside the scope, not even by a count") {
  World world;
  tell(world);
  // Unit A leads the task and sees both; unit B only its own; the administrator nothing.
  CHECK(ids_in(answer_to(world, "a.staff", "清淤")).size() == 3);
  const json theirs = answer_to(world, "b.staff", "清淤", 2);
  CHECK(ids_in(theirs).size() == 2);
  CHECK_FALSE(theirs["more"].get<bool>());
  CHECK(ids_in(answer_to(world, "b.staff", "公里")).empty());
  CHECK(answer_to(world, "b.staff", "公里") == answer_to(world, "b.staff", "nowhere"));
  CHECK(ids_in(answer_to(world, "admin", "清淤")).empty());
}

TEST_CASE("who is to resolve a problem finds it, but is not told of an assignment out of sight") {
  World world;
  world.publish("Other plan", {{world.b.id, Duty::responsible}});
  RaiseProblem raised;
  raised.problem = ProblemId(new_uuid(world.random, world.clock.now()));
  raised.assignment = world.assignment_of(world.b);
  raised.text = "清淤缺设备";
  world.push("b.staff", {world.operation("b.staff", raised, 1000)});
  CHECK(ids_in(answer_to(world, "a.staff", "设备")).empty());
  AssignProblem handed;
  handed.problem = raised.problem;
  handed.owner = world.a.id;
  world.push("office", {world.operation("office", handed, 1000)});
  const json found = answer_to(world, "a.staff", "设备");
  REQUIRE(found["finds"].size() == 1);
  CHECK_FALSE(found["finds"][0].contains("task"));
  CHECK(answer_to(world, "b.staff", "设备")["finds"][0].contains("task"));
}

TEST_CASE("a find says what it is, where it belongs, and where the words stand") {
  World world;
  tell(world);
  const json find = answer_to(world, "office", "𠮷段 ABC")["finds"][0];
  CHECK(find["collection"] == "report");
  CHECK(find["task"] == to_string(world.task().id));
  CHECK(find["unit"] == to_string(world.b.id));
  CHECK(find["excerpt"] == "河道𠮷段清淤 ABC");
  CHECK(find["found"] == json::parse("[[2,2],[7,3]]"));
}

TEST_CASE("what cannot be searched for is refused") {
  World world;
  CHECK(refusal(world, "") == ErrorCode::text_required);
  CHECK(refusal(world, " 　\t") == ErrorCode::text_required);
  CHECK(refusal(world, "一", 0) == ErrorCode::out_of_range);
  CHECK(refusal(world, "一", kMaxSearchAnswers + 1) == ErrorCode::out_of_range);
  std::string most;
  for (size_t i = 0; i < kMaxSearchCharacters; ++i) most += "字";
  CHECK(ids_in(answer_to(world, "office", most)).empty());
  CHECK(refusal(world, most + "字") == ErrorCode::text_too_long);
}

TEST_CASE("the language of the index means nothing in a query") {
  World world;
  tell(world);
  for (const char* typed : {"\"", "\"\"", "'", "*", "清*", "NEAR(河道 清淤)", "words:河道", "-河道",
                            "^河道", "河道 OR 没有", "河道 NOT 清淤", "河道\" OR \"x", "%", "_",
                            "\\", "{a b}:c", "+", "; DROP TABLE search"}) {
    CAPTURE(typed);
    CHECK(ids_in(answer_to(world, "office", typed)).empty());
  }
}

}  // namespace tz::server
