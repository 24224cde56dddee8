#!/bin/sh
# Ends the browser when the page has not sent a sign of life for too long; systemd then restarts it.
# The page requests /alive every few seconds (src/kiosk/js/session.js); Caddy logs each request in a separate file.
set -eu

log="${KIOSK_ALIVE_LOG:-/var/log/kiosk/alive.log}"
patience="${KIOSK_PATIENCE:-25}"
# The grace period counts from the start of the watchdog, which starts with the browser.
grace="${KIOSK_GRACE:-60}"
tick="${KIOSK_TICK:-5}"
stop="${KIOSK_STOP:-systemctl kill --kill-whom=all --signal=KILL kiosk-browser.service}"

started=$(cut -d. -f1 /proc/uptime)
# Ages are measured between two reads of the same file, not by the wall clock, which may jump.
size=-1
seen=$started
while sleep "$tick"; do
  up=$(cut -d. -f1 /proc/uptime)
  now=$(stat -c '%s.%i' "$log" 2> /dev/null || echo 0)
  if [ "$now" != "$size" ]; then
    size=$now
    seen=$up
  elif [ $((up - seen)) -ge "$patience" ] && [ $((up - started)) -ge "$grace" ]; then
    echo "kiosk: no sign of life for $((up - seen)) s, starting the browser again" >&2
    $stop || true
    seen=$((up + grace - patience))
  fi
done
