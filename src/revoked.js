// Who is no longer to be shown is not shown, also by a copy of the site that was made before: the list that was last
// seen is obeyed before the page is painted, and a newer one as soon as it is there. CSSOM, so that it holds on every
// page and for whatever is put into it later.
(() => {
  const root = document.documentElement;
  const name = "revoked";
  let hidden = "";
  let sheet;

  // A sheet of our own: the page's may not be there yet. Browsers without such sheets have to do with the page's.
  const rules = () => {
    try {
      sheet ??= new CSSStyleSheet();
      if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    } catch {
      sheet = document.styleSheets[0];
    }
    return sheet;
  };

  const hide = (text) => {
    if (!text || text === hidden) return;
    let ids;
    try { ids = JSON.parse(text); } catch { return; }
    if (!Array.isArray(ids)) return;
    hidden = text;
    const to = rules();
    for (const id of ids) {
      if (!/^[a-z0-9-]+$/.test(id)) continue;
      const page = `/supporters/${id}`;
      to?.insertRule(`:is([data-supporter="${id}"], [data-person="${id}"], li:has(> a[href$="${page}"]), li:has(> a[href*="${page}?"])) { display: none !important; }`, 0);
      gone.push(page);
    }
    avoid();
  };
  // On the very page of one of them: to the wall instead.
  const gone = [];
  const avoid = () => {
    const path = location.pathname.replace(/\/$/, "");
    if (gone.some((page) => path.endsWith(page))) location.replace(path.split("/supporters/")[0] + "/supporters");
  };
  addEventListener("pagechange", avoid);

  try { hide(localStorage.getItem(name)); } catch { /* no storage: the next list counts */ }
  fetch(`${root.dataset.root ?? ""}/revoked.json`, { cache: "no-store" })
    .then((answer) => (answer.ok ? answer.text() : ""))
    .then((text) => {
      hide(text);
      // A visitor without anything to remember keeps nothing.
      try {
        if (text && text !== "[]") localStorage.setItem(name, text);
        else if (text) localStorage.removeItem(name);
      } catch { /* as above */ }
    })
    .catch(() => {});
})();
