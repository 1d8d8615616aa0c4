#!/usr/bin/env bash
# Finds what the tests drive: the engines in $ENGINES, a Redis server, and the languages of the recipes. As root on Debian it installs what is missing, elsewhere it says how.
set -euo pipefail

missing=()
need() { # command, package
  command -v "$1" >/dev/null || missing+=("$2")
}

need redis-server redis-server
need php php-cli
need python3 python3
need ruby ruby
need go golang-go
need javac default-jdk-headless # `java Order.java` compiles, which a runtime alone cannot
need_file() { # file, package
  [ -f "$1" ] || missing+=("$2")
}
need_file /usr/share/javascript/prototype/prototype.js libjs-prototype
need_file /usr/share/javascript/mootools/mootools-core-nc.js libjs-mootools
for engine in $(tr , ' ' <<<"${ENGINES:-chromium}"); do
  case $engine in
  chromium) [ -n "${CHROMIUM_PATH:-}" ] || need chromium chromium ;;
  firefox) [ -n "${FIREFOX_PATH:-}" ] || need firefox-esr firefox-esr ;;
  webkit)
    need WebKitWebDriver webkit2gtk-driver
    [ -n "${DISPLAY:-}" ] || need Xvfb xvfb
    ;;
  esac
done
((${#missing[@]})) || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
else
  echo "The tests need ${missing[*]}. On Debian: sudo apt-get install ${missing[*]}" >&2
  echo "(or set CHROMIUM_PATH, FIREFOX_PATH)." >&2
  exit 1
fi
