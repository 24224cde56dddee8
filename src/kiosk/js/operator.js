// The operator's screen: a long press on the logo of the attract page, then the profile's PIN.
const pressed = { long: false };
const LONG = 3e3;

const operator = () => {
  /** @type {number | undefined} */
  let timer;
  const end = () => clearTimeout(timer);
  addEventListener("pointerdown", (event) => {
    end();
    if (!state.pin || !closest(event, ".brand")) return;
    timer = after(LONG, () => {
      pressed.long = true;
      askPin();
    });
  }, true);
  for (const name of ["pointerup", "pointercancel"]) addEventListener(name, end, true);
};

/**
 * @param {string} label
 * @param {Node[]} children
 */
const panel = (label, ...children) => {
  const dialog = el("dialog", { class: "kiosk-operator", "aria-label": label },
    el("h2", {}, label), ...children,
    el("button", { class: "button", click: closeOver }, words.close));
  openOver(dialog);
  // The finger of the long press is lifted later; that must not leave the panel open to the next person.
  after(0, () => addEventListener("pointerup", () => after(300, () => pressed.long = false), { once: true }));
  after(1e3 * state.idleSeconds, () => over?.dialog === dialog && closeOver());
};

const askPin = () => {
  const shown = el("p", { class: "typed", "aria-live": "polite" });
  let typed = "";
  /** @param {string} digit */
  const press = (digit) => () => {
    typed = (typed + digit).slice(-state.pin.length);
    shown.textContent = "•".repeat(typed.length);
    if (typed !== state.pin) return;
    showNumbers();
  };
  panel(words.pin, shown,
    el("div", { class: "pad" }, ...[..."1234567890"].map((digit) => el("button", { class: "button", click: press(digit) }, digit))));
};

const showNumbers = async () => {
  const kept = read(localStorage, /** @type {Counts} */ ({ days: {} }));
  const days = Object.entries(kept.days).sort().reverse().slice(0, 14);
  /** @param {(string | number)[]} cells */
  const row = (...cells) => el("tr", {}, ...cells.map((cell) => el("td", {}, String(cell))));
  const names = /** @type {Record<string, unknown>} */ (words);
  /** @param {Record<string, number>} day */
  const views = (day) => Object.entries(day).filter(([name]) => name !== "rounds").map(([name, n]) => `${names[name] ?? name} ${n}`).join(", ");
  const age = Math.floor((Date.now() - Date.parse(data.built ?? "")) / 864e5);
  const { usage = 0, quota = 0 } = await navigator.storage?.estimate?.().catch(() => /** @type {StorageEstimate} */ ({})) ?? {};
  /**
   * @param {string} name
   * @param {string} value
   */
  const fact = (name, value) => [el("dt", {}, name), el("dd", {}, value)];
  panel(words.operator,
    el("dl", {},
      ...fact(words.content, `${data.built} (${age} d)`),
      ...fact(words.updated, kept.since ?? "–"),
      ...fact(words.storage, `${(usage / 1e6).toFixed(1)} / ${(quota / 1e6).toFixed(0)} MB`),
      ...fact(words.title, `${state.name} · ${words.version} · ${innerWidth} × ${innerHeight}`)),
    el("table", {},
      el("thead", {}, el("tr", {}, ...[words.day, words.rounds, words.views].map((name) => el("th", { scope: "col" }, name)))),
      el("tbody", {}, ...days.map(([day, counted]) => row(day, counted.rounds ?? 0, views(counted))))),
    el("p", { class: "choices" },
      el("button", { class: "button", click: () => location.reload() }, words.reload),
      el("button", { class: "button", click: leave }, words.leave)));
};

const leave = () => {
  sessionStorage.clear();
  location.replace(words.to.home);
};
