#!/bin/sh
# Shows the kiosk, full screen, until it is stopped; systemd starts it again (systemd/kiosk-browser.service).
# Every flag below was found in Chromium 156 (kiosk/README.md says how to look for them in another one).
set -eu

address="${KIOSK_ADDRESS:-http://localhost:8080}"
profile="${KIOSK_PROFILE:-stand}"
state="${KIOSK_STATE:-/var/lib/kiosk}"
chromium="${KIOSK_CHROMIUM:-chromium}"

# Another language than the default one: KIOSK_PATH=/en/kiosk.
page="$address${KIOSK_PATH:-/kiosk}?profile=$profile&alive=/alive"

# Not before the site answers: Chromium's own error page has no way back.
tries=0
until curl --silent --fail --output /dev/null --max-time 2 "$address/"; do
  tries=$((tries + 1))
  [ "$tries" -lt 60 ] || { echo "kiosk: $address does not answer" >&2; exit 1; }
  sleep 1
done

# The screen stays on. Under Wayland (cage) the compositor does that.
if [ -n "${DISPLAY:-}" ] && command -v xset > /dev/null; then
  xset s off -dpms 2> /dev/null || true
fi

mkdir -p "$state/profile"
# A power cut leaves a lock of a process that is gone.
rm -f "$state/profile/SingletonLock" "$state/profile/SingletonSocket" "$state/profile/SingletonCookie"

# For a start after a crash Chromium keeps the last addresses, with what was searched for, and beside each icon the addresses
# that have it. Where a file stands it can make no folder for them, where a folder stands no file.
rm -rf "$state/profile/Default/Sessions" "$state/profile/Default/Sessions_Encrypted" "$state/profile/Default/Favicons"*
mkdir -p "$state/profile/Default/Favicons"
: > "$state/profile/Default/Sessions"
: > "$state/profile/Default/Sessions_Encrypted"

# Never --incognito: it would throw the stored site away at each start. Never --no-sandbox on a box.
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
