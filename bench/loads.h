// Loads: the same pushes through each of the ways that are compared, timed. Every one checks
// afterwards that all of it was accepted, and ends the program otherwise.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "http_line.h"
#include "phone.h"
#include "service/service.h"

namespace tz::bench {

// Bodies of pushes of `batch` reports each, with whose they are.
struct Push {
  PersonId person;
  std::string login;
  std::string body;
};
struct Load {
  size_t batch = 1;
  std::vector<Push> pushes;

  double operations() const { return static_cast<double>(batch * pushes.size()); }
};

class Crowd {
 public:
  explicit Crowd(const std::vector<Clerk>& clerks);
  // The next `count` pushes, each by the next clerk. `cursors`, by login: empty for none.
  Load next(size_t count, size_t batch, const std::map<std::string, std::string>& cursors = {});

 private:
  std::vector<Phone> phones_;
  size_t turn_ = 0;
};

// Operations a second. `lines`: how many are under way at the same time.
double plain_rate(const std::string& path, const Load& load);
double http_rate(int port, const std::map<std::string, std::string>& cookies, const Load& load,
                 size_t lines);
double service_rate(server::Service& service, const Load& load, size_t threads);
std::string unpacked(const HttpAnswer& answer);
// The same texts as documents of a pouchdb-server: a batch by _bulk_docs, one by PUT.
double peer_rate(int port, const Load& load, size_t lines);

}  // namespace tz::bench
