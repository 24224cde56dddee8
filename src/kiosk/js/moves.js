// Navigation: no history accumulates, no link leaves the site, no browser gesture interferes.

// Addresses within a document are kept in a list; the browser's history always has one entry.
const moves = () => {
  /** @type {[kept: unknown, url: string][]} */
  const before = [];
  history.pushState = (kept, title, url) => {
    before.push([history.state, location.href]);
    history.replaceState(kept, title, url);
    count(kind());
  };
  history.back = () => {
    const last = before.pop();
    if (!last) return go(words.to.home);
    const [kept, url] = last;
    history.replaceState(kept, "", url);
    dispatchEvent(new PopStateEvent("popstate", { state: kept }));
  };
  addEventListener("click", look, true);
  addEventListener("auxclick", suppress, true);
  // Submissions that the page has not handled itself.
  addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    // Of texts: no form of the site sends files.
    const fields = /** @type {[string, string][]} */ ([...new FormData(form)]);
    go(`${form.action.split("?")[0]}?${new URLSearchParams(fields)}`);
  });
};
/** @param {Event} event */
const suppress = (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
};
// The kind of page, for the statistics.
const kind = () => location.pathname.slice(words.base.length).split("/")[1] || "home";

let wanted = "";
/** @param {MouseEvent} event */
const look = (event) => {
  removeEventListener("click", follow);
  const link = /** @type {HTMLAnchorElement | null | undefined} */ (closest(event, "a"));
  const href = link?.getAttribute("href");
  if (attract) return touchedAnywhere(event, link);
  if (isBeside(event)) {
    suppress(event);
    return closeOver();
  }
  if (!link || !href || link.closest(".kiosk-bar button")) return;
  if (link.matches("[data-leave]")) {
    suppress(event);
    return reset();
  }
  const url = new URL(href, location.href);
  if (url.origin !== location.origin || /\.(ics|json|xml|txt|pdf)$/.test(url.pathname)) {
    suppress(event);
    return showCode(href, link);
  }
  if (url.hash && url.pathname === location.pathname && url.search === location.search) return;
  wanted = url.href;
  // After all existing listeners, so that the page's own router comes first.
  addEventListener("click", follow);
};
/** @param {Event} event */
const follow = (event) => {
  removeEventListener("click", follow);
  if (event.defaultPrevented) return;
  event.preventDefault();
  go(wanted);
};

// On the attract page, a touch anywhere starts a session; a touch on a language or on help starts it there.
/**
 * @param {Event} event
 * @param {HTMLAnchorElement | null | undefined} link
 */
const touchedAnywhere = (event, link) => {
  if (closest(event, "dialog") || link?.matches(".skip")) return;
  suppress(event);
  if (pressed.long) return pressed.long = false;
  if (isBeside(event)) return closeOver();
  if (link?.matches("[data-leave]")) return reset();
  const language = link?.getAttribute("hreflang");
  const isHelp = link?.closest(".help-bar");
  start(isHelp ? words.to.help : undefined, language ?? root.lang);
};

// Browser gestures and keys. Only in kiosks: visitors' own devices keep all of them.
const hold = () => {
  for (const name of ["contextmenu", "dragstart", "gesturestart"]) addEventListener(name, suppress, true);
  addEventListener("selectstart", (event) => closest(event, "input") || suppress(event), true);
  addEventListener("touchmove", (event) => event.touches.length > 1 && event.preventDefault(), { passive: false });
  addEventListener("wheel", (event) => event.ctrlKey && event.preventDefault(), { passive: false });
  addEventListener("keydown", (event) => {
    const isBrowsers = event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key === "Escape");
    if (isBrowsers || /^F\d/.test(event.key)) suppress(event);
  }, true);
  self.open = () => null;
  self.print = () => {};
  for (const name of ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"]) {
    addEventListener(name, (event) => (name !== "pointermove" || /** @type {PointerEvent} */ (event).buttons) && touch(event), { capture: true, passive: true });
  }
};
