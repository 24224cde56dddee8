/** The name under which the build stores src/parts.js. */
export { prepare, provide } from "../../../src/parts.js";
