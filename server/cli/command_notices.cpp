#include <signal.h>

#include "cli/commands.h"
#include "cli/robot_options.h"
#include "notice/notice_words.h"
#include "notice/robot_post.h"
#include "service/clock.h"

namespace tz::server {

namespace {

bool try_robot(const Console& console, const Robot& robot) {
  const std::string text(words_of(NoticeWords::trial));
  const Posted posted = post_to_robot(robot, text, SystemClock().now());
  switch (posted.fate) {
    case Posted::Fate::taken:
      console.say(Word::notice_taken, {robot.name});
      return true;
    case Posted::Fate::refused:
      console.refuse(Word::notice_refused, {robot.name, std::to_string(posted.answer.status),
                                            std::to_string(posted.answer.fault)});
      return false;
    case Posted::Fate::unreachable:
      console.refuse(Word::notice_unreachable, {robot.name, posted.why});
      return false;
  }
  return false;
}

}  // namespace

int run_notices_test(const Console& console, const std::vector<std::string>& notify) {
  // Whoever closes a connection early must not end the program.
  ::signal(SIGPIPE, SIG_IGN);
  const std::optional<std::vector<Robot>> robots = robots_of(console, notify);
  if (!robots) {
    return kExitRefused;
  }
  bool are_all_taken = true;
  for (const Robot& robot : *robots) {
    are_all_taken = try_robot(console, robot) && are_all_taken;
  }
  return are_all_taken ? kExitDone : kExitRefused;
}

}  // namespace tz::server
