# Sourced by every script of this folder: where the house stands, and how a script speaks and asks.
# No globals but ROOT and CACHE; functions only.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
CACHE=${TAIZHANG_CACHE:-$HOME/.cache/taizhang}

# A script may be started from anywhere, without a terminal, and by a shell in any language.
export LC_ALL=C.UTF-8
export DEBIAN_FRONTEND=noninteractive

say() { printf '%s\n' "== $*"; }
fail() { printf '%s\n' "!! $*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# Runs a command with the rights to install. Debian has root without sudo, or sudo without root.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; return; fi
  have sudo || fail "Neither root nor sudo here; install these by hand: $*"
  sudo --preserve-env=DEBIAN_FRONTEND "$@"
}

# Tries a command up to three times: a mirror may stumble once.
stubborn() {
  local try
  for try in 1 2 3; do
    "$@" && return 0
    [ "$try" = 3 ] || { say "once more in $((try * 5)) s: $1 ${2:-}"; sleep $((try * 5)); }
  done
  return 1
}

# Major version of the node at hand, or 0.
node_major() {
  local version
  version=$(node --version 2>/dev/null) || { echo 0; return; }
  version=${version#v}
  echo "${version%%.*}"
}

jobs_here() { nproc 2>/dev/null || echo 2; }

seconds_since() { echo $(($(date +%s) - $1)); }

# Lets CMake look at everything anew. Its words are shown only if it fails.
configure() {
  local log=$ROOT/build/$1.configure.log
  mkdir -p "$ROOT/build"
  (cd "$ROOT" && cmake --preset "$1" >"$log" 2>&1) && return
  tail -30 "$log" >&2
  fail "cmake could not configure $1"
}
