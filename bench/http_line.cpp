#include "http_line.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>

namespace tz::bench {

namespace {

[[noreturn]] void give_up(const char* what) {
  std::perror(what);
  std::exit(1);
}

// The length that the head tells, in whichever case the server writes it.
size_t content_length(std::string_view head) {
  for (const std::string_view name : {"\r\nContent-Length: ", "\r\ncontent-length: "}) {
    const size_t at = head.find(name);
    if (at != std::string_view::npos)
      return std::strtoul(head.data() + at + name.size(), nullptr, 10);
  }
  return 0;
}

bool is_chunked(std::string_view head) {
  return head.find("\r\nTransfer-Encoding: chunked") != std::string_view::npos;
}

}  // namespace

HttpLine::HttpLine(int port) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<uint16_t>(port));
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (fd_ < 0 || ::connect(fd_, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) {
    give_up("connect");
  }
  const int on = 1;
  ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

HttpLine::~HttpLine() {
  ::close(fd_);
}

void HttpLine::send(std::string_view request) {
  while (!request.empty()) {
    const ssize_t sent = ::send(fd_, request.data(), request.size(), MSG_NOSIGNAL);
    if (sent <= 0) give_up("send");
    request.remove_prefix(static_cast<size_t>(sent));
  }
}

bool HttpLine::fill() {
  std::array<char, 65536> bytes;
  const ssize_t got = ::recv(fd_, bytes.data(), bytes.size(), 0);
  if (got > 0) in_.append(bytes.data(), static_cast<size_t>(got));
  return got > 0;
}

HttpAnswer HttpLine::ask(std::string_view request) {
  send(request);
  in_.clear();
  size_t end = 0;
  while ((end = in_.find("\r\n\r\n")) == std::string::npos) {
    if (!fill()) give_up("recv");
  }
  HttpAnswer answer;
  answer.head = in_.substr(0, end + 2);
  answer.status = std::atoi(in_.c_str() + in_.find(' '));
  if (is_chunked(answer.head)) {
    answer.body = chunks_from(end + 4);
    return answer;
  }
  const size_t length = content_length(answer.head);
  need(end + 4 + length);
  answer.body = in_.substr(end + 4);
  return answer;
}

void HttpLine::need(size_t bytes) {
  while (in_.size() < bytes) {
    if (!fill()) give_up("recv");
  }
}

// Each has its length in hex on a line of its own; the last is empty.
std::string HttpLine::chunks_from(size_t at) {
  std::string body;
  for (;;) {
    size_t line_end = 0;
    while ((line_end = in_.find("\r\n", at)) == std::string::npos) {
      if (!fill()) give_up("recv");
    }
    const size_t length = std::strtoul(in_.c_str() + at, nullptr, 16);
    at = line_end + 2;
    need(at + length + 2);
    if (length == 0) return body;
    body.append(in_, at, length);
    at += length + 2;
  }
}

std::string request_text(const HttpCall& call) {
  std::string out = call.method + ' ' + call.path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
  if (!call.cookie.empty()) out += "Cookie: " + call.cookie + "\r\n";
  if (call.takes_gzip) out += "Accept-Encoding: gzip\r\n";
  if (call.method != "GET") {
    out += "X-Taizhang: 1\r\nContent-Type: application/json\r\nContent-Length: " +
           std::to_string(call.body.size()) + "\r\n";
  }
  return out + "\r\n" + call.body;
}

std::string signed_in_cookie(int port, std::string_view login, std::string_view password) {
  const std::string body =
      "{\"login\":\"" + std::string(login) + "\",\"password\":\"" + std::string(password) + "\"}";
  const HttpAnswer answer =
      HttpLine(port).ask(request_text({"POST", "/api/v1/sign-in", "", body, false}));
  // Beside it stands the cookie of a known browser.
  constexpr std::string_view kName = "Set-Cookie: ";
  const size_t at = answer.head.find(std::string(kName) + "tz_session=");
  if (answer.status != 200 || at == std::string::npos) {
    std::fprintf(stderr, "cannot sign in: %s\n", answer.body.c_str());
    std::exit(1);
  }
  const size_t from = at + kName.size();
  return answer.head.substr(from, answer.head.find(';', from) - from);
}

}  // namespace tz::bench
