// What eslint asks of the site's scripts, and of scripts in the tests.

import js from "@eslint/js";
import globals from "globals";

const CODE = {
  curly: ["error", "multi-line"],
  eqeqeq: "error",
  "max-len": ["error", { code: 100, ignoreRegExpLiterals: true, ignoreStrings: true }],
  "no-shadow": "error",
  "no-undef-init": "error",
  "no-var": "error",
  "object-shorthand": "error",
  "prefer-arrow-callback": "error",
  "prefer-const": "error",
  "prefer-rest-params": "error",
  "prefer-spread": "error",
  semi: "error",
};

export default [
  { ignores: [".*/", "build/", "dist/", "site/"] },
  js.configs.recommended,
  { rules: CODE },
  {
    files: ["templates/site/scripts/*.js", "tests/browser/*.js"],
    languageOptions: { globals: globals.browser },
  },
  {
    // Joined in one scope with what the compiler writes; patterns speak of control characters.
    files: ["src/awesomequant/compiler/**/*.js"],
    languageOptions: { globals: globals.worker, sourceType: "script" },
    rules: {
      "max-len": ["error", { code: 120, ignoreRegExpLiterals: true, ignoreStrings: true, ignoreTemplateLiterals: true }],
      "no-control-regex": "off",
      "no-undef": "off",
      "no-unused-vars": "off",
    },
  },
  {
    files: ["tests/site/js/*.js", "tests/export/*.mjs"],
    languageOptions: { globals: { ...globals.node, window: "writable" } },
  },
];
