import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

export default ts.config(
  { ignores: ["dist", "dist-browser", "gallery", "node_modules", "src/ipc/bindings.ts"] },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig } },
  },
  {
    files: ["**/*.svelte"],
    rules: {
      // Raw markup from strings is how hostile text becomes a script.
      "svelte/no-at-html-tags": "error",
      "svelte/no-target-blank": "error",
      // A literal in braces is how a space beside a tag survives the compiler.
      "svelte/no-useless-mustaches": "off",
    },
  },
);
