// Appended to the code that wasm-bindgen makes; the build fills in address and integrity.
__wbg_init({
  module_or_path: fetch(new URL("{wasm}", import.meta.url), { integrity: "{integrity}" }),
}).catch((error) => {
  // The prerendered page stays: it reads and its links work.
  document.documentElement.dataset.failed = "";
  console.warn("The app did not start; the page works without it.", error);
});
