// Appended to the code that wasm-bindgen makes; the build fills in address and integrity.

// Reading comes first: what brings the page to life is asked for once the page has been painted. A page that nobody sees
// is not painted.
const painted = new Promise((done) => {
  new PerformanceObserver(done).observe({ type: "paint", buffered: true });
  setTimeout(done, document.hidden ? 0 : 2000);
});
painted.then(() => {
  // The page's data, beside the wasm that is going to ask for it; the same addresses as in src/platform/browser.rs.
  const { lang, dataset: { root, assets } } = document.documentElement;
  for (const [, file] of assets.split(" ").map((pair) => pair.split("="))) {
    const link = document.createElement("link");
    document.head.append(Object.assign(link, {
      rel: "preload", as: "fetch", crossOrigin: "", href: `${root}/data/${lang}/${file}.json`,
    }));
  }
  return __wbg_init({
    module_or_path: fetch(new URL("{wasm}", import.meta.url), { integrity: "{integrity}" }),
  });
}).catch((error) => {
  // The prerendered page stays: it reads and its links work.
  document.documentElement.dataset.failed = "";
  console.warn("The app did not start; the page works without it.", error);
});
