#!/bin/sh
# The programs that the tests need beside Python: installed from Debian's packages when run as root,
# else named in one sentence. Does nothing where all of them are there.
set -eu
# Servers lie where only root looks by itself.
PATH="$PATH:/usr/sbin"

missing=""
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }

need chromium chromium
need javac default-jdk-headless
need node nodejs
need npm npm
need pdftotext poppler-utils
need soffice libreoffice-writer-nogui
[ -e /usr/lib/libreoffice/program/libslideshowlo.so ] || command -v simpress >/dev/null 2>&1 ||
  missing="$missing libreoffice-impress-nogui"
need lou_translate liblouis-bin
# The files for servers are judged by the servers themselves.
need nginx nginx-light
need apache2 apache2-bin
need caddy caddy
need openssl openssl
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
