// The kiosk's bar: navigation, and settings that adapt the screen to a visitor.
const SIZES = 3;

const icons = {
  home: "M3 11l9-8 9 8M6 9v11h12V9",
  calendar: "M4 6h16v14H4zM4 10h16M8 3v5M16 3v5",
  supporters: "M8 4l-5 4 2 4 2-1v9h10v-9l2 1 2-4-5-4c-1 3-7 3-8 0z",
  timeline: "M3 12h18M7 8v8M13 6v12M18 9v6",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13M15.5 15.5 21 21",
  help: "M4 5h16v11H10l-5 4v-4H4zM12 8v2M12 13v.5",
};
/** @param {string} path */
const icon = (path) => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
};

const apply = () => {
  data.size = `${state.size ?? 0}`;
  for (const name of /** @type {const} */ (["contrast", "low"])) state[name] ? data[name] = "" : delete data[name];
};
/** @param {() => void} change */
const choose = (change) => () => {
  change();
  save();
  apply();
  // The bar's height depends on its text; help is above it.
  measure();
  /** @type {NodeListOf<HTMLElement>} */
  const buttons = document.querySelectorAll(".kiosk-bar [data-state]");
  for (const button of buttons) {
    const name = /** @type {Choice} */ (button.dataset.state);
    button.setAttribute("aria-pressed", `${!!state[name]}`);
  }
};

const bar = () => {
  /** @type {Place[]} */
  const places = ["home", "calendar", "supporters", "timeline", "search", "help"];
  const offered = places.filter((name) =>
    ["home", "search", "help"].includes(name) || state.views.includes(name));
  const ways = offered.map((name) => el("a", { href: words.to[name], "data-place": name }, icon(icons[name]), el("span", {}, words[name])));
  // The page's own links lead to the same page in the other language, also after navigation within it.
  const languages = state.languages.filter((tag) => WORDS[tag]).map((tag) => el("button", {
    lang: tag,
    "aria-label": WORDS[tag].name,
    "aria-pressed": `${tag === root.lang}`,
    click: () => tag !== root.lang && go(/** @type {HTMLAnchorElement | null} */ (find(`a[hreflang="${tag}"]`))?.href ?? WORDS[tag].to.home),
  }, tag.toUpperCase()));
  /**
   * @param {Choice} name
   * @param {string} label
   * @param {string} sign
   * @param {() => void} change
   */
  const toggle = (name, label, sign, change) => el("button", {
    "data-state": name,
    "aria-pressed": `${!!state[name]}`,
    click: choose(change),
  }, el("span", { class: "sign", "aria-hidden": "true" }, sign), el("span", {}, label));
  document.body.append(el("nav", { class: "kiosk-bar", "aria-label": words.nav },
    el("div", { class: "onward" }, ...ways),
    el("div", { class: "tools" },
      el("div", { class: "tongues", role: "group", "aria-label": words.languages }, ...languages),
      toggle("size", words.size, "A+", () => state.size = ((state.size ?? 0) + 1) % SIZES),
      toggle("contrast", words.contrast, "◐", () => state.contrast = !state.contrast),
      toggle("low", words.lower, "↓", () => state.low = !state.low),
      el("button", { class: "end", click: reset }, el("span", { class: "sign", "aria-hidden": "true" }, "✕"), el("span", {}, words.end)))));
  point();
};
// Marks the section of the current page.
const point = () => {
  const current = kind();
  /** @type {NodeListOf<HTMLElement>} */
  const links = document.querySelectorAll(".kiosk-bar [data-place]");
  for (const link of links) {
    if (link.dataset.place === current) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
};

// The length of a millimetre on this screen, in CSS pixels.
const measure = () => {
  const { widthMm, heightMm } = state.screen;
  const turned = (innerWidth > innerHeight) !== (widthMm > heightMm);
  root.style.setProperty("--mm", `${innerWidth / (turned ? heightMm : widthMm)}px`);
  const height = find(".kiosk-bar")?.offsetHeight ?? 0;
  root.style.setProperty("--bar-height", `${height}px`);
};

// Shifts the page slightly, so that fixed elements do not burn in. Never beyond the end of the page, which would make
// it scrollable.
const SHIFTS = 8;
const drift = () => {
  data.shift = `${Math.floor(Date.now() / 3e4) % SHIFTS}`;
};
