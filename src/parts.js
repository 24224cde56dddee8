// The parts of the wasm: the build inserts the files of each part, and exports a loader for each under the name by
// which the program imports it. A file is compiled while it arrives and instantiated once the program is there.
const FILES = /** @type {File[]} */ (/** @type {unknown} */ ("{files}"));
const PARTS = /** @type {Record<string, number[]>} */ (/** @type {unknown} */ ("{parts}"));
/** @typedef {[path: string, integrity: string]} File */
/** @typedef {WebAssembly.Exports & { __indirect_function_table: WebAssembly.Table }} Program */

/** @param {string} part */
const filesOf = (part) => PARTS[part]?.map((at) => FILES[at]) ?? [];

// The program's exports: the parts share its memory and table.
/** @type {(program: Program) => void} */
export let provide;
/** @type {Promise<Program>} */
const program = new Promise((done) => provide = done);

/** @type {Map<string, Promise<unknown>>} */
const kept = new Map();
/**
 * @template T
 * @param {string} key
 * @param {() => Promise<T>} make
 */
const once = (key, make) => {
  const made = /** @type {Promise<T> | undefined} */ (kept.get(key)) ?? make();
  kept.set(key, made);
  // A failure is retried the next time.
  made.catch(() => kept.delete(key));
  return made;
};
/**
 * @param {string} path
 * @param {string} integrity
 */
const compile = (path, integrity) => once(path, async () => {
  const answer = await fetch(new URL(path, import.meta.url), { integrity });
  const isTyped = answer.headers.get("content-type") === "application/wasm";
  return isTyped ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
});
/** @param {File} file */
const start = ([path, integrity]) => once(`start ${path}`, async () => {
  const [module, exports] = await Promise.all([compile(path, integrity), program]);
  return WebAssembly.instantiate(module, { m: exports, __wasm_split: exports });
});

// Fetches the files of a part before the program has loaded.
/** @param {string} part */
export const prepare = (part) => filesOf(part).forEach((file) => compile(...file).catch(() => {}));

// For the exports that the build appends (xtask/src/build/wasm.rs).
/**
 * @param {string} part
 * @returns {(callback: number, data: unknown) => Promise<void>}
 */
// eslint-disable-next-line no-unused-vars
const loader = (part) => async (callback, data) => {
  let there = true;
  try {
    await Promise.all(filesOf(part).map(start));
  } catch (error) {
    console.warn(`${part} could not be loaded.`, error);
    there = false;
  }
  (await program).__indirect_function_table.get(callback)(data, there);
};
