// In frames on other sites (/embed/): keeps what the address asks for and is not over, and reports the frame's height
// to the embedding page. Stores nothing and requests nothing.
(() => {
  const main = /** @type {HTMLElement} */ (document.querySelector("main"));
  const asked = new URLSearchParams(location.search);
  /** @param {number} number */
  const two = (number) => String(number).padStart(2, "0");
  const now = new Date();
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const [from, to] = ["from", "to"].map((name) => asked.get(name) || "");
  const lists = ["category", "kind", "field", "country"].flatMap((name) => {
    const ids = asked.get(name);
    return ids ? [{ name, ids: ids.split(",") }] : [];
  });

  /** @typedef {{ first: string, last: string, [list: string]: string }} Item */
  // Days are compared as strings, so that a year or a month suffices.
  /** @param {Item} item */
  const isWithin = ({ first, last }) => !last || (last >= from && (!to || first.slice(0, to.length) <= to));
  /** @param {Item} item */
  const isMeant = (item) => isWithin(item)
    && lists.every(({ name, ids }) => !(name in item) || item[name].split(" ").some((id) => ids.includes(id)))
    && !("over" in item && item.last < today)
    && !("aside" in item && !asked.get("category"));

  const most = Number.parseInt(asked.get("count") || main.dataset.count || "", 10) || Infinity;
  let shown = 0;
  /** @type {NodeListOf<HTMLElement>} */
  const items = main.querySelectorAll("[data-item]");
  for (const item of items) item.hidden = !isMeant(/** @type {Item} */ (item.dataset)) || ++shown > most;
  for (const part of main.querySelectorAll("section")) part.hidden = !part.querySelector("[data-item]:not([hidden])");
  const nothing = /** @type {HTMLElement} */ (main.querySelector(".nothing"));
  nothing.hidden = shown > 0;
  document.documentElement.dataset.ready = "";

  if (parent === window) return;
  const tell = () => parent.postMessage({ frameHeight: Math.ceil(document.body.getBoundingClientRect().height) }, "*");
  new ResizeObserver(tell).observe(document.body);
  // Some browsers do not observe frames far from the window.
  tell();
  // The embedding page may begin to listen after the first report.
  addEventListener("message", ({ source, data }) => source === parent && data === "frameHeight" && tell());
})();
