// The service worker. Plain JavaScript, because its listeners must be registered before anything is loaded;
// docs/offline.md describes how it works. The build appends `const SITE = …`: every file with SHA-256 and size
// (site/src/build/worker/mod.rs).
"use strict";

// Written last: a cache without it is incomplete.
const MARK = "complete";
// How long to wait for the network, in milliseconds, if the cache has an alternative.
const PATIENCE = 4000;

/** @param {string} path relative to the site's root */
const address = (path) => `${SITE.root}/${path}`;
const prefix = () => `app${SITE.root}/-`;
/**
 * The groups of files that a version stores.
 * @param {Version} version
 */
const groupsOf = ({ langs, kiosk }) => kiosk ? ["", ...langs, "kiosk"] : ["", ...langs];
/** @param {string[]} groups */
const filesOf = (groups) => SITE.files.filter(([, , , group]) => group.split(" ").some((one) => groups.includes(one)));
/** @param {string} path */
const fileAt = (path) => SITE.files.find(([known]) => known === path);
/**
 * @param {string} path
 * @param {string} [cacheName] any cache by default
 */
const stored = (path, cacheName) => caches.match(address(path), { cacheName, ignoreVary: true });
/** @param {string} path */
const languageOf = (path) => SITE.langs.slice(1).find((lang) => (path + "/").startsWith(lang + "/")) ?? SITE.langs[0];
/** @param {string} key */
const packOf = (key) => Object.hasOwn(SITE.elsewhere, key) ? SITE.elsewhere[key] : languageOf(key);
/**
 * The path relative to the site's root; undefined for other sites.
 * @param {URL} url
 */
const pathOf = (url) => url.origin === location.origin && (url.pathname + "/").startsWith(SITE.root + "/")
  ? url.pathname.slice(SITE.root.length + 1) : undefined;

/**
 * Runs `job` for each item of a list, six at a time.
 * @template T
 * @param {T[]} list
 * @param {(item: T) => Promise<unknown>} job
 */
async function each(list, job) {
  const rest = list.values();
  const run = async () => { for (const one of rest) await job(one); };
  await Promise.all(Array.from({ length: 6 }, run));
}

/**
 * @param {ArrayBuffer} bytes
 * @param {string} hash SHA-256 in base64
 */
async function isSound(bytes, hash) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return btoa(String.fromCharCode(...new Uint8Array(digest))) === hash;
}
/**
 * False also if the response cannot be read to its end.
 * @param {Response} response
 * @param {string} hash
 */
const isWhole = (response, hash) => response.arrayBuffer().then((bytes) => isSound(bytes, hash)).catch(() => false);

/**
 * Fetches a file from the server: exactly the bytes of this version, or an error.
 * @param {StoredFile} file
 */
async function get([path, hash]) {
  /** @param {RequestCache} cache */
  const ask = (cache) =>
    fetch(address(path), { cache, integrity: `sha256-${hash}`, credentials: "omit", redirect: "error" });
  // A file with a hash in its name may come from the HTTP cache, which the page has just filled; the integrity hash is
  // checked.
  const hashed = /\.[0-9a-f]{16}\./.test(path);
  const answer = await (hashed ? ask("default").catch(() => ask("reload")) : ask("reload"));
  if (answer.status !== 200) throw new Error(`${path}: status ${answer.status}`);
  return answer;
}

/**
 * A version's cache: its name, the languages that it contains, whether it contains what only kiosks need, the caches
 * that it replaces, and the ids of the pages that began with one of them. Its marker contains all of this.
 * @typedef {{ name: string, langs: string[], kiosk?: boolean, old: string[], ids: string[] }} Version
 */

/**
 * All caches of the site, with the contents of their markers. A damaged marker is none.
 * @returns {Promise<{ name: string, mark?: Version }[]>}
 */
async function ours() {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix()));
  return Promise.all(names.map(async (name) => ({ name, mark: await (await stored(MARK, name))?.json().catch(() => undefined) })));
}

/** @param {Version} site */
async function write(site) {
  // Deleted meanwhile: not created again.
  if (!await caches.has(site.name)) return;
  await (await caches.open(site.name)).put(address(MARK), new Response(JSON.stringify(site)));
}

// This version's cache. There are two if the site went back to an earlier version; the later one is used.
/** @type {Version | undefined} */
let known;
async function home() {
  if (known) return known;
  const mine = (await ours()).filter(({ name, mark }) => mark && name.startsWith(prefix() + SITE.build));
  return known = mine.find(({ name }) => !mine.some(({ mark }) => mark?.old.includes(name)))?.mark;
}

