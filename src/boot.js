// Runs before the wasm: everything that must work even if the rest of the program does not.
(() => {
  const root = document.documentElement;
  const site = root.dataset.root;
  const kiosk = site + "/{kiosk}";

  // Leptos sets innerHTML for constant fragments of the program. Nothing else may.
  const forbidden = /<\/?(script|iframe|object|embed|base|meta|link|style)\b|\son\w+\s*=|javascript:/i;
  window.trustedTypes?.createPolicy("default", {
    createHTML: (html) => {
      if (forbidden.test(html)) throw new TypeError("HTML refused");
      return html;
    },
    // Only the address of the service worker and, in kiosks, of their script.
    createScriptURL: (url) => {
      if (url !== site + "/sw.js" && url !== kiosk) throw new TypeError("script refused");
      return url;
    },
  });

  // In a kiosk's tab, its script is loaded, too (src/kiosk/js). The page stays hidden until its style is there.
  try {
    if (sessionStorage.kiosk && root.dataset.section !== "kiosk") {
      const script = document.createElement("script");
      root.style.visibility = "hidden";
      script.onerror = () => root.removeAttribute("style");
      script.src = kiosk;
      document.head.append(script);
    }
  } catch {
    // Without storage there is no kiosk.
  }

  // The only stored value is a mark that somebody left, kept from leaving until the next visit. It is not in session
  // storage, which Firefox loses on the way to another origin and back. Storage may be disabled.
  /**
   * @template T
   * @param {(kept: Storage) => T} use
   */
  const mark = (use) => {
    try {
      return use(localStorage);
    } catch {}
  };

  // Covers the page within the task of the click itself, then leads to the neutral page, which is available offline and
  // continues from there. After the site was deleted from the device (offline.js), it leads straight out.
  const cover = () => {
    root.dataset.left = "";
    /** @type {HTMLAnchorElement | null} */
    const link = document.querySelector("[data-leave]");
    document.title = link?.dataset.leave || "…";
    document.querySelector("link[rel=icon]")?.setAttribute("href", site + "/blank.svg");
    location.replace("forgotten" in root.dataset && link?.href || site + "/blank");
  };
  const leave = () => {
    // A kiosk has nowhere to leave to: its script ends the visit (src/kiosk/js/session.js).
    if ("kiosk" in root.dataset) return void dispatchEvent(new Event("leave"));
    mark((kept) => {
      // The mark is set first, because without it Back would show the page. It changes each time, so that other windows
      // are notified. Names beginning with ~ are the visitor's own data, and may have a database.
      kept.left = kept.left === "1" ? 2 : 1;
      const own = Object.keys(kept).filter((name) => name[0] === "~");
      for (const name of own) delete kept[name];
      // Last, because a browser may refuse databases.
      for (const name of own) indexedDB.deleteDatabase(name);
    });
    cover();
  };

  // Back after leaving: any page of the site that it leads to is covered and replaced in turn, as is one that was about
  // to reload itself (offline.js). Arriving by a link or an address is a new visit, but not before the visitor sees the
  // page: browsers load pages ahead while an address is typed.
  const isLeft = () => mark((kept) => kept.left);
  const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const visit = () => mark((kept) => delete kept.left);
  if (/back|reload/.test(entry?.type)) isLeft() && cover();
  else if (document.hidden) document.addEventListener("visibilitychange", visit, { once: true });
  else visit();
  addEventListener("pageshow", (event) => {
    if (event.persisted && ("left" in root.dataset || isLeft())) cover();
  });
  // Left in another window.
  addEventListener("storage", ({ key, newValue }) => key === "left" && newValue && cover());

  // Help pages add no history entry, neither on the way there nor on the way on.
  /** @param {string} path */
  const isHelp = (path) => /\/help\/?$/.test(path);
  /** @param {HTMLAnchorElement} link */
  const isOwn = (link) => link.origin === location.origin;
  document.addEventListener("click", (event) => {
    /** @type {HTMLAnchorElement | null | undefined} */
    const link = /** @type {Partial<Element>} */ (event.target).closest?.("a[href]");
    if (!link) return;
    const out = "leave" in link.dataset;
    const held = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.target;
    const quiet = isHelp(location.pathname) ? /^http/.test(link.protocol) : isOwn(link) && isHelp(link.pathname);
    // After hydration, the app handles links within the site (src/app/navigation.rs).
    const isTaken = "alive" in root.dataset && !("failed" in root.dataset) && isOwn(link) && !/external/.test(link.rel);
    if (!out && (held || !quiet || isTaken)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (out) leave();
    else location.replace(link.href);
  }, true);

  // Shift alone, three times within five seconds, leaves, too (the Sticky Keys of Windows ask at the fifth).
  /** @type {number[]} */
  let presses = [];
  let alone = false;
  /** @type {number | undefined} */
  let timer;
  const say = () => {
    // The page of a kiosk has the attribute, too: it moves (src/kiosk/js/bar.js).
    /** @type {HTMLElement | null} */
    const status = document.querySelector("[role=status][data-shift]");
    root.dataset.presses = `${presses.length}`;
    if (status) status.textContent = status.dataset.shift?.split("|")[presses.length - 1] ?? "";
  };
  const forget = () => {
    presses = [];
    say();
  };
  addEventListener("keydown", ({ key }) => {
    alone = key === "Shift";
    if (!alone && presses[0]) forget();
  }, true);
  addEventListener("pointerdown", () => alone = false, true);
  addEventListener("keyup", ({ key, timeStamp: now, ctrlKey, altKey, metaKey }) => {
    if (key !== "Shift" || !document.querySelector("[data-leave]")) return;
    if (!alone || ctrlKey || altKey || metaKey) return forget();
    presses = [...presses.filter((at) => now - at < 5e3), now];
    say();
    clearTimeout(timer);
    timer = setTimeout(forget, 5e3);
    if (presses.length > 2) leave();
  }, true);
})();
