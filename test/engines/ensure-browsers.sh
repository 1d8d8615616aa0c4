#!/usr/bin/env bash
# Finds what the tests drive: Chromium and a Redis server. As root on Debian it installs what is missing, elsewhere it says how.
set -euo pipefail

missing=()
[ -n "${CHROMIUM_PATH:-}" ] || command -v chromium >/dev/null || missing+=(chromium)
command -v redis-server >/dev/null || missing+=(redis-server)
((${#missing[@]})) || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
else
  echo "The tests need ${missing[*]}. On Debian: sudo apt-get install ${missing[*]} (or set CHROMIUM_PATH)." >&2
  exit 1
fi
