#!/bin/sh
# Make .venv and install pinned requirements. Says plainly what is missing.
set -eu
requirements=$1
python=${PYTHON:-python3}

say() { printf '%s\n' "$*" >&2; }

as_root() { [ "$(id -u)" = 0 ]; }

install() {
    if as_root && command -v apt-get >/dev/null; then
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
    else
        say "Missing: $*. Ask your administrator to run: apt-get install $*"
        exit 1
    fi
}

command -v "$python" >/dev/null || install python3 python3-venv
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    say "Python 3.11 or newer is needed; $python is $("$python" --version 2>&1)."
    exit 1
}
"$python" -c 'import venv, ensurepip' 2>/dev/null || install python3-venv
[ -x .venv/bin/python ] || "$python" -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check -r "$requirements" || {
    say "The packages of $requirements could not be installed. Is the package index reachable from here?"
    exit 1
}
