#!/bin/sh
# The programs that the tests drive and Python cannot bring: a browser, LibreOffice, a PDF reader.
set -eu
missing=""
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-writer-nogui"
command -v pdftoppm >/dev/null 2>&1 || missing="$missing poppler-utils"
[ -z "$missing" ] && exit 0

as_root=""
[ "$(id -u)" = 0 ] || as_root=sudo
if ! command -v apt-get >/dev/null 2>&1 || { [ -n "$as_root" ] && ! command -v sudo >/dev/null 2>&1; }; then
    echo "The tests need these programs (names of Debian's packages):$missing" >&2
    exit 1
fi
echo "Installing what the tests need:$missing"
$as_root apt-get update -qq
# shellcheck disable=SC2086 -- the names are words of their own
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
