#include "cli/commands.h"
#include "cli/ledger_file.h"
#include "demo/build_demo.h"
#include "demo/cast.h"

namespace tz::server {

int run_demo(const Console& console, const std::string& ledger_path) {
  const auto ledger = LedgerFile::open(console, ledger_path, LedgerMode::may_be_new);
  if (!ledger) {
    return kExitRefused;
  }
  const Result<DemoLedger> made = build_demo(ledger->store(), ledger->clock().now());
  if (!made) {
    return console.refuse(made.error());
  }
  console.say(Word::demo_made, {std::to_string(made->units), std::to_string(made->persons),
                                std::to_string(made->tasks), std::to_string(made->assignments),
                                std::to_string(made->operations)});
  console.say(Word::demo_accounts, {std::string(kDemoPassword)});
  for (const CastPerson& person : demo_persons()) {
    if (!person.login.empty()) {
      console.print("  " + std::string(person.login) + "\t" + std::string(person.name) + "\t" +
                    std::string(person.unit) + "\t" + std::string(name_of(person.role)));
    }
  }
  return kExitDone;
}

}  // namespace tz::server
