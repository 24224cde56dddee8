// A visitor's session: begins with a touch, ends after a while without one, and leaves no traces. The files of this
// folder are joined into one script (site/src/engine/sources.rs), which only kiosks load.
const WORDS = /** @type {Record<string, Words>} */ (/** @type {unknown} */ ("{words}"));
const STYLE = "{style}";
const root = document.documentElement;
const data = root.dataset;
const words = WORDS[root.lang] ?? Object.values(WORDS)[0];

/**
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
const find = (selector) => document.querySelector(selector);
/**
 * The element at which an event happened, or the closest one around it.
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null | undefined}
 */
const closest = (event, selector) => /** @type {Partial<Element>} */ (event.target).closest?.(selector);
/** @param {Element} element */
const childrenOf = (element) => /** @type {HTMLCollectionOf<HTMLElement>} */ (element.children);

const profiles = find("#kiosk-profiles");
const attract = !!profiles;

/**
 * An element with attributes and children; a function is the listener of the event that it is named after.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | Listener | undefined>} attributes
 * @param {(Node | string)[]} children
 */
const el = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
};
/**
 * @template T
 * @param {Storage} storage
 * @param {T} otherwise
 * @returns {T}
 */
const read = (storage, otherwise) => {
  try {
    return JSON.parse(storage.kiosk);
  } catch {
    return otherwise;
  }
};

// The kiosk's state: on the attract page from its profile, elsewhere as it was at the start of the session.
/** @returns {State} */
const fresh = () => {
  const query = new URLSearchParams(location.search);
  /** @type {Profile[]} */
  const all = JSON.parse(profiles?.textContent ?? "");
  const profile = all.find((one) => one.name === query.get("profile")) ?? all[0];
  return { ...profile, alive: query.get("alive") };
};
// A session has always been stored by the attract page.
const state = attract ? fresh() : read(sessionStorage, /** @type {State} */ ({}));
const save = () => sessionStorage.kiosk = JSON.stringify(state);
// In a trial run time passes faster; all durations below are in this time.
const speed = state.speed || 1;
const now = () => performance.now() * speed;
/**
 * @param {number} milliseconds
 * @param {(nothing: undefined) => void} run
 */
const after = (milliseconds, run) => setTimeout(run, milliseconds / speed);

// Navigates only to addresses that answer, because a browser's error page would be a dead end. One at a time, and each
// once: repeating a request restarts the navigation, and a slow one would never finish.
/** @type {string | undefined} */
let going;
/**
 * @param {string} url
 * @param {boolean} [instead] of another one that is under way
 */
const go = async (url, instead) => {
  if (going === url || (going && !instead)) return;
  going = url;
  for (let tries = 0; ; tries++) {
    try {
      // A service worker answers whatever the network does.
      const answer = navigator.serviceWorker?.controller ? { status: 200 } : await fetch(url, { method: "HEAD" });
      if (going !== url) return;
      if (answer.status < 500) break;
    } catch {
      // The server is unreachable, for a moment or longer.
    }
    data.wait = "";
    await new Promise((done) => after(Math.min(1e3 * 2 ** tries, 15e3), done));
    if (going !== url) return;
  }
  // The page should unload soon; if it does not, another touch may try again.
  setTimeout(() => going = undefined, 1e4);
  location.replace(url);
};

// Returns to the attract loop in the kiosk's first language and deletes everything that a visitor may have left. The
// people who withdrew consent (src/revoked.js) stay hidden.
const reset = () => {
  for (const name of Object.keys(sessionStorage)) if (!name.startsWith("kiosk")) sessionStorage.removeItem(name);
  for (const name of Object.keys(localStorage)) if (name !== "kiosk" && !name.startsWith("revoked")) localStorage.removeItem(name);
  const home = WORDS[state.languages?.[0]] ?? Object.values(WORDS)[0];
  const query = new URLSearchParams({ profile: state.name ?? "" });
  if (state.alive) query.set("alive", state.alive);
  data.wait ??= "";
  go(`${home.to.kiosk}?${query}`, true);
};

