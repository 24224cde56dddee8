// Replaces the page within the document; src/app/navigation.rs decides which page and when. A page can only come from
// our own origin or the service worker, because what is inserted was fetched here.
(() => {
  const root = document.documentElement;
  const policy = window.trustedTypes?.createPolicy("page", { createHTML: (html) => html });
  const MAX = 20;
  /** @type {Map<string, Promise<{ status: number, html: string }>>} */
  const texts = new Map();

  // A document contains its style sheet and names the file with the same content (site/src/build/style). Within this
  // document, a page links to the file.
  /** @param {string} html */
  const linked = (html) =>
    html.replace(/<style data-href="([^"]+)" data-integrity="([^"]+)">[^]*?<\/style>/, '<link rel="stylesheet" href="$1" integrity="$2">');
  /** @param {string} path */
  const load = async (path) => {
    const answer = await fetch(path, { headers: { accept: "text/html" }, mode: "same-origin" });
    if (answer.redirected || !answer.headers.get("content-type")?.startsWith("text/html") || answer.status >= 500) {
      throw new Error(`${answer.url}: ${answer.status}`);
    }
    return { status: answer.status, html: linked(await answer.text()) };
  };
  // Cached for a while: prefetched pages and pages to go back to.
  /** @param {string} path */
  const get = (path) => {
    const known = texts.get(path);
    texts.delete(path);
    const text = known ?? load(path);
    texts.set(path, text);
    const [oldest] = texts.keys();
    if (texts.size > MAX) texts.delete(oldest);
    text.catch(() => texts.delete(path));
    return text;
  };
  /** @param {string} html */
  const parse = (html) => new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, "text/html");

  const APP = "script[type=module]";
  const SHEET = "link[rel=stylesheet]";
  const OWN_SHEET = "style[data-href]";
  const HEAD = "title, meta[name=description], meta[name=robots], meta[property], link[rel=canonical], link[rel=alternate], script[type='application/ld+json']";
  /**
   * @param {Document} where
   * @param {string} selector
   */
  const of = (where, selector) => where.querySelector(selector)?.getAttribute(selector === SHEET ? "href" : "src");
  const DATA = ["path", "section", "assets", "worker", "over"];

  // The style sheet of the new page loads before the page is shown; until then the previous page keeps its style. The
  // sheet stays in the document for the next time. The promises hold no reference to the page, which would stay in
  // memory, too.
  /** @type {Map<string | null | undefined, Promise<unknown>>} */
  const styles = new Map();
  /**
   * @param {HTMLLinkElement} sheet
   * @param {string | null | undefined} href
   */
  const add = (sheet, href) => new Promise((done, fail) => {
    sheet.media = "not all";
    sheet.addEventListener("load", done);
    sheet.addEventListener("error", () => {
      sheet.remove();
      styles.delete(href);
      fail(new Error("no style"));
    });
    document.head.append(sheet);
  });
  /** @param {Document} page */
  const dress = (page) => {
    const href = of(page, SHEET);
    if (!styles.has(href)) {
      const isHere = document.querySelector(`${SHEET}[href="${href}"], ${OWN_SHEET}[data-href="${href}"]`);
      const sheet = /** @type {HTMLLinkElement} */ (page.querySelector(SHEET));
      styles.set(href, isHere ? Promise.resolve() : add(document.importNode(sheet), href));
    }
    return styles.get(href);
  };

  // A host whose policy is older than the page refuses the style in it: the file replaces it.
  /** @type {HTMLStyleElement | null} */
  const own = document.querySelector(OWN_SHEET);
  if (own && !own.sheet) {
    own.replaceWith(...parse(linked(own.outerHTML)).querySelectorAll(SHEET));
  }

  /** @param {Document} page */
  const put = (page) => {
    const next = page.documentElement;
    for (const name of DATA) {
      if (next.dataset[name] === undefined) delete root.dataset[name];
      else root.dataset[name] = next.dataset[name];
    }
    document.head.querySelectorAll(HEAD).forEach((element) => element.remove());
    document.head.append(...page.head.querySelectorAll(HEAD));
    const href = of(page, SHEET);
    /** @type {NodeListOf<HTMLLinkElement | HTMLStyleElement>} */
    const sheets = document.querySelectorAll(`${SHEET}:not([data-kiosk]), ${OWN_SHEET}`);
    for (const sheet of sheets) {
      if ((sheet.getAttribute("href") ?? sheet.dataset.href) === href) sheet.removeAttribute("media");
      else sheet.media = "not all";
    }
    const current = /** @type {HTMLElement | null} */ (page.querySelector(".main-nav [aria-current]"))?.dataset.page;
    /** @type {NodeListOf<HTMLElement>} */
    const links = document.querySelectorAll(".main-nav a");
    for (const link of links) {
      const { page: name = "" } = link.dataset;
      link.dataset.home ??= link.getAttribute("href") ?? "";
      if (name === current) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
      // Back to where the section was left; from within the section, to its beginning.
      link.setAttribute("href", name !== current && site.left[name] || link.dataset.home);
    }
    for (const selector of [".languages", "#main"]) {
      const part = page.querySelector(selector);
      if (part) document.querySelector(selector)?.replaceWith(part);
    }
    dispatchEvent(new Event("pagechange"));
  };

  // A control activated before hydration is replayed after it; until then the page shows that it is busy.
  /** @type {HTMLElement | undefined} */
  let early;
  document.addEventListener("click", ({ target }) => {
    if ("ready" in root.dataset || "failed" in root.dataset) return;
    const at = /** @type {Partial<Element>} */ (target);
    /** @type {HTMLElement | null | undefined} */
    const pressed = at.closest?.("[data-island] :is(button, td, input, summary, [role=button])");
    if (!pressed || at.closest?.("a[href]")) return;
    early = pressed;
    root.dataset.busy = "";
  }, true);

  const voice = document.createElement("p");
  voice.className = "unseen";
  voice.setAttribute("role", "status");

  /** @type {Site} */
  const site = self.site = {
    left: {},
    // Only the head of the page: a browser may retain a whole document that contains a video.
    prefetch: (path) => { get(path).then(({ html }) => dress(parse(html.split("</head>", 1)[0]))).catch(() => {}); },
    get: async (path, otherwise) => {
      let text = await get(path);
      if (text.status === 404 && otherwise !== path) text = await get(otherwise);
      const page = parse(text.html);
      if (!page.querySelector("#main")) throw new Error("no page");
      if (of(page, APP) !== of(document, APP)) throw new Error("another version");
      return page;
    },
    change: async (page, before) => {
      await dress(page);
      const run = () => {
        // The visitor has left (boot.js), or has deleted the site (offline.js).
        if ("left" in root.dataset || "forgotten" in root.dataset || !before()) throw new Error("the visit has ended");
        put(page);
      };
      if (!document.startViewTransition || matchMedia("(prefers-reduced-motion: reduce)").matches) return run();
      const transition = document.startViewTransition(run);
      // A transition that another one supersedes is not an error.
      for (const promise of [transition.ready, transition.finished]) promise.catch(() => {});
      await transition.updateCallbackDone;
    },
    replay: (isWanted) => {
      const pressed = early;
      early = undefined;
      if (!pressed) return;
      delete root.dataset.busy;
      if (isWanted && pressed.isConnected) pressed.click();
    },
    say: (text) => {
      if (!voice.isConnected) document.body.append(voice);
      voice.textContent = text;
    },
    // A selector that finds the focused element again.
    focused: () => {
      const element = document.activeElement;
      for (const name of ["data-date", "data-entry", "href", "id"]) {
        const value = element?.getAttribute(name);
        const place = element?.closest("main, header, footer");
        if (value && place) return `${place.localName} [${name}="${value.replace(/["\\]/g, "\\$&")}"]`;
      }
    },
  };
})();
