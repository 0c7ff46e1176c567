#include "http/lobby.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <utility>

namespace tz::server {

namespace {

constexpr int kTickMs = 100;
constexpr int64_t kAcceptPauseMs = 100;
constexpr int64_t kExhaustionQuietMs = 60'000;
constexpr size_t kReadBytes = 16 * 1024;  // a whole record of TLS
constexpr size_t kMaxDiscardedBytes = 16 * 1024 * 1024;
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

int64_t steady_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

bool is_incomplete(const Connection& connection) {
  return connection.phase == Phase::greeting || connection.phase == Phase::idle ||
         connection.phase == Phase::head || connection.phase == Phase::body;
}

}  // namespace

Lobby::Lobby(LobbyLimits limits, std::function<void(std::unique_ptr<Connection>)> serve,
             std::function<std::string(int)> refusal)
    : limits_(limits), serve_(std::move(serve)), refusal_(std::move(refusal)) {
  wake_ = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  epoll_ = ::epoll_create1(EPOLL_CLOEXEC);
  TZ_ASSERT(wake_ >= 0 && epoll_ >= 0);
}

Lobby::~Lobby() {
  ::close(wake_);
  ::close(epoll_);
}

void Lobby::run() {
  epoll_event event{};
  event.events = EPOLLIN;
  for (int fd : {listener_.fd(), wake_}) {
    event.data.fd = fd;
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &event);
  }
  std::array<epoll_event, 256> events{};
  int64_t swept_ms = 0;
  int64_t end_ms = 0;
  while (true) {
    const int count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), kTickMs);
    now_ms_ = steady_ms();
    for (int i = 0; i < count; ++i) {
      const int fd = events[static_cast<size_t>(i)].data.fd;
      if (fd == listener_.fd()) {
        accept_all();
      } else if (fd == wake_) {
        uint64_t counted = 0;
        [[maybe_unused]] const ssize_t got = ::read(wake_, &counted, sizeof counted);
      } else if (const auto found = waiting_.find(fd); found != waiting_.end()) {
        on_ready(*found->second);
      }
    }
    take_returned();
    if (now_ms_ - swept_ms >= kTickMs) {
      swept_ms = now_ms_;
      sweep();
    }
    if (stopping_.load()) {
      if (end_ms == 0) {
        end_ms = now_ms_ + limits_.goodbye_ms;
        close_waiting();
      }
      if (is_finished() || now_ms_ >= end_ms) {
        return;
      }
    }
  }
}

void Lobby::stop() noexcept {
  stopping_.store(true);
  const uint64_t one = 1;
  [[maybe_unused]] const ssize_t put = ::write(wake_, &one, sizeof one);
}

void Lobby::give_back(std::unique_ptr<Connection> connection) {
  // Most answers fit the socket's buffer: they leave here, without waiting for the lobby's thread.
  if (connection && !connection->flush_some()) {
    connection->closes = true;
    connection->out.clear();
    connection->sent = 0;
  }
  {
    const std::lock_guard<std::mutex> lock(returned_mutex_);
    returned_.push_back(std::move(connection));
  }
  const uint64_t one = 1;
  [[maybe_unused]] const ssize_t put = ::write(wake_, &one, sizeof one);
}

void Lobby::accept_all() {
  while (listener_.is_open()) {
    Listener::Accepted accepted = listener_.accept();
    if (accepted.answer == Listener::Answer::exhausted) {
      pause_accepting();
    }
    if (accepted.answer != Listener::Answer::connected) {
      return;
    }
    accepted.connection->started_ms = now_ms_;
    accepted.connection->progress_ms = now_ms_;
    if (waiting_.size() + out_with_workers_ >= limits_.connections && !make_room()) {
      continue;
    }
    if (door_) {
      accepted.connection->phase = Phase::greeting;
      accepted.connection->tls = door_->session(accepted.connection->fd);
      if (!accepted.connection->tls) {
        continue;
      }
    }
    wait_for(std::move(accepted.connection), EPOLLIN);
  }
}

// The kernel keeps what comes for a moment.
void Lobby::pause_accepting() {
  accept_again_ms_ = now_ms_ + kAcceptPauseMs;
  watch(listener_.fd(), 0);
  make_room();
  const bool is_told = exhaustion_told_ms_ && now_ms_ - *exhaustion_told_ms_ < kExhaustionQuietMs;
  if (on_exhausted_ && !is_told) {
    exhaustion_told_ms_ = now_ms_;
    on_exhausted_();
  }
}

