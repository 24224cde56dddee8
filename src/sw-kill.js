// The way out of a bad deployment: put at the address of the service worker, it deletes all that the site has stored,
// unregisters itself and loads the open pages anew. docs/publishing.md has the drill.
"use strict";
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil((async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith("app{root}/-"));
  await clients.claim();
  await Promise.all(names.map((name) => caches.delete(name)));
  await registration.unregister();
  // Only where something was stored: else a page that registers again would be loaded without end.
  const windows = names.length ? await clients.matchAll({ type: "window" }) : [];
  for (const window of windows) window.navigate(window.url).catch(() => {});
})()));
