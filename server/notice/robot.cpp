#include "notice/robot.h"

#include <algorithm>

#include "model/names.h"
#include "model/unit_called.h"

namespace tz::server {
namespace {

constexpr NameTable<RobotKind, 2> kKinds{{"wecom", "dingtalk"}};
constexpr std::string_view kSchemes[] = {"https://", "http://"};

// Only what may stand in an address: neither blanks nor control characters, which would end a line
// of the request, nor a fragment.
bool is_plain(std::string_view url) {
  return std::all_of(url.begin(), url.end(),
                     [](char c) { return c > ' ' && c < 0x7f && c != '#'; });
}

}  // namespace

std::optional<RobotKind> robot_kind_named(std::string_view name) {
  return kKinds.value(name);
}

std::optional<RobotAddress> robot_address_from(std::string_view url) {
  if (!is_plain(url)) return std::nullopt;
  for (const std::string_view scheme : kSchemes) {
    if (url.substr(0, scheme.size()) != scheme) continue;
    const size_t end = std::min(url.find_first_of("/?", scheme.size()), url.size());
    const std::string_view host = url.substr(scheme.size(), end - scheme.size());
    // A name and a password in front of the host are not sent by anybody here.
    if (host.empty() || host.front() == ':' || host.find('@') != std::string_view::npos) break;
    std::string target(url.substr(end));
    if (target.empty() || target.front() != '/') target.insert(0, 1, '/');
    return RobotAddress{std::string(url.substr(0, end)), std::move(target)};
  }
  return std::nullopt;
}

bool Robot::takes(const Unit& unit) const {
  return units.empty() || std::any_of(units.begin(), units.end(),
                                      [&](const std::string& one) { return is_called(unit, one); });
}

}  // namespace tz::server
