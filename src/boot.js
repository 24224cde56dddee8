// Runs before the wasm: what must work even if the rest never does.
(() => {
  const root = document.documentElement;
  const kiosk = root.dataset.root + "/{kiosk}";

  // Leptos sets innerHTML for fragments that are constants of the program. Nothing else may.
  const forbidden = /<\/?(script|iframe|object|embed|base|meta|link|style)\b|\son\w+\s*=|javascript:/i;
  window.trustedTypes?.createPolicy("default", {
    createHTML: (html) => {
      if (forbidden.test(html)) throw new TypeError("HTML refused");
      return html;
    },
    createScriptURL: (url) => {
      if (url !== kiosk) throw new TypeError("script refused");
      return url;
    },
  });

  // In a kiosk's tab its script comes, too (src/kiosk/js); nothing is seen before its style is there.
  try {
    if (sessionStorage.kiosk && root.dataset.section !== "kiosk") {
      const script = document.createElement("script");
      root.style.visibility = "hidden";
      script.onerror = () => root.removeAttribute("style");
      script.src = kiosk;
      document.head.append(script);
    }
  } catch {
    // No storage, no kiosk.
  }

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