// False: the system refused, and the connection is closed.
bool Lobby::wait_for(std::unique_ptr<Connection> connection, uint32_t events) {
  const int fd = connection->fd;
  epoll_event event{};
  event.events = events;
  event.data.fd = fd;
  if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &event) != 0) {
    return false;
  }
  waiting_.emplace(fd, std::move(connection));
  return true;
}

// Gives up the connection that has kept us waiting for its request the longest.
bool Lobby::make_room() {
  auto oldest = waiting_.end();
  for (auto it = waiting_.begin(); it != waiting_.end(); ++it) {
    const bool older =
        oldest == waiting_.end() || it->second->started_ms < oldest->second->started_ms;
    if (is_incomplete(*it->second) && older) {
      oldest = it;
    }
  }
  if (oldest == waiting_.end()) {
    return false;
  }
  waiting_.erase(oldest);
  return true;
}

void Lobby::take_returned() {
  std::vector<std::unique_ptr<Connection>> returned;
  {
    const std::lock_guard<std::mutex> lock(returned_mutex_);
    returned.swap(returned_);
  }
  for (std::unique_ptr<Connection>& connection : returned) {
    --out_with_workers_;
    if (connection) {
      begin_answer(std::move(connection));
    }
  }
}

void Lobby::begin_answer(std::unique_ptr<Connection> connection) {
  Connection& kept = *connection;
  kept.phase = Phase::flushing;
  kept.started_ms = now_ms_;
  kept.progress_ms = now_ms_;
  if (wait_for(std::move(connection), EPOLLOUT) && kept.sent == kept.out.size()) {
    after_flush(kept);
  }
}

void Lobby::on_ready(Connection& connection) {
  if (connection.phase == Phase::flushing) {
    const size_t before = connection.sent;
    if (!connection.flush_some()) {
      drop(connection.fd);
      return;
    }
    if (connection.sent > before) {
      connection.progress_ms = now_ms_;
    }
    if (connection.sent == connection.out.size()) {
      after_flush(connection);
    }
    return;
  }
  if (connection.phase == Phase::greeting) {
    greet(connection);
    return;
  }
  read_some(connection);
}

// A step of it takes less than a millisecond; what waits is the connection, never this thread.
void Lobby::greet(Connection& connection) {
  connection.progress_ms = now_ms_;
  switch (connection.tls->greet()) {
    case TlsSession::Greeting::done:
      connection.phase = Phase::idle;
      connection.started_ms = now_ms_;
      watch(connection.fd, EPOLLIN);
      return;
    case TlsSession::Greeting::wants_to_read:
      watch(connection.fd, EPOLLIN);
      return;
    case TlsSession::Greeting::wants_to_write:
      watch(connection.fd, EPOLLOUT);
      return;
    case TlsSession::Greeting::plain_http:
      connection.tls.reset();
      refuse(connection, 426);
      return;
    case TlsSession::Greeting::failed:
      drop(connection.fd);
      return;
  }
}

void Lobby::read_some(Connection& connection) {
  std::array<char, kReadBytes> bytes;
  const ssize_t got = connection.receive(bytes.data(), bytes.size());
  if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) {
    return;
  }
  if (got <= 0) {
    drop(connection.fd);
    return;
  }
  connection.progress_ms = now_ms_;
  if (connection.phase == Phase::lingering) {
    connection.discarded += static_cast<size_t>(got);
    if (connection.discarded > kMaxDiscardedBytes) {
      drop(connection.fd);
    }
    return;
  }
  if (connection.phase == Phase::idle) {
    connection.phase = Phase::head;
    connection.started_ms = now_ms_;
  }
  connection.in.append(bytes.data(), static_cast<size_t>(got));
  gather(connection);
}

// Hands the connection on if its request is whole.
void Lobby::gather(Connection& connection) {
  if (connection.head.state == HeadState::incomplete) {
    connection.head = read_head(connection.in, connection.seen);
    connection.seen = connection.in.size();
    switch (connection.head.state) {
      case HeadState::incomplete:
        return;
      case HeadState::malformed:
        refuse(connection, 400);
        return;
      case HeadState::too_long:
        refuse(connection, 431);
        return;
      case HeadState::complete:
        break;
    }
    connection.phase = Phase::body;
    connection.is_oversize = connection.head.content_length > body_limit(connection, limits_);
    if (!connection.is_oversize && is_larger(connection) &&
        count_larger() > limits_.larger_at_once) {
      connection.is_oversize = true;  // its body stays unread
      refuse(connection, 503);
      return;
    }
    const bool is_whole =
        connection.in.size() >= connection.head.size + connection.head.content_length;
    const bool is_taken = !connection.is_oversize && !connection.head.is_chunked;
    if (connection.head.expects_continue && is_taken && !is_whole &&
        !connection.send_now(kContinue, 0)) {
      drop(connection.fd);
      return;
    }
  }
  const bool is_unread = connection.is_oversize || connection.head.is_chunked;
  if (!is_unread && connection.in.size() < connection.head.size + connection.head.content_length) {
    return;
  }
  connection.closes = is_unread;
  const auto found = waiting_.find(connection.fd);
  std::unique_ptr<Connection> whole = std::move(found->second);
  drop(whole->fd);
  ++out_with_workers_;
  serve_(std::move(whole));
}

