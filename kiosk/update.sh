#!/bin/sh
# Installs a new site from a folder or a USB stick:  update.sh /media/usb
# The folder contains site.tar.gz and site.tar.gz.sha256 (`sha256sum site.tar.gz > site.tar.gz.sha256`).
# Atomic: the site in use changes by one rename; the previous one stays for `update.sh --back`.
set -eu

base="${KIOSK_BASE:-/srv/kiosk}"
fail() { echo "kiosk: $1" >&2; exit 1; }

switch() {
  ln -sfn "$1" "$base/next.link"
  mv -T "$base/next.link" "$base/site"
}

if [ "${1:-}" = --back ]; then
  before=$(readlink "$base/before" 2> /dev/null) || fail "there is no site before this one"
  [ -f "$base/$before/index.html" ] || fail "the site before this one is gone"
  now=$(readlink "$base/site")
  switch "$before"
  ln -sfn "$now" "$base/before"
  echo "kiosk: back to $before"
  exit 0
fi

from="${1:?usage: update.sh FOLDER | --back}"
[ -f "$from/site.tar.gz" ] || fail "no site.tar.gz in $from"
[ -f "$from/site.tar.gz.sha256" ] || fail "no site.tar.gz.sha256 in $from"
wanted=$(cut -d' ' -f1 "$from/site.tar.gz.sha256")
work=$(mktemp -d "$base/incoming.XXXXXX")
trap 'rm -rf "$work"' EXIT
# Copied first: removing or changing the stick meanwhile must not matter.
cp "$from/site.tar.gz" "$work/site.tar.gz"
is=$(sha256sum "$work/site.tar.gz" | cut -d' ' -f1)
[ "$is" = "$wanted" ] || fail "the checksum differs: the copy is damaged, nothing was changed"
name="site-$(printf %.16s "$is")"
if [ "$(readlink "$base/site" 2> /dev/null)" = "$name" ]; then
  echo "kiosk: this site is in use already"
  exit 0
fi
mkdir "$work/site"
tar -xzf "$work/site.tar.gz" -C "$work/site" --no-same-owner --no-same-permissions
# Every build writes these two.
for file in index.html atbildiba.txt; do
  [ -f "$work/site/$file" ] || fail "$file is missing: this is not the site's dist/ folder, nothing was changed"
done
[ -f "$work/site/kiosk.html" ] ||
  fail 'kiosk.html is missing: add "kiosk" to "sections" of site.json and build again, nothing was changed'
[ -z "$(find "$work/site" -type l -print -quit)" ] || fail "the site holds links: refused"
find "$work/site" -type d -exec chmod 755 {} + -o -type f -exec chmod 644 {} +
rm -rf "${base:?}/$name"
mv "$work/site" "$base/$name"
sync
now=$(readlink "$base/site" 2> /dev/null || true)
switch "$name"
[ -z "$now" ] || ln -sfn "$now" "$base/before"
# Keep two sites: this one and the previous one.
for old in "$base"/site-*; do
  case "${old##*/}" in "$name" | "$now") ;; *) rm -rf "$old" ;; esac
done
echo "kiosk: $name is in place; the screen changes when nobody is at it"
