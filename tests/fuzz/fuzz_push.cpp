// Bodies of push requests, before the real service over a real ledger. The first line is the login
// of who pushes, the rest is the body. Whatever is in it, each operation gets its verdict, once and
// for all, and the log stays a chain that a replay comes to again.
#include "founded_world.h"
#include "json_words.h"
#include "stocks.h"
#include "target.h"

namespace tz::fuzz {
namespace {

using server::World;

constexpr const char* kLogins[] = {"admin",  "office",  "leader", "auditor",
                                   "a.lead", "a.staff", "b.staff"};
// The versions that the operations of the small ledger have seen mean nothing in this one.
constexpr uint64_t kSeenAll = 1000;

FoundedWorld& founded() {
  static FoundedWorld founded;
  return founded;
}

bool is_login(std::string_view text) {
  return std::find(std::begin(kLogins), std::end(kLogins), text) != std::end(kLogins);
}

// What the verdicts of an answer must be.
void check_answer(const PushRequest& request, const PushResponse& response, uint64_t head) {
  promise(response.verdicts.size() == request.operations.size(), "each operation has a verdict");
  promise(response.horizon.head == head, "the answer tells where the log ends");
  for (size_t i = 0; i < response.verdicts.size(); ++i) {
    const Verdict& verdict = response.verdicts[i];
    promise(verdict.seq <= head, "a receipt is a place in the log");
    const bool is_accepted = verdict.kind == VerdictKind::accepted;
    promise(is_accepted == !verdict.error, "what is not accepted has a reason");
    promise(!is_accepted || verdict.seq > 0, "what is accepted stands in the log");
    promise(!verdict.error || verdict.error->code != ErrorCode::internal,
            "no operation is a fault of the program");
    const Result<Operation> sent = operation_from(request.operations[i]);
    if (sent) promise(verdict.operation == sent->id, "verdicts come in the order of the request");
  }
}

PushResponse response_in(const std::string& text) {
  const Result<json> value = parse_json(text);
  promise(value.ok() && canonical(*value) == text, "an answer is canonical JSON");
  Result<PushResponse> response = push_response_from(*value);
  promise(response.ok(), "a device can read the answer");
  return std::move(*response);
}

void check_sound(World& world) {
  const Result<server::AuditReport> report = server::audit(world.store());
  promise(report.ok() && report->ok(), "the ledger is sound");
}

// The same batch again, as after an answer that was lost.
void push_again(World& world, const server::Caller& caller, const PushRequest& request,
                const PushResponse& first) {
  const uint64_t head = world.head();
  const Result<std::string> again = server::push(world.service(), caller, request);
  promise(world.head() == head, "nothing is entered twice");
  if (!again) {
    // An administrator may have shut himself out.
    promise(again.error().code == ErrorCode::person_inactive, "a known batch is answered");
    return;
  }
  promise(response_in(*again).verdicts == first.verdicts, "a verdict never changes");
}

// The operation of a stock as somebody in this world would have sent it: the ids of one ledger in
// place of those of the other.
class Translation {
 public:
  explicit Translation(World& world) {
    const testing::SmallLedger ledger;
    add(ledger.plan.uuid, world.plan().id.uuid);
    add(ledger.dated.uuid, world.task().id.uuid);
    add(ledger.lead_unit.uuid, world.a.id.uuid);
    add(ledger.street.uuid, world.b.id.uuid);
    add(ledger.office_unit.uuid, world.person("office").unit.uuid);
    add(ledger.own().uuid, world.assignment_of(world.b).uuid);
    add(ledger.assignment_of(ledger.dated, ledger.lead_unit).uuid,
        world.assignment_of(world.a).uuid);
    add(world, ledger.clerk, "b.staff");
    add(world, ledger.stranger, "a.staff");
    add(world, ledger.lead, "a.lead");
    add(world, ledger.office, "office");
    add(world, ledger.supervisor, "leader");
    add(world, ledger.auditor, "auditor");
    add(world, ledger.admin, "admin");
  }

  // Empty where nobody in this world is like the author.
  std::string body_of_push(Operation operation) const {
    operation.base = kSeenAll;
    const auto login = logins_.find(operation.actor);
    if (login == logins_.end()) return {};
    PushRequest request;
    request.device = operation.device;
    request.operations = {to_json(operation)};
    std::string text = canonical(to_json(request));
    for (const auto& [from, to] : ids_) {
      for (size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
        text.replace(at, from.size(), to);
      }
    }
    return login->second + '\n' + text;
  }

 private:
  void add(const Uuid& from, const Uuid& to) { ids_.emplace_back(to_string(from), to_string(to)); }
  void add(World& world, const Actor& actor, const std::string& login) {
    add(actor.person.uuid, world.person(login).id.uuid);
    logins_.emplace(actor.person, login);
  }

  std::vector<std::pair<std::string, std::string>> ids_;
  std::map<PersonId, std::string> logins_;
};

// A unit's day: what stands on what came before it in the same batch.
std::string working_day(World& world) {
  const json first = world.report("b.staff", world.b, 40, "first");
  const json second = world.report("b.staff", world.b, 100, "second");
  const AssignmentId own = world.assignment_of(world.b);
  const json declared =
      world.operation("b.staff", DeclareComplete{own, "done"}, kSeenAll, World::id_of(second));
  const PushRequest request = world.request("b.staff", {first, second, declared, first});
  return "b.staff\n" + canonical(to_json(request));
}

// Of a device whose clock stands where clocks begin, and is said to be ahead.
std::string first_of_all_days(World& world) {
  json problem = world.operation(
      "b.staff", RaiseProblem{ProblemId(uuid_of_name("problem")), world.assignment_of(world.b),
                              "words", Severity::normal});
  problem["device_time"] = 0;
  PushRequest request = world.request("b.staff", {std::move(problem)});
  request.skew_ms = -kDayMs;
  return "b.staff\n" + canonical(to_json(request));
}

}  // namespace

Seeds seeds() {
  Seeds out;
  World& world = founded().as_it_was();
  const Translation translation(world);
  for (const Stock& stock : stocks()) {
    const std::string body = translation.body_of_push(stock.operation);
    if (!body.empty()) out.inputs.push_back(body);
  }
  out.inputs.push_back(working_day(world));
  out.inputs.push_back(first_of_all_days(world));
  out.words = words_of(out.inputs);
  return out;
}

void try_out(std::string_view input) {
  const auto [login, body] = first_line(input);
  Result<json> value = is_login(login) ? parse_json(body) : error(ErrorCode::malformed_json);
  if (!value) return;
  const Result<PushRequest> request = push_request_from(std::move(*value));
  if (!request) return;
  World& world = founded().as_it_was();
  const server::Caller caller = world.caller(std::string(login));
  const uint64_t before = world.head();
  const Result<std::string> pushed = server::push(world.service(), caller, *request);
  if (pushed) {
    const PushResponse response = response_in(*pushed);
    check_answer(*request, response, world.head());
    push_again(world, caller, *request, response);
  } else {
    const bool may_be_written = pushed.error().code == ErrorCode::commit_unknown;
    promise(may_be_written || world.head() == before, "a batch that failed has written nothing");
  }
  check_sound(world);
}

}  // namespace tz::fuzz
