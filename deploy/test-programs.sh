#!/bin/sh
# The browser that the tests drive: the one that is there, or Debian's when we may install it.
set -eu

browser() {
    [ -n "${JAMP_CHROMIUM:-}" ] && [ -x "$JAMP_CHROMIUM" ] && return 0
    for name in chromium chromium-browser google-chrome; do
        command -v "$name" >/dev/null && return 0
    done
    return 1
}

browser && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
else
    echo "Missing for the tests: chromium. Ask your administrator to run: apt-get install chromium" >&2
    echo "(a Chromium or Chrome of your own can be named in JAMP_CHROMIUM)" >&2
    exit 1
fi
