// The way out of a bad deployment: put at the address of the service worker, it deletes all that the site has stored,
// unregisters itself and, where the browser lets it, loads open pages anew. docs/publishing.md has the drill.
"use strict";
const wipe = async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith("app{root}/-"));
  await Promise.all(names.map((name) => caches.delete(name)));
  return names.length > 0;
};
let had;
// Already here, and not only when activated: Chromium may let the worker before go on for minutes, whatever skipWaiting says.
addEventListener("install", (event) => event.waitUntil((async () => {
  skipWaiting();
  had = await wipe();
  // Not part of the install, since nobody is unregistered before its end. Open pages then stay as they are.
  setTimeout(async () => {
    await wipe();
    await registration.unregister();
  }, 5e3);
})()));
addEventListener("activate", (event) => event.waitUntil((async () => {
  await clients.claim();
  await wipe();
  // Once more: a page that registered meanwhile has called the registration back.
  await registration.unregister();
  // Only where something was stored: else a page that registers again would be loaded without end.
  const windows = had ? await clients.matchAll({ type: "window" }) : [];
  for (const window of windows) window.navigate(window.url).catch(() => {});
})()));
