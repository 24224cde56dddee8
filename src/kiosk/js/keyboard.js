// An on-screen keyboard for search fields, with the letters of the page's language; independent of the operating
// system.
const LATIN = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "āčēģīķļņšūž"];
/** @type {Record<string, string[] | undefined>} */
const CYRILLIC = { ru: ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбюё"], uk: ["йцукенгшщзхї", "фівапролджє", "ячсмитьбюґ’"] };

/** @type {HTMLElement | undefined} */
let keyboard;
const hideKeyboard = () => {
  keyboard?.remove();
  keyboard = undefined;
  delete data.keyboard;
};

/**
 * @param {HTMLInputElement} field
 * @param {(text: string) => string} change
 */
const type = (field, change) => {
  field.value = change(field.value);
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  touch();
};

/**
 * @param {HTMLInputElement} field
 * @param {boolean} [latin] letters, where the language has others
 */
const showKeyboard = (field, latin) => {
  hideKeyboard();
  const own = CYRILLIC[root.lang];
  const rows = own && !latin ? own : LATIN;
  // The field keeps the focus: keys do not take it.
  /**
   * @param {string} label
   * @param {() => void} run
   * @param {Record<string, string>} attributes
   */
  const key = (label, run, attributes = {}) => el("button", {
    type: "button",
    tabindex: "-1",
    ...attributes,
    pointerdown: (event) => event.preventDefault(),
    click: (event) => { event.stopPropagation(); run(); },
  }, label);
  /** @param {string} one */
  const letter = (one) => key(one, () => type(field, (text) => text + one));
  const other = own ? [key(latin ? "АБВ" : "ABC", () => showKeyboard(field, !latin), { class: "wide" })] : [];
  keyboard = el("div", { class: "kiosk-keys", role: "group", "aria-label": words.keyboard },
    ...["1234567890", ...rows].map((row) => el("div", {}, ...[...row].map(letter))),
    el("div", {}, ...other,
      key(words.space, () => type(field, (text) => text + " "), { class: "space" }),
      key("⌫", () => type(field, (text) => [...text].slice(0, -1).join("")), { class: "wide", "aria-label": words.erase }),
      key(words.done, () => { hideKeyboard(); field.blur(); }, { class: "wide done" })));
  (field.closest("dialog") ?? document.body).append(keyboard);
  data.keyboard = "";
  field.scrollIntoView({ block: "center" });
};

const keyboards = () => {
  addEventListener("focusin", ({ target }) => {
    const field = /** @type {HTMLInputElement} */ (target);
    if (!field.matches?.('input:is([type="search"], [type="text"])')) return;
    field.inputMode = "none";
    if (!keyboard) showKeyboard(field);
  });
  addEventListener("focusout", () => after(0, () => document.activeElement?.matches("input") || hideKeyboard()));
};