bool Lobby::is_larger(const Connection& connection) const {
  return connection.phase == Phase::body && connection.head.content_length > limits_.body_bytes;
}

size_t Lobby::count_larger() const {
  return static_cast<size_t>(
      std::count_if(waiting_.begin(), waiting_.end(),
                    [&](const auto& entry) { return is_larger(*entry.second); }));
}

void Lobby::after_flush(Connection& connection) {
  const bool has_unread = connection.is_oversize || connection.head.is_chunked ||
                          connection.head.state != HeadState::complete;
  if (connection.closes || stopping_.load()) {
    if (!has_unread) {
      drop(connection.fd);
      return;
    }
    // Closing now, with bytes unread, would make the kernel throw the answer away.
    connection.end_sending();
    connection.phase = Phase::lingering;
    connection.started_ms = now_ms_;
    watch(connection.fd, EPOLLIN);
    return;
  }
  connection.next_request();
  connection.phase = connection.in.empty() ? Phase::idle : Phase::head;
  connection.started_ms = now_ms_;
  connection.progress_ms = now_ms_;
  connection.has_served = true;
  watch(connection.fd, EPOLLIN);
  if (!connection.in.empty()) {
    gather(connection);
  }
}

// For a connection whose request cannot be read at all.
void Lobby::refuse(Connection& connection, int status) {
  connection.closes = true;
  connection.out = refusal_(status);
  connection.sent = 0;
  connection.phase = Phase::flushing;
  connection.started_ms = now_ms_;
  connection.progress_ms = now_ms_;
  watch(connection.fd, EPOLLOUT);
}

void Lobby::sweep() {
  std::vector<int> overdue;
  for (const auto& [fd, connection] : waiting_) {
    if (is_overdue(*connection, limits_, now_ms_)) {
      overdue.push_back(fd);
    }
  }
  for (int fd : overdue) {
    Connection& connection = *waiting_.at(fd);
    const bool is_under_way = connection.phase == Phase::head || connection.phase == Phase::body;
    if (is_under_way) {
      refuse(connection, 408);
    } else {
      drop(fd);
    }
  }
  limit_unsent();
  if (listener_.is_open() && accept_again_ms_ != 0 && now_ms_ >= accept_again_ms_) {
    accept_again_ms_ = 0;
    watch(listener_.fd(), EPOLLIN);
  }
}

// Answers that nobody fetches are given up, the oldest first, before they fill the memory.
void Lobby::limit_unsent() {
  size_t unsent = 0;
  std::vector<const Connection*> flushing;
  for (const auto& [fd, connection] : waiting_) {
    if (connection->phase == Phase::flushing) {
      unsent += connection->out.size();
      flushing.push_back(connection.get());
    }
  }
  if (unsent <= limits_.unsent_bytes) {
    return;
  }
  std::sort(flushing.begin(), flushing.end(),
            [](const Connection* a, const Connection* b) { return a->started_ms < b->started_ms; });
  for (const Connection* oldest : flushing) {
    if (unsent <= limits_.unsent_bytes) {
      return;
    }
    unsent -= oldest->out.size();
    drop(oldest->fd);
  }
}

void Lobby::watch(int fd, uint32_t events) {
  epoll_event event{};
  event.events = events;
  event.data.fd = fd;
  ::epoll_ctl(epoll_, EPOLL_CTL_MOD, fd, &event);
}

void Lobby::drop(int fd) {
  ::epoll_ctl(epoll_, EPOLL_CTL_DEL, fd, nullptr);
  waiting_.erase(fd);
}

void Lobby::close_waiting() {
  listener_.close();
  std::vector<int> incomplete;
  for (const auto& [fd, connection] : waiting_) {
    if (is_incomplete(*connection)) {
      incomplete.push_back(fd);
    }
  }
  for (int fd : incomplete) {
    drop(fd);
  }
}

bool Lobby::is_finished() const {
  return out_with_workers_ == 0 && waiting_.empty();
}

}  // namespace tz::server
