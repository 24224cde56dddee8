// Dialogs over a page. They are not modal, because a modal dialog would make “Leave now” and the help bar unreachable.
// Everything else is inert, as under the app's dialogs (src/platform/browser/over.rs).
const ALWAYS = "[data-leave], .help-bar, .notice, [role=status]";

/** @typedef {{ dialog: HTMLElement, closed: () => void, inert: HTMLElement[], focus: HTMLElement | null }} Over */
/** @type {Over & { isFirst: boolean } | undefined} */
let over;
/**
 * @param {HTMLElement} element
 * @param {HTMLElement[]} inert what has become inert
 */
const shut = (element, inert) => {
  if (element.inert || element.matches(ALWAYS)) return;
  if (element.querySelector(ALWAYS) && element.localName !== "main") {
    for (const child of childrenOf(element)) shut(child, inert);
  } else {
    element.inert = true;
    inert.push(element);
  }
};

/**
 * One at a time.
 * @param {HTMLDialogElement} dialog
 * @param {() => void} closed called when it closes, whatever closes it
 */
const openOver = (dialog, closed = () => {}) => {
  closeOver();
  root.style.setProperty("--leave", `${find(".top [data-leave]")?.offsetWidth ?? 0}px`);
  root.style.setProperty("--help-bar", `${find(".help-bar")?.offsetHeight ?? 0}px`);
  /** @type {HTMLElement[]} */
  const inert = [];
  for (const element of childrenOf(document.body)) shut(element, inert);
  const focus = /** @type {HTMLElement | null} */ (document.activeElement);
  over = { dialog, closed, inert, focus, isFirst: !("over" in data) };
  data.over = "";
  document.body.append(dialog);
  dialog.show();
};
const closeOver = () => {
  if (!over) return;
  const { dialog, closed, inert, focus, isFirst } = over;
  over = undefined;
  dialog.remove();
  for (const element of inert) element.inert = false;
  if (isFirst) delete data.over;
  focus?.focus({ preventScroll: true });
  closed();
};

// Escape and clicks outside close it, as they would a modal one.
/** @param {Event} event */
const isBeside = (event) => over && !closest(event, `dialog, ${ALWAYS}`);
const overs = () => {
  addEventListener("keydown", (event) => {
    if (!over || event.key !== "Escape") return;
    suppress(event);
    closeOver();
  }, true);
  addEventListener("pagechange", closeOver);
};
