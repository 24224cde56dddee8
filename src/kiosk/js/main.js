// Starts kiosk mode, on the attract page and on every page of a session.
const dress = () => {
  const shown = () => root.style.removeProperty("visibility");
  const sheet = el("link", { "data-kiosk": "", rel: "stylesheet", href: `${data.root}/${STYLE}`, load: () => { shown(); measure(); }, error: shown });
  document.head.append(sheet);
};

data.kiosk = state.name ?? "";
if (attract) {
  data.attract = "";
  data.views = state.views.join(" ");
  sessionStorage.removeItem("kiosk");
  // What a visit that did not end properly may have left of the visitor's own data.
  for (const storage of [sessionStorage, localStorage]) {
    for (const name of Object.keys(storage)) if (name[0] === "~") storage.removeItem(name);
  }
  operator();
} else {
  dress();
  bar();
  apply();
  count(kind());
  keyboards();
  takeAway();
  // Another page of the same document.
  addEventListener("pagechange", () => {
    takeAway();
    point();
  });
}
/** @type {NodeListOf<HTMLAnchorElement>} */
const translations = document.querySelectorAll("a[hreflang]");
for (const link of translations) link.hidden = !state.languages.includes(link.hreflang);
document.body.append(el("p", { class: "kiosk-wait", role: "status" }, words.wait));
overs();
moves();
hold();
watch();
// Shift three times (src/boot.js).
addEventListener("leave", reset);
measure();
drift();
addEventListener("resize", measure);
setInterval(() => {
  drift();
  // Observed by src/offline.js, which then applies a waiting version; an event could be missed.
  if (attract) data.attract = "";
}, 5e3);