async function install() {
  const before = await ours();
  // Without a mark: of an interrupted install.
  for (const { name, mark } of before) if (!mark) await caches.delete(name);
  const old = before.filter(({ mark }) => mark);
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const paths = windows.map(({ url }) => pathOf(new URL(url))).filter((path) => path !== undefined);
  const asked = [...old.flatMap(({ mark }) => mark?.langs ?? []), ...paths.map(languageOf)];
  const langs = [...new Set(asked)].filter((lang) => SITE.langs.includes(lang));
  if (!langs.length) langs.push(SITE.langs[0]);
  const kiosk = old.some(({ mark }) => mark?.kiosk) || paths.some((path) => packOf(path) === "kiosk");
  // Each install has a cache of its own, so a failed one never damages the one in use.
  const name = `${prefix()}${SITE.build}-${crypto.randomUUID()}`;
  /** @type {Version} */
  const site = { name, langs, kiosk, old: old.map(({ name }) => name), ids: [] };
  try {
    const cache = await caches.open(name);
    await each(filesOf(groupsOf(site)), async (file) => {
      for (const { name } of old) {
        const kept = await stored(file[0], name);
        if (kept && await isWhole(kept.clone(), file[1])) return cache.put(address(file[0]), kept);
      }
      await cache.put(address(file[0]), await get(file));
    });
    await write(site);
    return known = site;
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
}

// The paths verified since this worker was started.
/** @type {Set<string>} */
const sound = new Set();
/**
 * A file of this version. If it is missing or damaged in the cache, it is repaired from the server, if that has the
 * same version.
 * @param {StoredFile} file
 */
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
    // A full disk must not prevent the response.
    await (await caches.open(site.name)).put(address(path), fresh.clone()).catch(() => {});
  }
  sound.add(path);
  return fresh;
}

/**
 * Stores missing or damaged files of the languages in use, of `more` languages and, if asked, of kiosks; then pictures.
 * @param {string[]} more
 * @param {boolean} [kiosk]
 */
async function complete(more, kiosk) {
  let site = await home();
  if (!site) {
    // The browser has evicted everything, or a future worker has deleted it on purpose (sw-kill.js); then nothing is
    // stored.
    if (registration.installing || registration.waiting) return;
    site = await install();
  }
  if (kiosk && !site.kiosk) {
    site.kiosk = true;
    await write(site);
  }
  await each(filesOf(groupsOf(site)), (file) => read(file).catch(() => {}));
  for (const lang of more.filter((lang) => !site.langs.includes(lang))) {
    await each(filesOf([lang]), read);
    site.langs.push(lang);
    await write(site);
  }
  if (!navigator.connection?.saveData) await each(filesOf(["pictures"]), (file) => read(file).catch(() => {}));
}

// Deletes earlier versions when no page uses them any more.
async function sweep() {
  const site = await home();
  const open = (await clients.matchAll({ type: "window", includeUncontrolled: true })).map(({ id }) => id);
  if (!site?.old.length || site.ids.some((id) => open.includes(id))) return;
  for (const name of site.old.splice(0)) await caches.delete(name);
  await write(site);
}

/**
 * The content of a pack: the common parts of its pages once, each page as a list of parts, and the headers.
 * @typedef {{ headers: Headers, parts: string[], pages: Record<string, number[]> }} Pack
 */

/**
 * The content of a pack. A page waits for it while the worker starts, so it is read once, and in parallel with the
 * caches' markers: whichever version stored a file with this hash, the bytes are the same. The style sheets' pack may be
 * another version's, which its hash tells.
 * @param {string} pack
 * @returns {Promise<Pack | undefined>}
 */
async function load(pack) {
  const file = fileAt(SITE.packs[pack]);
  if (!file) return;
  let [answer, site] = await Promise.all([stored(file[0]), home()]);
  if (!site || !groupsOf(site).includes(file[3])) return;
  let bytes = await answer?.arrayBuffer().catch(() => {});
  if (!answer || !bytes || !await isSound(bytes, file[1])) {
    answer = await read(file).catch(() => undefined);
    // Damaged, and offline.
    if (!answer) return;
    bytes = await answer.arrayBuffer();
  }
  return parse(answer, bytes);
}

/**
 * @param {Response} answer
 * @param {ArrayBuffer} bytes
 * @returns {Pack}
 */
function parse(answer, bytes) {
  // Including the policies that the server sends with everything.
  const headers = new Headers(answer.headers);
  for (const name of ["content-encoding", "content-length", "etag"]) headers.delete(name);
  return { headers, ...JSON.parse(new TextDecoder().decode(bytes)) };
}

/** @type {Map<string, Promise<Pack | undefined>>} */
const packs = new Map();
/**
 * A page, a calendar or a style sheet from a pack of this version.
 * @param {string} pack
 * @param {string} key the path, that of a page without its ending
 */
