// How much, and how long, the server waits for a connection. Values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "http/connection.h"

namespace tz::server {

struct LobbyLimits {
  size_t connections = 8192;
  size_t body_bytes = 1024 * 1024;
  // Of requests that may bring more: "POST /path" and how much. Few of them are gathered at once.
  std::map<std::string, size_t> larger_bodies;
  size_t larger_at_once = 8;
  size_t unsent_bytes = 256 * 1024 * 1024;  // of answers that wait for their readers, together
  int64_t first_byte_ms = 5000;             // from the connection to its first byte
  int64_t greeting_ms = 10000;              // to the end of the TLS handshake
  int64_t keep_alive_ms = 2000;             // from an answer to the next request
  int64_t head_ms = 15000;           // from the first byte of a request to the end of its head
  int64_t body_ms = 30000;           // the same to the end of its body
  int64_t read_silence_ms = 5000;    // between two bytes of a request
  int64_t write_silence_ms = 20000;  // between two moments at which the other end took bytes
  int64_t answer_ms = 120000;        // from the first to the last byte of an answer
  int64_t linger_ms = 2000;
  int64_t goodbye_ms = 10000;  // that answers under way have at a stop
};

// How large the body may be of the request whose head is complete in `connection`.
size_t body_limit(const Connection& connection, const LobbyLimits& limits);

// Whether the connection has had its time in the phase it is in.
bool is_overdue(const Connection& connection, const LobbyLimits& limits, int64_t now_ms);

}  // namespace tz::server
