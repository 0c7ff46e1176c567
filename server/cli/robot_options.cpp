#include "cli/robot_options.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "http/ascii.h"
#include "model/unit_called.h"

namespace tz::server {

namespace {

constexpr size_t kMostFileBytes = 4096;

struct Asked {
  std::string kind;
  std::string file;
  std::string units;
};

Asked parts_of(const std::string& option) {
  Asked out;
  const size_t first = option.find(':');
  out.kind = option.substr(0, first);
  if (first == std::string::npos) {
    return out;
  }
  const size_t second = option.find(':', first + 1);
  out.file = option.substr(first + 1, second == std::string::npos ? second : second - first - 1);
  if (second != std::string::npos) {
    out.units = option.substr(second + 1);
  }
  return out;
}

std::vector<std::string> pieces_of(std::string_view text, char mark) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::string_view piece = trimmed(next_part(text, mark));
    if (!piece.empty()) {
      out.emplace_back(piece);
    }
  }
  return out;
}

// The file's text; nothing: the reason was told.
std::optional<std::string> read_secret(const Console& console, const std::string& name) {
  const int file = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat found {};
  if (file < 0 || ::fstat(file, &found) != 0 || !S_ISREG(found.st_mode)) {
    if (file >= 0) {
      ::close(file);
    }
    console.refuse(Word::robot_file_missing, {name});
    return std::nullopt;
  }
  std::array<char, kMostFileBytes> bytes{};
  const ssize_t size = ::read(file, bytes.data(), bytes.size());
  ::close(file);
  if ((found.st_mode & S_IRWXO) != 0) {
    console.refuse(Word::robot_file_open, {name});
    return std::nullopt;
  }
  return std::string(bytes.data(), size < 0 ? 0 : static_cast<size_t>(size));
}

// False: the file does not hold what a robot of that kind needs.
bool read_lines(Robot& robot, const std::string& text) {
  const std::vector<std::string> lines = pieces_of(text, '\n');
  const size_t most = robot.kind == RobotKind::dingtalk ? 2 : 1;
  if (lines.empty() || lines.size() > most) {
    return false;
  }
  const std::optional<RobotAddress> address = robot_address_from(lines[0]);
  if (!address) {
    return false;
  }
  robot.address = *address;
  robot.secret = lines.size() > 1 ? lines[1] : std::string();
  return true;
}

std::optional<Robot> robot_of(const Console& console, const std::string& option) {
  const Asked asked = parts_of(option);
  const std::optional<RobotKind> kind = robot_kind_named(asked.kind);
  if (!kind || asked.file.empty()) {
    // Not all of it: somebody may have given the address itself, with the key in it.
    console.refuse(Word::robot_option_wrong, {asked.kind});
    return std::nullopt;
  }
  Robot robot;
  robot.name = asked.file;
  robot.kind = *kind;
  robot.units = pieces_of(asked.units, '|');
  const std::optional<std::string> text = read_secret(console, asked.file);
  if (!text) {
    return std::nullopt;
  }
  if (!read_lines(robot, *text)) {
    console.refuse(Word::robot_file_wrong, {asked.file});
    return std::nullopt;
  }
  return robot;
}

bool is_known(const std::vector<Record>& units, const std::string& name) {
  return std::any_of(units.begin(), units.end(), [&](const Record& record) {
    return is_called(*std::get_if<Unit>(&record), name);
  });
}

// True: the reason was told. What waits for a robot is kept under its file's name; and two with one
// address would each send as much as the robot takes.
bool is_there_already(const Console& console, const std::vector<Robot>& robots,
                      const Robot& robot) {
  for (const Robot& other : robots) {
    if (other.name == robot.name) {
      console.refuse(Word::robot_twice, {robot.name});
      return true;
    }
    if (other.address == robot.address) {
      // Not the address itself, which holds the key.
      console.refuse(Word::robot_address_twice, {other.name, robot.name});
      return true;
    }
  }
  return false;
}

}  // namespace

std::optional<std::vector<Robot>> robots_of(const Console& console,
                                            const std::vector<std::string>& options) {
  std::vector<Robot> out;
  for (const std::string& option : options) {
    std::optional<Robot> robot = robot_of(console, option);
    if (!robot || is_there_already(console, out, *robot)) {
      return std::nullopt;
    }
    out.push_back(std::move(*robot));
  }
  return out;
}

void tell_unknown_units(const Console& console, const std::vector<Robot>& robots, Store& store) {
  const Outcome read = store.read([&](Snapshot& snapshot) -> Outcome {
    const Result<std::vector<Record>> units = snapshot.records_in(Collection::unit);
    if (!units) {
      return units.error();
    }
    for (const Robot& robot : robots) {
      for (const std::string& name : robot.units) {
        if (!is_known(*units, name)) {
          console.warn(Word::robot_unit_unknown, {robot.name, name});
        }
      }
    }
    return done();
  });
  if (!read) {
    console.refuse(read.error());
  }
}

}  // namespace tz::server
