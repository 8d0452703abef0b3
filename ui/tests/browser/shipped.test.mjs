// What the window ships: small, and free of sample data.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const dist = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "dist");
const files = readdirSync(dist, { recursive: true }).map(String);
const LIMIT_BYTES = 250_000;

test("script and style together stay under 250 kB, compressed", () => {
  const parts = files.filter((name) => /\.(js|css)$/.test(name));
  assert.ok(parts.length >= 2);
  const sizeBytes = parts.reduce((sum, name) => sum + gzipSync(readFileSync(join(dist, name))).length, 0);
  console.log(`script and style: ${(sizeBytes / 1000).toFixed(1)} kB of ${LIMIT_BYTES / 1000} kB`);
  assert.ok(sizeBytes < LIMIT_BYTES, `${sizeBytes} bytes`);
});

test("the window ships no sample person, no sample picture and no test hook", () => {
  for (const name of files.filter((one) => /\.(js|html)$/.test(one))) {
    const text = readFileSync(join(dist, name), "utf8");
    for (const sample of ["Thalberg", "SPECIMEN", "window.secondLook", "UTOPIA"])
      assert.ok(!text.includes(sample), `${name} holds ${sample}`);
  }
});

test("the pictures the window ships are those drawn for practising, and every one says SPECIMEN", () => {
  const pictures = files.filter((name) => /\.(svg|png|jpe?g|webp|gif)$/.test(name));
  assert.equal(pictures.length, 7, pictures.join(" "));
  for (const name of pictures) assert.match(readFileSync(join(dist, name), "utf8"), />SPECIMEN</, name);
});

test("the page carries no inline script, no inline style and no address of the outside", () => {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)[^>]*>|<style|style=|https?:\/\//);
  for (const name of files.filter((one) => one.endsWith(".css"))) {
    assert.doesNotMatch(readFileSync(join(dist, name), "utf8"), /url\((["']?)(data:|https?:)/);
  }
});
