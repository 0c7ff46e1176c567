// The functions by which libFuzzer knows a target, and the writing of its seeds.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "target.h"

namespace tz::fuzz {
namespace {

namespace fs = std::filesystem;

// As libFuzzer's dictionaries write bytes.
std::string quoted(const std::string& word) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string out = "\"";
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte > 0x7e || c == '"' || c == '\\') {
      out += "\\x";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  return out + "\"\n";
}

void write_file(const fs::path& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  out.close();
  promise(out.good(), "the seeds can be written");
}

// Into FOLDER/seeds/ a file each, and FOLDER/words.dict.
void write_seeds(const fs::path& folder) {
  const Seeds all = seeds();
  fs::create_directories(folder / "seeds");
  for (size_t i = 0; i < all.inputs.size(); ++i) {
    write_file(folder / "seeds" / std::to_string(i), all.inputs[i]);
  }
  std::string dictionary;
  for (const std::string& word : all.words) {
    if (!word.empty() && word.size() <= kMaxWord) dictionary += quoted(word);
  }
  write_file(folder / "words.dict", dictionary);
}

}  // namespace

void promise(bool holds, std::string_view what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

std::pair<std::string_view, std::string_view> first_line(std::string_view input) {
  const size_t end = input.find('\n');
  if (end == std::string_view::npos) return {input, {}};
  return {input.substr(0, end), input.substr(end + 1)};
}

}  // namespace tz::fuzz

// PROGRAM --seeds FOLDER writes the seeds and ends.
extern "C" int LLVMFuzzerInitialize(int* count, char*** words) {
  if (*count == 3 && std::string_view((*words)[1]) == "--seeds") {
    tz::fuzz::write_seeds((*words)[2]);
    std::exit(0);
  }
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  tz::fuzz::try_out(input);
  return 0;
}
