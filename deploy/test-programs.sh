#!/bin/sh
# What the tests drive besides Python: a browser and PostgreSQL's server. Those that are there, or Debian's when we may
# install them.
set -eu

wanted=""

browser() {
    [ -n "${JAMP_CHROMIUM:-}" ] && [ -x "$JAMP_CHROMIUM" ] && return 0
    for name in chromium chromium-browser google-chrome; do
        command -v "$name" >/dev/null && return 0
    done
    return 1
}

server() {
    command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}

browser || wanted="$wanted chromium"
server || wanted="$wanted postgresql"
[ -z "$wanted" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    # shellcheck disable=SC2086  # a list of names
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $wanted >/dev/null
else
    echo "Missing for the tests:$wanted. Ask your administrator to run: apt-get install$wanted" >&2
    echo "(a Chromium or Chrome of your own can be named in JAMP_CHROMIUM)" >&2
    exit 1
fi
