// Added to each page that `serve` shows: loads it again when the site was built anew, or when the server was started anew, and
// shows what is wrong with the content over the page, which stays as it was.
(() => {
  const events = new EventSource("{events}");
  let opened = false;
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
    // Set one by one, since the page's policy allows no style attribute.
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
