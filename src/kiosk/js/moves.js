// Moving about: no history grows, nothing leads out of the site, no gesture of the browser's is in the way.

// Addresses within a document go into a list of our own: the browser's history has one entry, always.
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
  // What the page has not handled by itself.
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
// The kind of page, for the count.
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
  // Behind all listeners that are there by now: what the page's own router takes is left to it.
  addEventListener("click", follow);
};
const follow = (event) => {
  removeEventListener("click", follow);
  if (event.defaultPrevented) return;
  event.preventDefault();
  go(wanted);
};

// On the attract page a touch anywhere starts; on a language or on help it starts there.
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

// Gestures and keys of the browser. Here alone: visitors' own devices keep all of them.
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
