import { svelte, vitePreprocess } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

// Two builds of one source. The default is what the window ships: it can only speak to the engine. `--mode browser`
// adds the in-browser engine over sample data, for the browser tests and for looking at the UI without the engine.
export default defineConfig(({ mode }) => ({
  base: "./",
  plugins: [
    svelte({
      preprocess: vitePreprocess(),
      compilerOptions: { runes: true },
      // The accessibility findings of the compiler are errors here, not advice.
      onwarn(warning, advise) {
        if (warning.filename?.includes("node_modules")) return advise?.(warning);
        throw new Error(`${warning.filename ?? ""}: ${warning.code}: ${warning.message}`);
      },
    }),
  ],
  resolve: process.env["VITEST"] ? { conditions: ["browser"] } : {},
  test: {
    environment: "jsdom",
    include: ["tests/unit/**/*.test.ts"],
    setupFiles: ["tests/unit/setup.ts"],
    // One worker for all: starting them costs more than the tests, and a busy machine starts few.
    pool: "threads",
    fileParallelism: false,
    isolate: false,
    testTimeout: 30_000,
    // Tests that fail are mended, not repeated.
    retry: 0,
  },
  build: {
    outDir: mode === "browser" ? "dist-browser" : "dist",
    target: "safari16.4",
    // No inlined data: addresses: the window's content policy refuses them.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
}));
