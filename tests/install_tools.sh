#!/bin/sh
# The programs that the tests need beside Python: installed from Debian's packages when run as root,
# else named in one sentence. Does nothing where all of them are there.
set -eu

missing=""
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }

need chromium chromium
need javac default-jdk-headless
need node nodejs
need npm npm
# Pages are judged as they look, so each script of the library needs a face.
[ -n "$(fc-list :lang=ur 2>/dev/null)" ] || missing="$missing fontconfig fonts-noto-core"

[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing for the tests:$missing"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
  echo "The tests need these Debian packages: sudo apt-get install$missing" >&2
  exit 2
fi
