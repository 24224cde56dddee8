// Starts the program. The build joins this file with wasm-bindgen's script and the loaders of the parts, and inserts
// the wasm's address and integrity hash.
import init from "./app.js";
import { prepare, provide } from "./__wasm_split.js";

// Visible content has priority: the program is requested once the page has been painted. A hidden page is not painted.
const painted = new Promise((done) => {
  new PerformanceObserver(done).observe({ type: "paint", buffered: true });
  setTimeout(done, document.hidden ? 0 : 2000);
});
painted.then(async () => {
  // The page's data and part are requested alongside the wasm, which will need them; the addresses are the same as in
  // src/platform/browser/page.rs.
  const { lang, dataset: { root, assets = "", part = "" } } = document.documentElement;
  for (const [, file] of assets.matchAll(/=(\S+)/g)) {
    const link = document.createElement("link");
    document.head.append(Object.assign(link, {
      rel: "preload", as: "fetch", crossOrigin: "", href: `${root}/data/${lang}/${file}.json`,
    }));
  }
  prepare(part);
  const answer = fetch(new URL("{wasm}", import.meta.url), { integrity: "{integrity}" });
  provide(await init({ module_or_path: answer }));
}).catch((error) => {
  // The prerendered page stays readable, and its links work.
  document.documentElement.dataset.failed = "";
  console.warn("The app did not start; the page works without it.", error);
});
