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

# Runs a function for each word, as many at once as there are cores; returns when all have ended.
for_each_at_once() {
  # The function sees these names too, and its script's own must not be hidden.
  local lib_call=$1 lib_word lib_running=0
  shift
  for lib_word in "$@"; do
    "$lib_call" "$lib_word" &
    lib_running=$((lib_running + 1))
    if [ "$lib_running" -ge "$(jobs_here)" ]; then wait -n; lib_running=$((lib_running - 1)); fi
  done
  wait
}

# The figures of the last closing line of that name in a log: passed, failed, and skipped if told.
figures_of() {
  local line
  line=$(grep -aE "^$1: [0-9]+ passed, [0-9]+ failed" "$2" | tail -1 || true)
  grep -oE '[0-9]+ (passed|failed|skipped)' <<<"${line:-0 passed, 0 failed}" |
    cut -d' ' -f1 | paste -sd' '
}

seconds_since() { echo $(($(date +%s) - $1)); }

# Lets CMake look at everything anew. Its words are shown only if it fails.
configure() {
  local log=$ROOT/build/$1.configure.log
  mkdir -p "$ROOT/build"
  (cd "$ROOT" && cmake --preset "$1" >"$log" 2>&1) && return
  tail -30 "$log" >&2
  fail "cmake could not configure $1"
}
