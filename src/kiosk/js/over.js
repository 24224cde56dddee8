// Dialogs over a page. They are not modal, because a modal dialog would make “Leave now” and the help bar unreachable.
// Everything else is inert, as under the app's dialogs (src/platform/browser/over.rs).
const ALWAYS = "[data-leave], .help-bar, .notice, [role=status]";

let over;
const shut = (element, inert) => {
  if (element.inert || element.matches(ALWAYS)) return;
  if (element.querySelector(ALWAYS) && element.localName !== "main") {
    for (const child of element.children) shut(child, inert);
  } else {
    element.inert = true;
    inert.push(element);
  }
};

// One at a time. `closed` is called when it closes, whatever closes it.
const openOver = (dialog, closed = () => {}) => {
  closeOver();
  for (const [name, selector, side] of [["--leave", ".top [data-leave]", "offsetWidth"], ["--help-bar", ".help-bar", "offsetHeight"]]) {
    root.style.setProperty(name, `${document.querySelector(selector)?.[side] ?? 0}px`);
  }
  const inert = [];
  for (const element of document.body.children) shut(element, inert);
  over = { dialog, closed, inert, focus: document.activeElement, isFirst: !("over" in data) };
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
const isBeside = (event) => over && !event.target.closest?.(`dialog, ${ALWAYS}`);
const overs = () => {
  addEventListener("keydown", (event) => {
    if (!over || event.key !== "Escape") return;
    stop(event);
    closeOver();
  }, true);
  addEventListener("pagechange", closeOver);
};
