// Runs before the wasm: what must work even if the rest never does.
(() => {
  const root = document.documentElement;

  // Leptos sets innerHTML for fragments that are constants of the program. Nothing else may.
  const forbidden = /<\/?(script|iframe|object|embed|base|meta|link|style)\b|\son\w+\s*=|javascript:/i;
  window.trustedTypes?.createPolicy("default", {
    createHTML: (html) => {
      if (forbidden.test(html)) throw new TypeError("HTML refused");
      return html;
    },
    // The service worker's address, and no other script.
    createScriptURL: (url) => {
      if (url !== root.dataset.root + "/sw.js") throw new TypeError("script refused");
      return url;
    },
  });

  // Leave now: hide first, then go, without an entry to come back to.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-leave]");
    if (!link) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    root.dataset.left = "";
    document.title = "…";
    location.replace(link.href);
  }, true);
  addEventListener("pageshow", (event) => {
    if (event.persisted) delete root.dataset.left;
  });
})();
