// Starts the program: the build joins this with wasm-bindgen's script and the loaders of the parts, and fills in the
// program's address and integrity.
import init from "./app.js";
import { prepare, provide } from "./__wasm_split.js";

// Reading comes first: what brings the page to life is asked for once the page has been painted. A page that nobody sees
// is not painted.
const painted = new Promise((done) => {
  new PerformanceObserver(done).observe({ type: "paint", buffered: true });
  setTimeout(done, document.hidden ? 0 : 2000);
});
painted.then(async () => {
  // The page's data and its part, beside the wasm that is going to ask for them; the same addresses as in
  // src/platform/browser/page.rs.
  const { lang, dataset: { root, assets, part } } = document.documentElement;
  for (const [, file] of assets.split(" ").map((pair) => pair.split("="))) {
    const link = document.createElement("link");
    document.head.append(Object.assign(link, {
      rel: "preload", as: "fetch", crossOrigin: "", href: `${root}/data/${lang}/${file}.json`,
    }));
  }
  prepare(part);
  const answer = fetch(new URL("{wasm}", import.meta.url), { integrity: "{integrity}" });
  provide(await init({ module_or_path: answer }));
}).catch((error) => {
  // The prerendered page stays: it reads and its links work.
  document.documentElement.dataset.failed = "";
  console.warn("The app did not start; the page works without it.", error);
});
