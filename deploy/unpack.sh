#!/bin/sh
# unpack.sh FOLDER PACKAGE: Debian's package, and what it needs that this machine lacks, unpacked into FOLDER.
# Nothing is installed and no administrator is needed: apt keeps its own lists and checks signatures as always.
set -eu
command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || exit 1
part=$1.part
rm -rf "$1" "$part"
mkdir -p "$part/lists/partial" "$part/archives/partial" "$part/unpacked"
part=$(cd "$part" && pwd)

apt() {
    apt-get -qq -o Dir::State::lists="$part/lists" -o Dir::Cache="$part" -o APT::Sandbox::User=root \
        -o Acquire::Retries=1 -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20 "$@"
}

# a source that cannot be reached need not be the one that has it
apt update || :
needed=$(apt --simulate --no-install-recommends install "$2" | sed -n 's/^Inst \([^ ]*\).*/\1/p')
# one that is installed already is asked for all the same
(cd "$part/archives" && apt download $(printf '%s\n' "$2" $needed | sort -u))
for package in "$part"/archives/*.deb; do
    dpkg-deb --extract "$package" "$part/unpacked"
done
mv "$part/unpacked" "$1"
rm -rf "$part"
