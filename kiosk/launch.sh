#!/bin/sh
# Shows the kiosk full screen until it stops; systemd restarts it (systemd/kiosk-browser.service).
# Every flag below exists in Chromium 156 (kiosk/README.md explains how to check another version).
set -eu

address="${KIOSK_ADDRESS:-http://localhost:8080}"
profile="${KIOSK_PROFILE:-stand}"
state="${KIOSK_STATE:-/var/lib/kiosk}"
chromium="${KIOSK_CHROMIUM:-chromium}"

# For a language other than the default: KIOSK_PATH=/en/kiosk.
page="$address${KIOSK_PATH:-/kiosk}?profile=$profile&alive=/alive"

# Wait until the site answers: Chromium's error page is a dead end.
tries=0
until curl --silent --fail --output /dev/null --max-time 2 "$address/"; do
  tries=$((tries + 1))
  [ "$tries" -lt 60 ] || { echo "kiosk: $address does not answer" >&2; exit 1; }
  sleep 1
done

# Keep the screen on. Under Wayland (cage) the compositor does that.
if [ -n "${DISPLAY:-}" ] && command -v xset > /dev/null; then
  xset s off -dpms 2> /dev/null || true
fi

mkdir -p "$state/profile"
# A power cut leaves the lock of a process that no longer exists.
rm -f "$state/profile/SingletonLock" "$state/profile/SingletonSocket" "$state/profile/SingletonCookie"

# To restore after a crash, Chromium stores the last addresses with their search terms, and with each icon the addresses
# that use it. A file prevents it from creating the folder for them, and a folder prevents the file.
rm -rf "$state/profile/Default/Sessions" "$state/profile/Default/Sessions_Encrypted" "$state/profile/Default/Favicons"*
mkdir -p "$state/profile/Default/Favicons"
: > "$state/profile/Default/Sessions"
: > "$state/profile/Default/Sessions_Encrypted"

# Never --incognito: it would discard the stored site at each start. Never --no-sandbox in a kiosk.
# shellcheck disable=SC2086
exec "$chromium" \
  --kiosk "$page" \
  --user-data-dir="$state/profile" \
  --no-first-run \
  --no-default-browser-check \
  --noerrdialogs \
  --hide-crash-restore-bubble \
  --disable-pinch \
  --overscroll-history-navigation=0 \
  --pull-to-refresh=0 \
  --deny-permission-prompts \
  --disable-extensions \
  --disable-sync \
  --disable-component-update \
  --disable-background-networking \
  --disable-features=SegmentationPlatform \
  --check-for-update-interval=31536000 \
  --password-store=basic \
  --touch-events=enabled \
  ${KIOSK_FLAGS:-}
