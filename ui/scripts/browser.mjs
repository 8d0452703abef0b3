// Builds what the window ships and what the browser tests run, then runs the tests in the Chromium of this machine.
// `node scripts/browser.mjs job` runs only the files whose name holds "job". The pictures of every screen in every language are
// taken when they are asked for by name: `node scripts/browser.mjs gallery`. With `--built` what the window ships is taken as it
// lies there: a compiler that runs beside this reads it.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const here = join(dirname(fileURLToPath(import.meta.url)), "..");
const words = process.argv.slice(2);
const built = words.includes("--built");
const [only = ""] = words.filter((word) => !word.startsWith("--"));

for (const mode of built ? ["browser"] : ["production", "browser"]) {
  await build({ root: here, mode, logLevel: "error" });
  console.log(`built: ${mode}`);
}
const folder = join(here, "tests", "browser");
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".test.mjs") && name.includes(only))
  .filter((name) => name !== "gallery.test.mjs" || only === "gallery");
const { status } = spawnSync(
  process.execPath,
  ["--test", "--test-concurrency=1", "--test-reporter=spec", ...files.map((name) => join(folder, name))],
  { cwd: here, stdio: "inherit" },
);
process.exit(status ?? 1);
