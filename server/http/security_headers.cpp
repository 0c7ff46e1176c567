#include "http/security_headers.h"

namespace tz::server {

namespace {

// Everything is forbidden that the client does not do: no inline script, no eval (WebAssembly alone
// is compiled), nothing from elsewhere, no framing.
constexpr const char* kContentPolicy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; "
    "img-src 'self' blob:; style-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

// The camera takes evidence; nothing else of the device is asked for.
constexpr const char* kPermissions =
    "accelerometer=(), camera=(self), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

// A year. Neighbours of the domain are left alone: they may not have https yet.
constexpr const char* kTransport = "max-age=31536000";

}  // namespace

void add_security_headers(Response& response, bool is_by_https) {
  response.set("Content-Security-Policy", kContentPolicy);
  response.set("X-Content-Type-Options", "nosniff");
  response.set("Referrer-Policy", "no-referrer");
  response.set("Permissions-Policy", kPermissions);
  response.set("Cross-Origin-Opener-Policy", "same-origin");
  response.set("Cross-Origin-Resource-Policy", "same-origin");
  if (response.header("Cache-Control").empty()) {
    response.set("Cache-Control", "no-store");
  }
  if (is_by_https) {
    response.set("Strict-Transport-Security", kTransport);
  }
}

}  // namespace tz::server
