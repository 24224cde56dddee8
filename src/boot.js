// Runs before the wasm: what must work even if the rest never does.
(() => {
  const root = document.documentElement;
  const site = root.dataset.root;
  const kiosk = site + "/{kiosk}";

  // Leptos sets innerHTML for fragments that are constants of the program. Nothing else may.
  const forbidden = /<\/?(script|iframe|object|embed|base|meta|link|style)\b|\son\w+\s*=|javascript:/i;
  window.trustedTypes?.createPolicy("default", {
    createHTML: (html) => {
      if (forbidden.test(html)) throw new TypeError("HTML refused");
      return html;
    },
    // The service worker's address and, in kiosks, their script's; no other.
    createScriptURL: (url) => {
      if (url !== site + "/sw.js" && url !== kiosk) throw new TypeError("script refused");
      return url;
    },
  });

  // In a kiosk's tab its script comes, too (src/kiosk/js); nothing is seen before its style is there.
  try {
    if (sessionStorage.kiosk && root.dataset.section !== "kiosk") {
      const script = document.createElement("script");
      root.style.visibility = "hidden";
      script.onerror = () => root.removeAttribute("style");
      script.src = kiosk;
      document.head.append(script);
    }
  } catch {
    // No storage, no kiosk.
  }

  // One mark is all that is ever kept, and only from leaving until the next visit: that somebody left. Not in the
  // session's storage: Firefox loses that on the way to another origin and back. Storage may be switched off.
  const mark = (use) => {
    try {
      return use(localStorage);
    } catch {}
  };

  // Nothing of the page is seen from here on, within the task of the click itself; then to the neutral page, which
  // needs no network and goes on from there.
  const cover = () => {
    root.dataset.left = "";
    document.title = document.querySelector("[data-leave]")?.dataset.leave || "…";
    document.querySelector("link[rel=icon]")?.setAttribute("href", site + "/blank.svg");
    // A kiosk has no way out: it begins anew.
    location.replace(site + ("kiosk" in root.dataset ? "/kiosk" : "/blank"));
  };
  const leave = () => {
    mark((kept) => {
      // First the mark: without it Back would show the page. What begins so on the device is the visitor's own.
      kept.left = 1;
      for (const name of Object.keys(kept)) if (name[0] === "~") delete kept[name];
    });
    cover();
  };

  // Back after leaving: whatever page of the site it leads to is covered and replaced in its turn; so is one that was
  // about to load itself again (offline.js). Whoever comes by a link or an address means to be here.
  const isLeft = () => mark((kept) => kept.left);
  if (!/back|reload/.test(performance.getEntriesByType("navigation")[0]?.type)) mark((kept) => delete kept.left);
  else if (isLeft()) cover();
  addEventListener("pageshow", (event) => {
    if (event.persisted && ("left" in root.dataset || isLeft())) cover();
  });

  // Help addresses leave no entry in the history, neither on the way there nor on the way on.
  const isHelp = (path) => /\/help\/?$/.test(path);
  const isOwn = (link) => link.origin === location.origin;
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link) return;
    const out = "leave" in link.dataset;
    const held = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.target;
    const quiet = isHelp(location.pathname) ? /^http/.test(link.protocol) : isOwn(link) && isHelp(link.pathname);
    // Once the page is alive, the app knows this of the site's own pages (src/app/navigation.rs).
    const isTaken = "alive" in root.dataset && !("failed" in root.dataset) && isOwn(link) && !/external/.test(link.rel);
    if (!out && (held || !quiet || isTaken)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (out) leave();
    else location.replace(link.href);
  }, true);

  // Shift alone, three times within five seconds, leaves too (Sticky Keys of Windows asks at the fifth).
  let presses = [], alone, timer;
  const say = () => {
    // A kiosk's page itself has the attribute, too: it drifts (src/kiosk/js/bar.js).
    const status = document.querySelector("[role=status][data-shift]");
    root.dataset.presses = presses.length;
    if (status) status.textContent = status.dataset.shift.split("|")[presses.length - 1] ?? "";
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
