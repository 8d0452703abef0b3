// Types, accessibility findings of the compiler, lint and format; and a canary: a planted error that must be found, so
// that a checker that silently checks nothing is noticed.
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = join(dirname(fileURLToPath(import.meta.url)), "..");
const require = createRequire(import.meta.url);

function binOf(name, bin = name) {
  const manifest = require.resolve(`${name}/package.json`, { paths: [here] });
  const { bin: bins } = require(manifest);
  return join(dirname(manifest), typeof bins === "string" ? bins : bins[bin]);
}
function run(label, args, quiet = false) {
  const { status } = spawnSync(process.execPath, args, { cwd: here, stdio: quiet ? "ignore" : "inherit" });
  if (!quiet) console.log(`${status === 0 ? "ok  " : "FAIL"} ${label}`);
  return status === 0;
}

const svelteCheck = [
  binOf("svelte-check"),
  "--tsconfig",
  "./tsconfig.json",
  "--fail-on-warnings",
  "--output",
  "human",
];
const results = [
  run("types (svelte-check)", svelteCheck),
  run("lint (eslint)", [binOf("eslint"), "--max-warnings", "0", "src", "tests", "scripts"]),
  run("format (prettier)", [binOf("prettier"), "--check", "--log-level", "warn", "."]),
];

const canary = join(here, "src", "canary");
mkdirSync(canary, { recursive: true });
try {
  writeFileSync(join(canary, "planted.ts"), "export const wrong: number = 'text';\n");
  writeFileSync(
    join(canary, "Planted.svelte"),
    '<script lang="ts">\n  const wrong: number = "text";\n</script>\n{wrong}\n',
  );
  const found = !run("canary", svelteCheck, true);
  console.log(`${found ? "ok  " : "FAIL"} a planted type error is found`);
  results.push(found);
} finally {
  rmSync(canary, { recursive: true, force: true });
}
process.exit(results.every(Boolean) ? 0 : 1);
