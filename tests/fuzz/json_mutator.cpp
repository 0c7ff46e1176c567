// Changes an input whose lines are JSON as JSON: a value for another, a field left out, a list made
// longer. Bytes changed blindly would mostly end in the parser. Now and then the bytes are changed
// all the same, for what is no JSON must be answered too.
#include <algorithm>
#include <limits>

#include "base/json_read.h"
#include "support/dice.h"
#include "target.h"

extern "C" size_t LLVMFuzzerMutate(uint8_t* bytes, size_t size, size_t max_size);

namespace tz::fuzz {
namespace {

using testing::Dice;

constexpr size_t kGrowth = 64;  // of a text, at most, each time
constexpr int kMostChanges = 3;

const std::vector<json>& odd_values() {
  static const std::vector<json> kOdd = {
      nullptr,
      true,
      false,
      0,
      1,
      -1,
      100,
      101,
      std::numeric_limits<int64_t>::max(),
      std::numeric_limits<int64_t>::min(),
      std::numeric_limits<uint64_t>::max(),
      1e300,
      0.5,
      "",
      " ",
      "0",
      "-0.0001",
      "999999999999999",
      "1900-01-01",
      "2024-02-29",
      "2025-02-29",
      "2199-12-31",
      "00000000-0000-0000-0000-000000000000",
      std::string(101, 'x'),
      std::string(1001, 'x'),
      json::array(),
      json::object(),
  };
  return kOdd;
}

class Mutation {
 public:
  Mutation(json& whole, Dice& dice) : whole_(whole), dice_(dice) {}

  void run() {
    nodes_.clear();
    names_.clear();
    collect(whole_);
    json& node = *dice_.pick(nodes_);
    switch (dice_.roll(5)) {
      case 0:
        node = dice_.pick(odd_values());
        return;
      case 1: {
        // A copy first: one may stand within the other.
        json other = *dice_.pick(nodes_);
        node = std::move(other);
        return;
      }
      case 2:
        shorten(node);
        return;
      case 3:
        lengthen(node);
        return;
      default:
        change(node);
    }
  }

 private:
  void collect(json& node) {
    nodes_.push_back(&node);
    if (node.is_object()) {
      for (auto& [name, item] : node.get_ref<json::object_t&>()) {
        names_.push_back(name);
        collect(item);
      }
    } else if (node.is_array()) {
      for (json& item : node) collect(item);
    }
  }

  void shorten(json& node) {
    if (!node.is_structured() || node.empty()) return change(node);
    node.erase(std::next(node.begin(), static_cast<std::ptrdiff_t>(dice_.roll(node.size()))));
  }

  void lengthen(json& node) {
    json more = dice_.one_in(2) ? dice_.pick(odd_values()) : *dice_.pick(nodes_);
    if (node.is_array()) {
      node.push_back(std::move(more));
    } else if (node.is_object() && !names_.empty()) {
      node[dice_.pick(names_)] = std::move(more);
    } else {
      change(node);
    }
  }

  void change(json& node) {
    if (node.is_string()) {
      change_text(node.get_ref<std::string&>());
    } else if (node.is_number_integer()) {
      // Without a sign the sum may pass the end, as it should.
      const uint64_t step = dice_.roll(200);
      node = static_cast<int64_t>(node.get<uint64_t>() + step - 100);
    } else if (node.is_boolean()) {
      node = !node.get<bool>();
    } else {
      node = dice_.pick(odd_values());
    }
  }

  void change_text(std::string& text) {
    std::vector<uint8_t> bytes(text.begin(), text.end());
    bytes.resize(text.size() + kGrowth);
    const size_t size = LLVMFuzzerMutate(bytes.data(), text.size(), bytes.size());
    text.assign(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
  }

  json& whole_;
  Dice& dice_;
  std::vector<json*> nodes_;
  std::vector<std::string> names_;
};

// Nothing where no line is JSON.
std::string mutated(std::string_view input, Dice& dice) {
  std::vector<std::string> lines;
  std::vector<size_t> readable;
  for (std::string_view rest = input; !rest.empty();) {
    const auto [line, after] = first_line(rest);
    rest = after;
    if (line.starts_with('{') && parse_json(line)) readable.push_back(lines.size());
    lines.emplace_back(line);
  }
  if (readable.empty()) return {};
  std::string& line = lines[dice.pick(readable)];
  json value = *parse_json(line);
  Mutation mutation(value, dice);
  const uint64_t changes = 1 + dice.roll(kMostChanges);
  for (uint64_t i = 0; i < changes; ++i) mutation.run();
  line = canonical(value);
  std::string out;
  for (const std::string& each : lines) out += (out.empty() ? "" : "\n") + each;
  return out;
}

}  // namespace
}  // namespace tz::fuzz

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* bytes, size_t size, size_t max_size,
                                          unsigned int seed) {
  tz::testing::Dice dice(seed);
  if (!dice.one_in(8)) {
    const std::string_view input(reinterpret_cast<const char*>(bytes), size);
    const std::string out = tz::fuzz::mutated(input, dice);
    if (!out.empty() && out.size() <= max_size) {
      std::copy(out.begin(), out.end(), bytes);
      return out.size();
    }
  }
  return LLVMFuzzerMutate(bytes, size, max_size);
}
