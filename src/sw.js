// The service worker. Plain JavaScript, since its listeners must stand before anything is loaded; docs/offline.md says
// how it works and why. The build appends `const SITE = …`: every file with SHA-384 and size (site/src/build/worker/mod.rs).
"use strict";

// Written last: a cache without it was never finished.
const MARK = "complete";
// Milliseconds for the network, where the cache has an answer of its own.
const PATIENCE = 4000;

const address = (path) => `${SITE.root}/${path}`;
const prefix = () => `app${SITE.root}/-`;
const filesOf = (...groups) => SITE.files.filter(([, , , group]) => groups.includes(group));
const fileAt = (path) => SITE.files.find(([known]) => known === path);
const stored = (path, cacheName) => caches.match(address(path), { cacheName, ignoreVary: true });
const languageOf = (path) => SITE.langs.slice(1).find((lang) => (path + "/").startsWith(lang + "/")) ?? SITE.langs[0];
// The path below the site's root; nothing for what lies elsewhere.
const pathOf = (url) => url.origin === location.origin && (url.pathname + "/").startsWith(SITE.root + "/")
  ? url.pathname.slice(SITE.root.length + 1) : undefined;

// Runs `job` over a list, six at a time.
async function each(list, job) {
  const rest = list.values();
  const run = async () => { for (const one of rest) await job(one); };
  await Promise.all(Array.from({ length: 6 }, run));
}

async function isSound(bytes, hash) {
  const digest = await crypto.subtle.digest("SHA-384", bytes);
  return btoa(String.fromCharCode(...new Uint8Array(digest))) === hash;
}
// Of an answer that can't even be read to its end, no.
const isWhole = (response, hash) => response.arrayBuffer().then((bytes) => isSound(bytes, hash)).catch(() => false);

// From the server: the very bytes of this version, or an error.
async function get([path, hash]) {
  const ask = (cache) =>
    fetch(address(path), { cache, integrity: `sha384-${hash}`, credentials: "omit", redirect: "error" });
  // A name with a hash may come out of the HTTP cache, which the page has just filled; integrity decides.
  const hashed = /\.[0-9a-f]{16}\./.test(path);
  const answer = await (hashed ? ask("default").catch(() => ask("reload")) : ask("reload"));
  if (answer.status !== 200) throw new Error(`${path}: status ${answer.status}`);
  return answer;
}

// All caches of the site, with what their markers say.
async function ours() {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix()));
  return Promise.all(names.map(async (name) => ({ name, mark: await (await stored(MARK, name))?.json() })));
}

async function write(site) {
  if (!await caches.has(site.name)) return; // forgotten meanwhile: stays so
  await (await caches.open(site.name)).put(address(MARK), new Response(JSON.stringify(site)));
}

// This version's cache: { name, langs, old, ids }. Two when the site went back to an earlier version: the later one.
let known;
async function home() {
  if (known) return known;
  const mine = (await ours()).filter(({ name, mark }) => mark && name.startsWith(prefix() + SITE.build));
  return known = mine.find(({ name }) => !mine.some(({ mark }) => mark.old.includes(name)))?.mark;
}

