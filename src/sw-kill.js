// The way out of a bad deployment: put at the address of the service worker, it deletes all that the site has stored,
// unregisters itself and loads the open pages anew. docs/publishing.md has the drill.
"use strict";
let stored;
// Already here: Chromium may let the worker before go on for minutes, whatever skipWaiting says.
addEventListener("install", (event) => event.waitUntil((async () => {
  skipWaiting();
  stored = (await caches.keys()).filter((name) => name.startsWith("app{root}/-"));
  await Promise.all(stored.map((name) => caches.delete(name)));
  // Comes after the install, so nobody may wait for it within.
  registration.unregister();
})()));
addEventListener("activate", (event) => event.waitUntil((async () => {
  await clients.claim();
  // Once more: a page that registered meanwhile has called the registration back.
  await registration.unregister();
  // Only where something was stored: else a page that registers again would be loaded without end.
  const windows = stored?.length ? await clients.matchAll({ type: "window" }) : [];
  for (const window of windows) window.navigate(window.url).catch(() => {});
})()));
