// Navigation: no history accumulates, no link leaves the site, no browser gesture interferes.

// Addresses within a document are kept in a list; the browser's history always has one entry.
const moves = () => {
  const before = [];
  history.pushState = (kept, title, url) => {
    before.push([history.state, location.href]);
    history.replaceState(kept, title, url);
    count(kind());
  };
  history.back = () => {
    if (!before.length) return go(words.to.home);
    const [kept, url] = before.pop();
    history.replaceState(kept, "", url);
    dispatchEvent(new PopStateEvent("popstate", { state: kept }));
  };
  addEventListener("click", look, true);
  addEventListener("auxclick", stop, true);
  // Submissions that the page has not handled itself.
  addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    const form = event.target;
    go(`${form.action.split("?")[0]}?${new URLSearchParams(new FormData(form))}`);
  });
};
const stop = (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
};
// The kind of page, for the statistics.
const kind = () => location.pathname.slice(words.base.length).split("/")[1] || "home";

let wanted;
const look = (event) => {
  removeEventListener("click", follow);
  const link = event.target.closest?.("a");
  const href = link?.getAttribute("href");
  if (attract) return touchedAnywhere(event, link);
  if (isBeside(event)) {
    stop(event);
    return closeOver();
  }
  if (!href || link.closest(".kiosk-bar button")) return;
  if (link.matches("[data-leave]")) {
    stop(event);
    return reset();
  }
  const url = new URL(href, location);
  if (url.origin !== location.origin || /\.(ics|json|xml|txt|pdf)$/.test(url.pathname)) {
    stop(event);
    return showCode(href, link);
  }
  if (url.hash && url.pathname === location.pathname && url.search === location.search) return;
  wanted = url.href;
  // After all existing listeners, so that the page's own router comes first.
  addEventListener("click", follow);
};
const follow = (event) => {
  removeEventListener("click", follow);
  if (event.defaultPrevented) return;
  event.preventDefault();
  go(wanted);
};

// On the attract page, a touch anywhere starts a session; a touch on a language or on help starts it there.
const touchedAnywhere = (event, link) => {
  if (event.target.closest?.("dialog") || link?.matches(".skip")) return;
  stop(event);
  if (pressed.long) return pressed.long = false;
  if (isBeside(event)) return closeOver();
  if (link?.matches("[data-leave]")) return reset();
  const language = link?.getAttribute("hreflang");
  const isHelp = link?.closest(".help-bar");
  start(isHelp ? words.to.help : undefined, language ?? root.lang);
};

// Browser gestures and keys. Only in kiosks: visitors' own devices keep all of them.
const hold = () => {
  for (const name of ["contextmenu", "dragstart", "gesturestart"]) addEventListener(name, stop, true);
  addEventListener("selectstart", (event) => event.target.closest?.("input") || stop(event), true);
  addEventListener("touchmove", (event) => event.touches.length > 1 && event.preventDefault(), { passive: false });
  addEventListener("wheel", (event) => event.ctrlKey && event.preventDefault(), { passive: false });
  addEventListener("keydown", (event) => {
    const isBrowsers = event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key === "Escape");
    if (isBrowsers || /^F\d/.test(event.key)) stop(event);
  }, true);
  self.open = () => null;
  self.print = () => {};
  for (const name of ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"]) {
    addEventListener(name, (event) => (name !== "pointermove" || event.buttons) && touch(event), { capture: true, passive: true });
  }
};
