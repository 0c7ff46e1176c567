#include "loads.h"

#include <zlib.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <thread>

#include "figures.h"
#include "plain_table.h"
#include "service/push.h"

namespace tz::bench {

namespace {

// `work(i)` for each i below `count`, by `threads` threads that each make their own way of working.
// Milliseconds of all of it; making the ways does not count.
template <class MakeWork>
double timed(size_t count, size_t threads, MakeWork make_work) {
  std::atomic<size_t> next{0};
  std::atomic<size_t> ready{0};
  std::atomic<bool> go{false};
  std::vector<std::thread> all;
  for (size_t t = 0; t < threads; ++t) {
    all.emplace_back([&] {
      const auto work = make_work();
      ++ready;
      while (!go) std::this_thread::yield();
      for (size_t i = next++; i < count; i = next++) work(i);
    });
  }
  while (ready < threads) std::this_thread::yield();
  const Stopwatch watch;
  go = true;
  for (std::thread& thread : all) thread.join();
  return watch.ms();
}

size_t count_of(std::string_view what, std::string_view text) {
  size_t count = 0;
  for (size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) {
    ++count;
  }
  return count;
}

void require_accepted(const Load& load, const std::vector<std::string>& answers) {
  for (const std::string& answer : answers) {
    if (count_of("\"verdict\":\"accepted\"", answer) == load.batch) continue;
    std::fprintf(stderr, "not accepted: %.600s\n", answer.c_str());
    std::exit(1);
  }
}

std::string document_of(const std::string& text) {
  json document = must(parse_json(text), "json");
  document["_id"] = document["id"];
  return canonical(document);
}

std::string peer_request(const Push& push, size_t batch) {
  const std::vector<std::string> texts = operation_texts(push.body);
  if (batch == 1) {
    const std::string id = must(parse_json(texts.front()), "json")["id"].get<std::string>();
    return request_text({"PUT", "/bench/" + id, "", document_of(texts.front()), true});
  }
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "" : ",") + document_of(text);
  return request_text({"POST", "/bench/_bulk_docs", "", "{\"docs\":[" + list + "]}", true});
}

}  // namespace

std::string unpacked(const HttpAnswer& answer) {
  if (answer.head.find("Content-Encoding: gzip") == std::string::npos) return answer.body;
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  std::string out(answer.body.size() * 40 + 1024, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(answer.body.data()));
  stream.avail_in = static_cast<uInt>(answer.body.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  inflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

Crowd::Crowd(const std::vector<Clerk>& clerks) {
  for (const Clerk& clerk : clerks) phones_.emplace_back(clerk);
}

Load Crowd::next(size_t count, size_t batch, const std::map<std::string, std::string>& cursors) {
  Load load;
  load.batch = batch;
  for (size_t i = 0; i < count; ++i) {
    Phone& phone = phones_[turn_++ % phones_.size()];
    const auto cursor = cursors.find(phone.login());
    load.pushes.push_back(
        {phone.person(), phone.login(),
         phone.push_body(batch, cursor == cursors.end() ? std::string() : cursor->second)});
  }
  return load;
}

double plain_rate(const std::string& path, const Load& load) {
  std::vector<std::vector<std::string>> texts;
  for (const Push& push : load.pushes) texts.push_back(operation_texts(push.body));
  PlainTable table(path);
  const Stopwatch watch;
  for (const auto& batch : texts) table.insert(batch);
  return load.operations() * 1000 / watch.ms();
}

double http_rate(int port, const std::map<std::string, std::string>& cookies, const Load& load,
                 size_t lines) {
  std::vector<std::string> requests;
  for (const Push& push : load.pushes) {
    requests.push_back(
        request_text({"POST", "/api/v1/push", cookies.at(push.login), push.body, true}));
  }
  std::vector<HttpAnswer> answers(requests.size());
  const double ms = timed(requests.size(), lines, [&] {
    return [&, line = std::make_shared<HttpLine>(port)](size_t i) {
      answers[i] = line->ask(requests[i]);
    };
  });
  std::vector<std::string> texts;
  for (const HttpAnswer& answer : answers) texts.push_back(unpacked(answer));
  require_accepted(load, texts);
  return load.operations() * 1000 / ms;
}

double service_rate(server::Service& service, const Load& load, size_t threads) {
  std::vector<std::string> answers(load.pushes.size());
  const double ms = timed(load.pushes.size(), threads, [&] {
    return [&](size_t i) {
      const Push& push = load.pushes[i];
      server::Caller caller;
      caller.person.id = push.person;
      const PushRequest request =
          must(push_request_from(must(parse_json(push.body), "json")), "request");
      answers[i] = must(server::push(service, caller, request), "push");
    };
  });
  require_accepted(load, answers);
  return load.operations() * 1000 / ms;
}

double peer_rate(int port, const Load& load, size_t lines) {
  std::vector<std::string> requests;
  for (const Push& push : load.pushes) requests.push_back(peer_request(push, load.batch));
  std::vector<HttpAnswer> answers(requests.size());
  const double ms = timed(requests.size(), lines, [&] {
    return [&, line = std::make_shared<HttpLine>(port)](size_t i) {
      answers[i] = line->ask(requests[i]);
    };
  });
  for (const HttpAnswer& answer : answers) {
    if (answer.status == 201) continue;
    std::fprintf(stderr, "the peer refused: %d %s\n", answer.status, answer.body.c_str());
    std::exit(1);
  }
  return load.operations() * 1000 / ms;
}

}  // namespace tz::bench
