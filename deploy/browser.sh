#!/bin/sh
# The browser that the tests drive: one that is there, or Debian's when we may install it.
set -eu
[ -n "${JAMP_CHROMIUM:-}" ] && [ -x "$JAMP_CHROMIUM" ] && exit 0
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
else
    echo "Missing: chromium, which the tests drive. Ask your administrator to run: apt-get install chromium" >&2
    echo "or set JAMP_CHROMIUM to a Chromium or Chrome of your own." >&2
    exit 1
fi
