#!/bin/sh
# Install what the tests drive and pip cannot bring: install_test_programs.sh PYTHON
set -eu
python=$1
missing=""
need() { # need PACKAGE COMMAND…: the package is missing when the command fails
    package=$1
    shift
    "$@" >/dev/null 2>&1 || missing="$missing $package"
}
one_of() {
    for file in "$@"; do [ ! -e "$file" ] || return 0; done
    return 1
}
need python3-venv "$python" -c 'import ensurepip, venv'
need chromium command -v chromium
need libatomic1 one_of /usr/lib/*/libatomic.so.1 /usr/lib*/libatomic.so.1 # for the browser's driver
need fonts-liberation one_of /usr/share/fonts/truetype/liberation*/*.ttf # what pages are measured with
need libreoffice-writer-nogui command -v soffice
need poppler-utils command -v pdftoppm
need openssl command -v openssl
need dovecot-imapd one_of /usr/sbin/dovecot "$(command -v dovecot || true)" # a mailbox to read
need khal command -v khal # a calendar that shows what is in the feeds
need vdirsyncer command -v vdirsyncer # fetches feeds, for that calendar
need postgresql one_of /usr/lib/postgresql/*/bin/initdb "$(command -v initdb || true)"
[ -n "$missing" ] || exit 0

as_root=""
[ "$(id -u)" = 0 ] || as_root=sudo
if ! command -v apt-get >/dev/null 2>&1 || { [ -n "$as_root" ] && ! command -v sudo >/dev/null 2>&1; }; then
    echo "The tests need these programs (names of Debian's packages):$missing" >&2
    exit 1
fi
echo "Installing what the tests need:$missing"
$as_root apt-get update -qq
# shellcheck disable=SC2086 -- the names are words of their own
$as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends $missing >/dev/null
