import type { Program } from "../../../src/parts.js";

/** wasm-bindgen's script. */
export default function init(options: { module_or_path: Promise<Response> }): Promise<Program>;