async function page(pack, key) {
  if (!packs.has(pack)) packs.set(pack, load(pack));
  const loaded = await packs.get(pack)?.catch(() => {});
  // Retried on the next request.
  if (!loaded) packs.delete(pack);
  return loaded && unpack(loaded, key);
}
/**
 * @param {Pack} pack
 * @param {string} key
 */
function unpack({ headers, parts, pages }, key) {
  if (!Object.hasOwn(pages, key)) return;
  const type = key.endsWith(".ics") ? "calendar" : key.endsWith(".css") ? "css" : "html";
  headers.set("content-type", `text/${type}; charset=utf-8`);
  return new Response(pages[key].map((part) => parts[part]).join(""), { status: /404$/.test(key) ? 404 : 200, headers });
}

/**
 * A style sheet of this version, else of the version that an older page began with. Their pack has the same path in
 * every version.
 * @param {string} path
 */
async function style(path) {
  const found = await page("style", path);
  if (found) return found;
  for (const { name } of await ours()) {
    const answer = await stored(SITE.packs.style, name);
    const older = answer && unpack(parse(answer, await answer.arrayBuffer()), path);
    if (older) return older;
  }
}

/**
 * The page of this version; else the network's; else the section's page, which shows the address itself; else “not
 * found”.
 * @param {FetchEvent} event
 * @param {string} path
 * @returns {Promise<Response>}
 */
async function navigate(event, path) {
  const key = path.replace(/(^|\/)index\.html$|\.html$|\/$/, "");
  const lang = languageOf(key);
  const found = await page(packOf(key), key);
  if (found) return found;
  const site = await home();
  const held = site?.langs.includes(lang);
  const led = key.match(SITE.led);
  if (site && !held) event.waitUntil(complete([lang]).catch(() => {}));
  /** @type {Promise<never>} */
  const late = held && led ? new Promise((_, fail) => setTimeout(fail, PATIENCE)) : new Promise(() => {});
  const answer = await Promise.race([fetch(event.request), late]).catch(() => {});
  if (answer && (answer.ok || answer.type === "opaqueredirect" || !(held && led))) return answer;
  if (!site) return Response.error();
  if (held) {
    const none = lang === SITE.langs[0] ? "404" : `${lang}/404`;
    return led && await page(lang, led[1]) || await page("", none) || Response.error();
  }
  // The language is not stored and there is no network: the same address in a language that is.
  const rest = (lang === SITE.langs[0] ? key : key.slice(lang.length + 1)).replace(/^\/+/, "");
  const here = site.langs[0] === SITE.langs[0] ? rest : `${site.langs[0]}/${rest}`;
  return Response.redirect(`${address(here)}${new URL(event.request.url).search}#not-stored`);
}

/**
 * A file: from this version, else (with a hash in its name) from the version that an older page began with, else from
 * the server.
 * @param {Request} request
 * @param {string} path
 */
async function other(request, path) {
  const file = fileAt(path);
  if (file) return read(file);
  const sheet = path.endsWith(".css") && await style(path).catch(() => {});
  if (sheet) return sheet;
  const kept = /\.[0-9a-f]{16}\./.test(path) && await caches.match(request, { ignoreVary: true });
  const none = () => new Response("404\n", { status: 404, headers: { "content-type": "text/plain" } });
  return kept || fetch(request).catch(/\.\w+$/.test(path) ? none : () => Response.error());
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil((async () => {
  const site = await home();
  // The first version: no page began with another.
  if (!site?.old.length) return clients.claim();
  site.ids = (await clients.matchAll({ type: "window", includeUncontrolled: true })).map(({ id }) => id);
  await write(site);
  await sweep();
})()));
addEventListener("message", (event) => {
  /** @type {Record<string, () => Promise<void>>} */
  const jobs = {
    go: () => skipWaiting(),
    idle: () => sweep().then(() => complete([])),
    all: () => complete(SITE.langs),
    kiosk: () => complete(SITE.langs, true),
  };
  const job = Object.hasOwn(jobs, event.data) && jobs[event.data]().catch(() => {});
  if (job) event.waitUntil(job.then(() => event.ports[0]?.postMessage("done")));
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const path = pathOf(new URL(request.url));
  if (request.method !== "GET" || path === undefined || request.headers.has("range")) return;
  // The list of revoked ids is never served from a stored copy; without a network the response is empty.
  if (path === "revoked.json") return event.respondWith(fetch(request).catch(() => new Response("")));
  if (/^(sw(-kill)?\.js|version\.json|\.well-known\/.*|(.*\/)?embed\/[^/]+)$/.test(path)) return;
  // Pages are navigated to, or fetched by the app (src/page.js).
  const isAsked = request.mode === "navigate" || request.headers.get("accept")?.startsWith("text/html");
  const isPage = !fileAt(path) && (isAsked || path.endsWith(".ics"));
  event.respondWith((isPage ? navigate(event, path) : other(request, path)).catch(() => fetch(request)));
});
