// Hides supporters who have withdrawn consent, also in copies of the site made before: the last known list applies
// as soon as the page has been parsed, a newer one when it arrives. CSSOM, so that it holds on every page and for
// whatever is inserted later.
(() => {
  const root = document.documentElement;
  const site = root.dataset.root ?? "";
  // Campaigns on one origin share its storage (src/platform/browser/storage.rs).
  const name = "revoked" + site;
  let hidden = "";
  /** @type {CSSStyleSheet | undefined} */
  let sheet;

  // A separate style sheet, because the page's may not have loaded. Browsers without constructed style sheets use the
  // page's.
  const rules = () => {
    try {
      sheet ??= new CSSStyleSheet();
      if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    } catch {
      sheet = document.styleSheets[0];
    }
    return sheet;
  };

  // False if the text is not a list: a network that requires a login answers with a page of its own.
  /** @param {string | null} text */
  const hide = (text) => {
    if (!text) return false;
    if (text === hidden) return true;
    let ids;
    try { ids = JSON.parse(text); } catch { return false; }
    if (!Array.isArray(ids)) return false;
    hidden = text;
    const to = rules();
    for (const id of ids) {
      if (!/^[a-z0-9-]+$/.test(id)) continue;
      const page = `/supporters/${id}`;
      to?.insertRule(`:is([data-supporter="${id}"], [data-person="${id}"], li:has(> a[href$="${page}"]), li:has(> a[href*="${page}?"])) { display: none !important; }`, 0);
      gone.push(page);
    }
    avoid();
    return true;
  };
  // On the page of one of them: to the wall instead.
  /** @type {string[]} */
  const gone = [];
  const avoid = () => {
    const path = location.pathname.replace(/\/$/, "");
    if (!("left" in root.dataset) && gone.some((page) => path.endsWith(page))) location.replace(path.split("/supporters/")[0] + "/supporters");
  };
  addEventListener("pagechange", avoid);

  try { hide(localStorage.getItem(name)); } catch { /* no storage: the fetched list applies */ }
  fetch(site + "/revoked.json", { cache: "no-store" })
    .then((answer) => (answer.ok ? answer.text() : ""))
    .then((text) => {
      if (!hide(text)) return;
      // If the list is empty, nothing is stored, and from a help page nothing either: it leaves no trace.
      try {
        if (text.trim() === "[]") localStorage.removeItem(name);
        else if (root.dataset.worker === "on" && !("forgotten" in root.dataset)) localStorage.setItem(name, text);
      } catch { /* as above */ }
    })
    .catch(() => {});
})();
