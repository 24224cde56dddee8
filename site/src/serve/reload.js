// Added to each page that `serve` serves: reloads it when the site is rebuilt or the server restarts, and shows errors in
// the content over the page, which stays as it was.
(() => {
  const events = new EventSource("{events}");
  let opened = false;
  /** @type {HTMLElement | undefined} */
  let shown;
  events.addEventListener("reload", () => location.reload());
  events.addEventListener("notice", ({ data }) => {
    shown?.remove();
    shown = undefined;
    if (!data) return;
    shown = document.createElement("pre");
    shown.textContent = data;
    shown.tabIndex = 0;
    shown.setAttribute("role", "alert");
    // Set one by one, because the page's policy forbids style attributes.
    Object.assign(shown.style, {
      position: "fixed", inset: "auto 0 0 0", zIndex: "2147483647", margin: "0", padding: "1rem", maxHeight: "60vh", overflow: "auto",
      background: "#3b0d0c", color: "#fff", borderTop: "4px solid #ff6b5e", font: "14px/1.5 ui-monospace, monospace", whiteSpace: "pre-wrap",
      overflowWrap: "anywhere",
    });
    document.body.append(shown);
  });
  events.onopen = () => {
    if (opened) location.reload();
    opened = true;
  };
})();
