import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { flushSync } from "svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { App } from "../../src/app.svelte";
import { NO_FILTER } from "../../src/ipc";
import { PracticeDesk } from "../../src/practice/desk";
import { practiceCases } from "../../src/practice/cases";
import { LESSON_IDS, Lessons } from "../../src/practice/lessons.svelte";
import { ConsoleState } from "../../src/screens/console.svelte";
import { has } from "../../src/texts";

const folder = join(process.cwd(), "src", "practice");
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.(svelte|ts)$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
const settled = () => new Promise((done) => setTimeout(done, 20));

let behind: PracticeDesk;
let app: App;
let console_: ConsoleState;
let lessons: Lessons;

beforeEach(async () => {
  behind = new PracticeDesk("Second Look", "0", "en", Date.now());
  app = new App(behind);
  app.practice = { leave: () => {} };
  app.start();
  console_ = new ConsoleState(app);
  console_.start();
  lessons = new Lessons(app, console_, behind);
  await settled();
  lessons.begin();
});

describe("what stands behind the practice", () => {
  it("takes from the seam to the engine nothing but types", () => {
    for (const { path, text } of sources)
      for (const [line] of text.matchAll(/^import .*?;$/gms))
        if (/ipc/.test(line)) expect(line, path).toMatch(/^import type /);
  });

  it("names no address, no command of the window and nothing that could reach one", () => {
    for (const { path, text } of sources)
      expect(text, path).not.toMatch(
        /https?:|\bconnect\(|invoke|__TAURI|fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|import\(|new Worker/,
      );
  });

  it("shows documents that were drawn, say SPECIMEN, and load nothing", () => {
    const pictures = readdirSync(join(folder, "pictures"));
    expect(pictures.length).toBe(7);
    for (const name of pictures) {
      const text = readFileSync(join(folder, "pictures", name), "utf8");
      expect(text, name).toContain(">SPECIMEN<");
      const word = /<text([^>]*)>SPECIMEN</.exec(text)?.[1] ?? "";
      expect(word, `${name}: grey, so that no channel takes it away, with an edge on any ground`).toMatch(
        / fill="#(111|fff)" .* stroke="#(111|fff)"/,
      );
      expect(text.replace('xmlns="http://www.w3.org/2000/svg"', ""), name).not.toMatch(
        /href|url\((?!#)|https?:|<script|<image|<style|<foreignObject/,
      );
    }
  });

  it("has a reason that needs no mark in the first place: three keys reject every case", async () => {
    for (const { view } of practiceCases(Date.now())) {
      const [first] = view.form.reasons;
      expect(first?.asksMark, view.caseId).toBe(false);
      await console_.open(view.caseId);
      console_.decision.start("reject");
      if (first) console_.decision.toggle(first);
      expect(await console_.decision.submit(), view.caseId).toBe(true);
    }
    expect(console_.finished).toBe(true);
  });

  it("asks for a mark where the engine would", async () => {
    await console_.open("practice-1");
    console_.decision.start("reject");
    const altered = console_.decision.form?.reasons.find((one) => one.asksMark);
    if (altered) console_.decision.toggle(altered);
    expect(await console_.decision.submit()).toBe(false);
    expect(console_.decision.problems.map(({ code }) => code)).toEqual(["mark_required"]);
    console_.decision.meanWhole(true);
    expect(await console_.decision.submit()).toBe(true);
  });

  it("keeps a decision held for as long as it lasts, and calls nothing sent", async () => {
    await console_.open("practice-1");
    console_.decision.start("approve");
    await console_.decision.submit();
    const { counts } = await behind.status();
    expect(counts).toEqual({ held: 1, waiting: 0, sent: 0, needsYou: 0 });
    expect((await behind.queue(NO_FILTER)).rows[0]?.word).toBe("held");
    await app.undo();
    expect((await behind.queue(NO_FILTER)).rows[0]?.word).toBeNull();
  });

  it("refuses whatever would ask for more than this page", async () => {
    const asked: (() => Promise<unknown>)[] = [
      () => behind.syncNow(),
      () => behind.signIn(),
      () => behind.diagnostics(),
      () => behind.reasons(),
      () => behind.takePack(),
      () => behind.keepSettings(),
    ];
    for (const call of asked) await expect(call()).rejects.toMatchObject({ code: "not_in_practice" });
  });
});

describe("the lessons", () => {
  const passes = async (id: string, act: () => void | Promise<unknown>) => {
    expect(lessons.now?.id).toBe(id);
    expect(lessons.look(), `${id}: before`).toBe(false);
    await act();
    await settled();
    flushSync();
    expect(lessons.look(), `${id}: after`).toBe(true);
    lessons.passed();
  };

  it("have a text each, and keys", () => {
    expect(lessons.all.map(({ id }) => id)).toEqual([...LESSON_IDS]);
    for (const { id, keys } of lessons.all) {
      expect(has(`practice-lesson-${id}`), id).toBe(true);
      expect(keys.length, id).toBeGreaterThan(0);
    }
  });

  it("each see what was done, one after the other", async () => {
    await passes("move", () => console_.queue.move(1));
    await passes("open", () => console_.openActive());
    await passes("look", () => console_.table.show(1));
    await passes("seen", () => console_.table.images.forEach((image) => console_.table.saw(image)));
    await passes("approve", async () => {
      console_.decision.start("approve");
      await console_.decision.submit();
    });
    await passes("undo", () => app.undo());
    await passes("reject", async () => {
      await console_.open("practice-3");
      console_.decision.start("reject");
      const [first] = console_.decision.form?.reasons ?? [];
      if (first) console_.decision.toggle(first);
      await console_.decision.submit();
    });
    await passes("mark", () => {
      const [image] = console_.table.images;
      const reason = console_.decision.form?.reasons[1] ?? null;
      if (image) console_.marks.begin(image, console_.table.viewOf(image), reason);
      console_.marks.keep();
    });
    await passes("keys", () => {
      app.keysOpen = true;
    });
    app.keysOpen = false;
    app.blank();
    expect(lessons.look(), "hidden is half of it").toBe(false);
    app.blank();
    expect(lessons.look()).toBe(true);
    lessons.passed();
    expect(lessons.now).toBeNull();
    expect(lessons.learned).toBe(LESSON_IDS.length);
  });

  it("can be skipped, each and all", () => {
    while (lessons.now) lessons.skip();
    expect(lessons.at).toBe(LESSON_IDS.length);
    expect(lessons.learned).toBe(0);
  });
});