// Counts per day, without any personal data; shown on the operator's screen.
const MAX_DAYS = 60;
/** @param {string} what */
const count = (what) => {
  const kept = read(localStorage, /** @type {Counts} */ ({ days: {} }));
  // By the kiosk's clock. Sweden's locale writes 2026-10-18.
  const day = new Date().toLocaleDateString("sv");
  const today = kept.days[day] ??= {};
  today[what] = (today[what] ?? 0) + 1;
  for (const old of Object.keys(kept.days).sort().slice(0, -MAX_DAYS)) delete kept.days[old];
  // A new build: the time of its arrival.
  if (kept.built !== data.built) Object.assign(kept, { built: data.built, since: day });
  localStorage.kiosk = JSON.stringify(kept);
};

/**
 * @param {string | undefined} path
 * @param {string} language
 */
const start = (path, language) => {
  save();
  count("rounds");
  const base = (WORDS[language] ?? words).base;
  go(path ?? (base + (state.start ?? "/")));
};

// Asks after a minute, and returns if nobody answers. In two steps, so that a reader is not interrupted (WCAG 2.2.1).
let touched = now();
/** @type {HTMLElement | undefined} */
let asked;
/** @param {number} left seconds */
const ask = (left) => {
  if (!asked) {
    const dialog = el("dialog", { class: "kiosk-still", "aria-labelledby": "kiosk-still" },
      el("h2", { id: "kiosk-still" }, words.still),
      el("p", { class: "count", "aria-hidden": "true" }),
      el("p", {}, words.stillText),
      el("p", { class: "choices" },
        el("button", { class: "button primary", autofocus: "" }, words.go),
        el("button", { class: "button", click: (event) => { event.stopPropagation(); reset(); } }, words.end)));
    asked = dialog;
    openOver(dialog, () => asked = undefined);
  }
  const shown = asked.querySelector(".count");
  if (shown) shown.textContent = `${left}`;
};
/** @param {Event} [event] */
const touch = (event) => {
  touched = now();
  // Controls that are always reachable work as usual; moving them under the finger would make the touch miss.
  if (event && closest(event, ALWAYS)) return;
  // The touch that answers must not also activate what is below.
  if (asked) after(0, () => asked && closeOver());
};
// A playing story is watched, not touched; it ends by itself.
const isPlaying = () => !!find("main progress");
const idle = () => {
  if (!asked && isPlaying()) touched = now();
  const limit = 1e3 * (find("main.help") ? state.helpIdleSeconds : state.idleSeconds);
  const left = limit + 1e3 * state.countdownSeconds - (now() - touched);
  if (left <= 0) reset();
  else if (left <= 1e3 * state.countdownSeconds) ask(Math.ceil(left / 1e3));
};

// After any failure, the loop plays again.
const watch = () => {
  let last = performance.now();
  /** @type {number | undefined} */
  let failing;
  const fail = () => failing ??= after(attract ? 20e3 : 5e3, reset);
  /** @param {object | null | undefined} error */
  const isFatal = (error) => error?.constructor?.name === "RuntimeError";
  addEventListener("error", (event) => isFatal(event.error) && fail());
  addEventListener("unhandledrejection", (event) => isFatal(event.reason) && fail());
  const look = () => "failed" in data && fail();
  new MutationObserver(look).observe(root, { attributeFilter: ["data-failed"] });
  look();
  setInterval(() => {
    // A page that was suspended for so long is reloaded.
    const stood = !document.hidden && performance.now() - last > 30e3;
    last = performance.now();
    if (stood) reset();
    else if (!attract) idle();
  }, Math.max(1e3 / speed, 20));
  // A sign of life for the watchdog (kiosk/watchdog.sh), only while the page is visible.
  const { alive } = state;
  if (alive?.startsWith("/")) setInterval(() => document.hidden || fetch(alive, { cache: "no-store" }).catch(() => {}), 5e3);
  const light = () => document.hidden || navigator.wakeLock?.request("screen").catch(() => {});
  document.addEventListener("visibilitychange", light);
  light();
};
