// Recovery from a bad deployment: published at the address of the service worker, it deletes everything the site has
// stored, unregisters itself and, where the browser allows it, reloads open pages. docs/publishing.md has the
// procedure.
"use strict";
const wipe = async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith("app{root}/-"));
  await Promise.all(names.map((name) => caches.delete(name)));
  return names.length > 0;
};
/** @type {boolean | undefined} */
let had;
// On installation already, not only on activation: Chromium may let the previous worker run for minutes despite
// skipWaiting.
addEventListener("install", (event) => event.waitUntil((async () => {
  skipWaiting();
  had = await wipe();
  // Not part of the installation, because unregistering waits for its end. Open pages then stay as they are.
  setTimeout(async () => {
    await wipe();
    await registration.unregister();
  }, 5e3);
})()));
addEventListener("activate", (event) => event.waitUntil((async () => {
  await clients.claim();
  await wipe();
  // Again, because a page that registered meanwhile has revived the registration.
  await registration.unregister();
  // Only if something was stored; otherwise a page that registers again would reload endlessly.
  const windows = had ? await clients.matchAll({ type: "window" }) : [];
  for (const window of windows) window.navigate(window.url).catch(() => {});
})()));
