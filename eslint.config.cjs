// The lints of all JavaScript: ESLint's recommended rules, and what the code keeps to anyway. Unknown names and wrong
// types are found by TypeScript (tsconfig.json).
const js = require("@eslint/js");

// For developers only, without types.
const BENCH = "bench/**/*.js";
const NODE = "**/*.{mjs,cjs}";

const globals = (...names) => Object.fromEntries(names.map((name) => [name, "readonly"]));

module.exports = [
  { ignores: ["**/node_modules/", "target/", "dist*/"] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2022 },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-empty": ["error", { allowEmptyCatch: true }],
      "no-unused-vars": ["error", { caughtErrors: "none" }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-arrow-callback": "error",
      "prefer-const": ["error", { destructuring: "all" }],
      "prefer-rest-params": "error",
      "prefer-spread": "error",
    },
  },
  { files: ["src/**/*.js", "site/src/**/*.js"], rules: { "no-undef": "off" } },
  {
    files: ["src/**/*.js", "site/src/**/*.js"],
    ignores: ["src/start.js", "src/parts.js"],
    languageOptions: { sourceType: "script" },
  },
  // One script, whose files use each other's names.
  { files: ["src/kiosk/js/*.js"], rules: { "no-unused-vars": ["error", { vars: "local", caughtErrors: "none" }] } },
  {
    files: [BENCH],
    languageOptions: {
      globals: globals("document", "fetch", "MessageChannel", "performance", "requestAnimationFrame", "WebAssembly"),
    },
  },
  { files: [NODE], languageOptions: { globals: globals("console", "module", "process", "require") } },
];
