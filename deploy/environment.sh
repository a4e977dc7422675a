#!/bin/sh
# environment.sh REQUIREMENTS: make .venv and install the pinned packages. Says plainly what is missing.
set -eu
requirements=$1
python=${PYTHON:-python3}

say() { printf '%s\n' "$*" >&2; }
fail() { say "$@"; exit 1; }

# an interrupted run leaves half an environment, an upgrade of the system one whose Python is gone
whole() { .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' && .venv/bin/python -m pip --version; }

# Debian keeps pip apart from Python; the pip of its package installs itself
without_ensurepip() {
    "$python" -m venv --clear --without-pip .venv && sh deploy/unpack.sh .venv/debian-pip python3-pip-whl || return 1
    pip=$(echo .venv/debian-pip/usr/share/python-wheels/pip-*.whl)
    PYTHONPATH=$pip .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-index "$pip" && rm -rf .venv/debian-pip
}

if ! command -v "$python" >/dev/null; then
    [ "$python" = python3 ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null ||
        fail "Missing: $python. An administrator can run: apt-get install python3 python3-venv (or name another: make run PYTHON=...)"
    { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends python3 python3-venv >/dev/null; } ||
        fail "Missing: python3, and apt-get could not install it."
fi
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    fail "Python 3.11 or newer is needed; $python is $("$python" --version 2>&1). Name another: make run PYTHON=python3.12"
mkdir -p .venv 2>/dev/null && [ -w .venv ] ||
    fail "$(pwd)/.venv cannot be written, and all that is installed goes there. Give yourself the right to write there, or clone the project into a folder of your own."
if ! whole >/dev/null 2>&1; then
    if "$python" -c 'import ensurepip' 2>/dev/null; then
        "$python" -m venv --clear .venv || fail ".venv could not be made; $python says why above."
    else
        without_ensurepip >/dev/null 2>&1 && whole >/dev/null 2>&1 ||
            fail "Missing: python3-venv. An administrator can run: apt-get install python3-venv"
    fi
fi
say "Installing the packages of $requirements into .venv (the first time takes a few minutes)"
.venv/bin/python -m pip install --quiet --disable-pip-version-check -r "$requirements" ||
    fail "The packages of $requirements could not be installed; pip says why above. Is the package index reachable from here, and is there room on the disk?"
