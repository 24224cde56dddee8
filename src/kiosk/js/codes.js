// Links that lead elsewhere become codes for the visitor's own phone: made by the build, drawn here.
let codes;
const code = async (what) => {
  codes ??= fetch(`${data.root}/kiosk/codes-${root.lang}.json`).then((answer) => answer.json());
  try {
    return (await codes)[what];
  } catch {
    codes = undefined;
  }
};

// `packed`: modules row by row, six in a letter of base64; the quiet zone is four modules wide (ISO/IEC 18004, 6.3.8).
const draw = ([size, packed]) => {
  const bits = [...atob(packed)].map((byte) => byte.charCodeAt(0).toString(2).padStart(8, "0")).join("");
  let path = "";
  for (let y = 0; y < size; y++) {
    for (const run of bits.slice(y * size, (y + 1) * size).matchAll(/1+/g)) path += `M${run.index + 4} ${y + 4}h${run[0].length}v1h-${run[0].length}z`;
  }
  const svg = icon(path);
  svg.setAttribute("viewBox", `0 0 ${size + 8} ${size + 8}`);
  svg.setAttribute("class", "qr");
  svg.setAttribute("shape-rendering", "crispEdges");
  // So large that a module is never too fine for a camera, and never below 40 mm.
  svg.style.setProperty("--modules", size + 8);
  return svg;
};

const showCode = async (href, link) => {
  const event = href.match(/\/events\/([^/.?]+)\.ics/);
  const made = await code(event ? `/events/${event[1]}` : href);
  const dialog = el("dialog", { class: "kiosk-code", "aria-labelledby": "kiosk-code", close: () => dialog.remove() },
    el("h2", { id: "kiosk-code" }, event ? words.scanEvent : words.scan),
    made ? draw(made) : "",
    el("p", { class: "address" }, link?.matches('[href^="tel:"]') ? link.textContent.trim() : href.replace(/^(https?:\/\/|mailto:|tel:)(www\.)?|\/$/g, "")),
    el("button", { class: "button primary", click: () => dialog.close() }, words.close));
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
};

// On an event's page the event itself, ready to be taken along.
const takeHome = async () => {
  const page = document.querySelector(".event-page");
  const path = location.pathname.slice(words.base.length);
  const made = page && await code(path);
  if (!made) return;
  page.append(el("section", { class: "kiosk-take" }, draw(made),
    el("div", {}, el("h2", {}, words.take), el("p", {}, words.scanEvent))));
};