async function install() {
  const before = await ours();
  for (const { name, mark } of before) if (!mark) await caches.delete(name); // an install that was cut off
  const old = before.filter(({ mark }) => mark);
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const seen = windows.map(({ url }) => pathOf(new URL(url))).filter((path) => path !== undefined).map(languageOf);
  const langs = [...new Set([...old.flatMap(({ mark }) => mark.langs), ...seen])].filter((l) => SITE.langs.includes(l));
  if (!langs.length) langs.push(SITE.langs[0]);
  // A name of its own for each install: a failed one can then never harm the cache that is in use.
  const name = `${prefix()}${SITE.build}-${crypto.randomUUID()}`;
  const site = { name, langs, old: old.map(({ name }) => name), ids: [] };
  try {
    const cache = await caches.open(name);
    await each(filesOf("", ...langs), async (file) => {
      for (const { name } of old) {
        const kept = await stored(file[0], name);
        if (kept && await isWhole(kept.clone(), file[1])) return cache.put(address(file[0]), kept);
      }
      await cache.put(address(file[0]), await get(file));
    });
    await write(site);
    known = site;
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
}

const sound = new Set(); // read and found whole since this worker was started
// A file of this version. A hole or damage in the cache is mended where the server has the same version.
async function read(file) {
  const [path, hash] = file;
  const site = await home();
  const kept = site && await stored(path, site.name);
  if (kept && (sound.has(path) || await isWhole(kept.clone(), hash))) {
    sound.add(path);
    return kept;
  }
  const fresh = await get(file);
  if (site && await caches.has(site.name)) {
    // A full disk is no reason to answer nothing.
    await (await caches.open(site.name)).put(address(path), fresh.clone()).catch(() => {});
  }
  sound.add(path);
  return fresh;
}

// Stores what is missing or damaged of the languages in use, then pictures; with other languages, these too.
async function complete(more = []) {
  let site = await home();
  if (!site) {
    // The browser has thrown all away. Or a worker to come has, for good (sw-kill.js): nothing is stored behind its back.
    if (registration.installing || registration.waiting) return;
    site = await install().then(home);
  }
  await each(filesOf("", ...site.langs), (file) => read(file).catch(() => {}));
  for (const lang of more.filter((lang) => !site.langs.includes(lang))) {
    await each(filesOf(lang), read);
    site.langs.push(lang);
    await write(site);
  }
  if (!navigator.connection?.saveData) await each(filesOf("pictures"), (file) => read(file).catch(() => {}));
}

// Deletes earlier versions as soon as no page uses them.
async function sweep() {
  const site = await home();
  const open = (await clients.matchAll({ type: "window", includeUncontrolled: true })).map(({ id }) => id);
  if (!site?.old.length || site.ids.some((id) => open.includes(id))) return;
  for (const name of site.old.splice(0)) await caches.delete(name);
  await write(site);
}

// What a pack holds. A worker that was just started owes it to a page that waits, so it is read once, and without waiting for
// what the caches' markers say: whichever version has stored a name with this hash has the same bytes.
async function load(pack) {
  const file = fileAt(SITE.packs[pack]);
  let [answer, site] = await Promise.all([stored(file[0]), home()]);
  if (!site || (pack && !site.langs.includes(pack))) return;
  let bytes = await answer?.arrayBuffer().catch(() => {});
  if (!bytes || !await isSound(bytes, file[1])) {
    answer = await read(file).catch(() => {});
    if (!answer) return; // damaged, and no network to mend it
    bytes = await answer.arrayBuffer();
  }
  const headers = new Headers(answer.headers); // the policies that the server sends with everything
  for (const name of ["content-encoding", "content-length", "etag"]) headers.delete(name);
  return { headers, ...JSON.parse(new TextDecoder().decode(bytes)) };
}

const packs = new Map();
// A page out of a pack, which holds the pages' common parts once.
async function page(pack, key) {
  if (!packs.has(pack)) packs.set(pack, load(pack));
  const loaded = await packs.get(pack).catch(() => {});
  if (!loaded) packs.delete(pack); // perhaps another time
  if (!loaded || !Object.hasOwn(loaded.pages, key)) return;
  const { headers, parts, pages } = loaded;
  headers.set("content-type", key.endsWith(".ics") ? "text/calendar; charset=utf-8" : "text/html; charset=utf-8");
  return new Response(pages[key].map((part) => parts[part]).join(""), { status: /404$/.test(key) ? 404 : 200, headers });
}

// The page of this version; else the network's; else the section's page, which leads on by itself; else "not found".
async function navigate(event, path) {
  const key = path.replace(/(^|\/)index\.html$|\.html$|\/$/, "");
  const lang = languageOf(key);
  const found = await page(SITE.always.includes(key) ? "" : lang, key);
  if (found) return found;
  const site = await home();
  const held = site?.langs.includes(lang);
  const led = key.match(SITE.led);
  if (site && !held) event.waitUntil(complete([lang]).catch(() => {}));
  const late = held && led ? new Promise((_, fail) => setTimeout(fail, PATIENCE)) : new Promise(() => {});
  const answer = await Promise.race([fetch(event.request), late]).catch(() => {});
  if (answer && (answer.ok || answer.type === "opaqueredirect" || !(held && led))) return answer;
  if (!site) return Response.error();
  if (held) return (led && await page(lang, led[1])) || page("", lang === SITE.langs[0] ? "404" : `${lang}/404`);
  // The language is not here and there is no network: the same address in one that is.
  const rest = lang === SITE.langs[0] ? key : key.slice(lang.length + 1);
  const here = site.langs[0] === SITE.langs[0] ? rest : `${site.langs[0]}/${rest}`;
  return Response.redirect(`${address(here)}${new URL(event.request.url).search}#not-stored`);
}

// A file: of this version, else (a name with a hash) of the one that an older page began with, else the server's.
async function other(request, path) {
  if (fileAt(path)) return read(fileAt(path));
  const kept = /\.[0-9a-f]{16}\./.test(path) && await caches.match(request, { ignoreVary: true });
  const none = () => new Response("404\n", { status: 404, headers: { "content-type": "text/plain" } });
  return kept || fetch(request).catch(/\.\w+$/.test(path) ? none : () => Response.error());
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil((async () => {
  const site = await home();
  if (!site?.old.length) return clients.claim(); // the very first version: nobody began with another
  site.ids = (await clients.matchAll({ type: "window", includeUncontrolled: true })).map(({ id }) => id);
  await write(site);
  await sweep();
})()));
addEventListener("message", (event) => {
  const jobs = { go: () => skipWaiting(), idle: () => sweep().then(complete), all: () => complete(SITE.langs) };
  const job = Object.hasOwn(jobs, event.data) && jobs[event.data]().catch(() => {});
  if (job) event.waitUntil(job.then(() => event.ports[0]?.postMessage("done")));
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const path = pathOf(new URL(request.url));
  if (request.method !== "GET" || path === undefined || request.headers.has("range")) return;
  // The list of the revoked is never an older copy's; where there is no network it says nothing.
  if (path === "revoked.json") return event.respondWith(fetch(request).catch(() => new Response("")));
  if (/^(sw(-kill)?\.js|version\.json|\.well-known\/.*|(.*\/)?embed\/[^/]+)$/.test(path)) return;
  // Pages are loaded, and fetched by the app (src/page.js).
  const isAsked = request.mode === "navigate" || request.headers.get("accept")?.startsWith("text/html");
  const isPage = !fileAt(path) && (isAsked || path.endsWith(".ics"));
  event.respondWith((isPage ? navigate(event, path) : other(request, path)).catch(() => fetch(request)));
});
