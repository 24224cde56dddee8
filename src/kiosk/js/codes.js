// External links become QR codes for the visitor's phone.

// The code contains what the event's page shows: the occurrence in the address, or the next one.
/** @type {Promise<Record<string, string | undefined>> | undefined} */
let events;
/** @param {string} uid */
const eventText = async (uid) => {
  events ??= fetch(`${data.root}/kiosk/events-${root.lang}.json`).then((answer) => answer.json());
  try {
    const all = await events;
    const time = /** @type {HTMLTimeElement | null} */ (find(".event-page [data-live] time"));
    const start = time?.dateTime ?? "";
    const day = start.slice(0, 10);
    // `{2}` is replaced by the date two days later.
    /** @param {number} days */
    const date = (days) => new Date(Date.parse(day) + days * 864e5).toISOString().slice(0, 10).replaceAll("-", "");
    const on = `?on=${start}`;
    return all[uid + on] ?? all[uid]?.replace(/{(\d+)}/g, (_, days) => date(+days)) ?? published(on);
  } catch {
    events = undefined;
  }
};
/**
 * The full URL; `undefined` if the site does not know its own address.
 * @param {string} href
 * @returns {string | undefined}
 */
const published = (href) => {
  const page = find("link[rel=canonical]")?.getAttribute("href") ?? "";
  // A calendar subscription names the kiosk, which phones can't reach.
  if (href.startsWith("webcal:")) return published(new URL(href).pathname)?.replace(/^https?/, "webcal");
  if (URL.canParse(href)) return href;
  return URL.canParse(href, page) ? new URL(href, page).href : undefined;
};

/**
 * A picture of a code. The quiet zone is four modules wide (ISO/IEC 18004, 6.3.8).
 * @param {Grid} grid
 */
const draw = (grid) => {
  let path = "";
  grid.forEach((row, y) => {
    const bits = row.map(Number).join("");
    for (const run of bits.matchAll(/1+/g)) path += `M${run.index + 4} ${y + 4}h${run[0].length}v1h-${run[0].length}z`;
  });
  const svg = icon(path);
  const modules = grid.length + 8;
  svg.setAttribute("viewBox", `0 0 ${modules} ${modules}`);
  svg.setAttribute("class", "qr");
  svg.setAttribute("shape-rendering", "crispEdges");
  // Large enough for a camera to resolve each module, and at least 40 mm.
  svg.style.setProperty("--modules", `${modules}`);
  return svg;
};
/** @param {string | undefined} text */
const code = (text) => {
  const grid = text && encode(text);
  return grid ? draw(grid) : "";
};

/**
 * @param {string} href
 * @param {HTMLElement} link
 */
const showCode = async (href, link) => {
  const event = href.match(/\/events\/([^/.?]+)\.ics/);
  const text = event ? await eventText(event[1]) : published(href);
  openOver(el("dialog", { class: "kiosk-code", "aria-labelledby": "kiosk-code" },
    el("h2", { id: "kiosk-code" }, event ? words.scanEvent : words.scan),
    code(text),
    el("p", { class: "address" }, link.matches('[href^="tel:"]') ? link.textContent.trim() : href.replace(/^(https?:\/\/|mailto:|tel:)(www\.)?|\/$/g, "")),
    el("button", { class: "button primary", click: closeOver }, words.close)));
};

// On an event's page, a code with the event itself, as soon as the page knows the day.
const takeHome = async () => {
  const page = find(".event-page");
  if (!page) return;
  while (!("ready" in data)) await new Promise((done) => after(100, done));
  const made = code(await eventText(location.pathname.replace(/.*\//, "")));
  if (!made) return;
  page.append(el("section", { class: "kiosk-take" }, made,
    el("div", {}, el("h2", {}, words.take), el("p", {}, words.scanEvent))));
};

// The visitor's plan, for the phone: the page contains the addresses of the plan and updates them. Nothing if the site
// does not know its own address.
const takePlan = () => {
  const list = find("[data-codes]");
  if (!list) return;
  const place = el("section", { class: "kiosk-take" });
  const show = () => {
    const made = (list.dataset.codes ?? "").split(" ").map((href) => href && code(published(href))).filter(Boolean);
    place.hidden = !made.length;
    place.replaceChildren(...made, el("div", {}, el("h2", {}, words.take), el("p", {}, words.scanPlan)));
  };
  list.closest(".island")?.after(place);
  new MutationObserver(show).observe(list, { attributeFilter: ["data-codes"] });
  show();
};
const takeAway = () => {
  takeHome();
  takePlan();
};
