#!/bin/sh
# The browser that the tests drive and the node that drives it: those that are there, else Debian's,
# installed by an administrator, unpacked into .venv by anybody else; else Playwright's own browser.
set -eu
log=.venv/test-programs.log
: >$log

say() { printf '%s\n' "$*" >&2; }
starts() { command -v "$1" >/dev/null && "$1" --version >/dev/null 2>&1; }
lacking() { echo $(ldd "$1" 2>/dev/null | sed -n 's/^[[:space:]]*\([^ ]*\) => not found$/\1/p'); }
administrator() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }
installed() { { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq --no-install-recommends install "$1"; } >>$log 2>&1; }

# wrap NAME PROGRAM: .venv/bin/NAME starts .venv/PROGRAM with the libraries and fonts that were unpacked
wrap() {
    cat >.venv/bin/"$1" <<END
#!/bin/sh
venv=\$(cd "\$(dirname "\$0")/.." && pwd)
for folder in "\$venv"/debian-*/lib/*-linux-gnu "\$venv"/debian-*/usr/lib/*-linux-gnu "\$venv"/debian-*/usr/lib/*-linux-gnu/pulseaudio; do
    [ ! -d "\$folder" ] || LD_LIBRARY_PATH="\$folder\${LD_LIBRARY_PATH:+:\$LD_LIBRARY_PATH}"
done
[ ! -f "\$venv/debian-chromium/fonts.conf" ] || export FONTCONFIG_FILE="\$venv/debian-chromium/fonts.conf"
export LD_LIBRARY_PATH
exec "\$venv/$2" "\$@"
END
    chmod +x .venv/bin/"$1"
}

node() {
    starts .venv/bin/playwright-node && export PLAYWRIGHT_NODEJS_PATH="$PWD/.venv/bin/playwright-node" && return 0
    rm -f .venv/bin/playwright-node
    driver=$(.venv/bin/python -c 'from playwright._impl import _driver; print(_driver.compute_driver_executable()[0])')
    starts "$driver" && return 0
    # Playwright brings node, but not the library that it is built upon
    if administrator; then
        installed libatomic1 && starts "$driver"
        return
    fi
    sh deploy/unpack.sh .venv/debian-libatomic1 libatomic1 >>$log 2>&1 || return 1
    wrap playwright-node "${driver#*/.venv/}"
    starts .venv/bin/playwright-node && export PLAYWRIGHT_NODEJS_PATH="$PWD/.venv/bin/playwright-node"
}

from_debian() {
    sh deploy/unpack.sh .venv/debian-chromium chromium >>$log 2>&1 || return 1
    cat >.venv/debian-chromium/fonts.conf <<'END'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir prefix="relative">usr/share/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
END
    wrap chromium debian-chromium/usr/lib/chromium/chromium
    starts .venv/bin/chromium || { rm .venv/bin/chromium && return 1; }
}

from_playwright() {
    export PLAYWRIGHT_BROWSERS_PATH="$PWD/.venv/browsers"
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT=10000 .venv/bin/python -m playwright install --no-shell chromium >>$log 2>&1 || return 1
    there=$(.venv/bin/python -c '
from playwright.sync_api import sync_playwright
with sync_playwright() as driver:
    print(driver.chromium.executable_path)')
    wrap chromium "${there#*/.venv/}"
    starts .venv/bin/chromium || { rm .venv/bin/chromium && return 1; }
}

browser() {
    starts .venv/bin/chromium || rm -f .venv/bin/chromium
    for name in .venv/bin/chromium chromium chromium-browser google-chrome; do
        starts $name && return 0
    done
    say "The tests need a browser: getting Chromium (the first time takes a few minutes)"
    if administrator; then
        installed chromium && starts chromium && return 0
    else
        from_debian && return 0
    fi
    from_playwright
}

if [ -n "${JAMP_CHROMIUM:-}" ] && ! starts "$JAMP_CHROMIUM"; then
    say "JAMP_CHROMIUM names $JAMP_CHROMIUM, which does not start."
    exit 1
fi
packages=
node || {
    packages=libatomic1
    say "Missing for the tests: libraries that Playwright's node is built upon: $(lacking "$driver")"
}
[ -n "${JAMP_CHROMIUM:-}" ] || browser || {
    packages="chromium${packages:+ $packages}"
    say "Missing for the tests: chromium${there:+ (Playwright's own lacks $(lacking "$there"))}"
    say "One of your own, or a Chrome, can be named: make test JAMP_CHROMIUM=/path/to/chrome"
}
[ -n "$packages" ] || exit 0
say "An administrator can run: apt-get install $packages"
say "What was tried, and why it failed: $log"
exit 1
