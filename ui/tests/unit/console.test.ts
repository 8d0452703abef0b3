import { beforeEach, describe, expect, it, vi } from "vitest";
import { App } from "../../src/app.svelte";
import { FakeEngine } from "../../src/ipc/fake/engine";
import { ConsoleState } from "../../src/screens/console.svelte";
import { OutboxState } from "../../src/screens/outbox.svelte";

let engine: FakeEngine;
let app: App;
let desk: ConsoleState;
const settled = () => new Promise((done) => setTimeout(done, 20));

beforeEach(async () => {
  engine = new FakeEngine(Date.now());
  engine.setStatus({ signIn: "signed_in" });
  app = new App(engine);
  app.start();
  desk = new ConsoleState(app);
  desk.start();
  await settled();
});

describe("the console", () => {
  it("puts product and count in the title, and nobody's name", async () => {
    await desk.open("cse_01JQ7AA01");
    await settled();
    expect(document.title).toBe("Second Look (12)");
  });

  it("opens the next case by itself after a decision", async () => {
    await desk.open("cse_01JQ7AA01");
    desk.decision.start("approve");
    await desk.decision.submit();
    expect(desk.view?.caseId).not.toBe("cse_01JQ7AA01");
    expect(desk.view?.claim.mine).toBe(true);
    expect(desk.decision.answer).toBeNull();
    expect(app.held.map((entry) => entry.caseId)).toEqual(["cse_01JQ7AA01"]);
  });

  it("stays on the case that is decided where the person says so", async () => {
    await desk.open("cse_01JQ7AA01");
    desk.decision.start("approve");
    await desk.decision.submit(true);
    expect(desk.view?.caseId).toBe("cse_01JQ7AA01");
    expect(app.held.map((entry) => entry.caseId)).toEqual(["cse_01JQ7AA01"]);
  });

  it("reads the list anew in its own time while a sync brings page after page, and at once for one's own hand", async () => {
    engine.setStatus({ sync: { running: true, done: 0, total: 5_000 } });
    await settled();
    const asked = vi.spyOn(engine, "queue");
    const ids = desk.queue.rows.map((row) => row.caseId);
    for (let page = 0; page < 5; page += 1) engine.tell({ queue: true, cases: ids });
    await settled();
    expect(asked).toHaveBeenCalledTimes(0);
    engine.tell({ queue: true, outbox: true, cases: ids.slice(0, 1) });
    await settled();
    expect(asked).toHaveBeenCalledTimes(1);
    engine.setStatus({ sync: { running: false, done: 0, total: null } });
    engine.tell({ queue: true, cases: ids });
    await settled();
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it("reads out that the connection went, that it is back, and the end of a sync that was asked for", async () => {
    engine.setOnline(false, "The platform does not answer.");
    await settled();
    expect(app.heard).toMatch(/^Offline\. /);
    engine.setOnline(true);
    await settled();
    expect(app.heard).toMatch(/^Online again\. Waiting: \d+, sent: \d+\.$/);
    await app.sync();
    await settled();
    expect(app.heard).toMatch(/^Synced\. \d+ cases in the queue\.$/);
    app.say("");
    await engine.syncNow();
    await settled();
    expect(app.heard, "one that comes by itself is quiet").toBe("");
  });

  it("says so when the last case is decided", async () => {
    desk.queue.set({ text: "cse_01JQ7AA01" });
    await settled();
    await desk.open("cse_01JQ7AA01");
    desk.decision.start("approve");
    await desk.decision.submit();
    expect(desk.view).toBeNull();
    expect(desk.finished).toBe(true);
  });

  it("tells why the next case is not known instead of calling the work finished", async () => {
    await desk.open("cse_01JQ7AA01");
    desk.decision.start("approve");
    engine.failNext = { call: "nextCase", error: { code: "disk_full", message: "no room", action: null } };
    await desk.decision.submit();
    await settled();
    expect(desk.finished).toBe(false);
    expect(desk.view?.caseId).toBe("cse_01JQ7AA01");
    expect(app.notices.map((notice) => notice.code)).toEqual(["disk_full"]);
  });

  it("takes the newest held decision back and asks for its case again", async () => {
    await desk.open("cse_01JQ7AA01");
    desk.decision.start("approve");
    await desk.decision.submit();
    await app.undo();
    expect(app.wanted).toBe("cse_01JQ7AA01");
    expect(app.held).toEqual([]);
  });

  it("moves the active row to a neighbour when it leaves the queue", async () => {
    desk.queue.active = desk.queue.rows[3]?.caseId ?? null;
    const expected = desk.queue.rows[4]?.caseId;
    engine.change(desk.queue.active ?? "", (view) => (view.state = "gone"));
    await settled();
    expect(desk.queue.active).toBe(expected);
  });

  it("keeps the case on screen when it cannot open another", async () => {
    await desk.open("cse_01JQ7AA01");
    engine.failNext = { call: "openCase", error: { code: "case_gone", message: "gone", action: null } };
    await desk.open("cse_01JQ7BB02");
    expect(desk.view?.caseId).toBe("cse_01JQ7AA01");
    expect(app.notices[0]?.code).toBe("case_gone");
  });

  it("begins the form of a decided case anew when the next one is not opened", async () => {
    vi.spyOn(app.settings, "autoAdvance", "get").mockReturnValue(false);
    await desk.open("cse_01JQ7AA01");
    const { opened } = desk;
    desk.decision.start("approve");
    await desk.decision.submit();
    expect([desk.view?.caseId, desk.decision.caseId]).toEqual(["cse_01JQ7AA01", "cse_01JQ7AA01"]);
    expect(desk.opened, "the focus goes to the heading").toBe(opened + 1);
    engine.change("cse_01JQ7AA01", (view) => (view.form = { ...view.form, maxComment: 77 }));
    await settled();
    expect(desk.decision.form?.maxComment, "what the engine says next is heard").toBe(77);
  });

  it("begins the form of a decided case anew when the next one cannot be opened", async () => {
    await desk.open("cse_01JQ7AA01");
    desk.decision.start("approve");
    engine.failNext = { call: "openCase", error: { code: "case_gone", message: "gone", action: null } };
    const read = vi.spyOn(engine, "readCase");
    await desk.decision.submit();
    expect([desk.view?.caseId, desk.decision.caseId]).toEqual(["cse_01JQ7AA01", "cse_01JQ7AA01"]);
    expect(read, "it stands there as it is now").toHaveBeenCalledWith("cse_01JQ7AA01");
  });

  it("leaves a form that is being written alone when another case cannot be opened", async () => {
    await desk.open("cse_01JQ7AA01");
    desk.decision.start("reject");
    desk.decision.write("half a sentence");
    engine.failNext = { call: "openCase", error: { code: "case_gone", message: "gone", action: null } };
    await desk.open("cse_01JQ7BB02");
    expect([desk.decision.answer, desk.decision.comment]).toEqual(["reject", "half a sentence"]);
  });

  it("shows the case asked for last when two are opened in a row", async () => {
    await Promise.all([desk.open("cse_01JQ7AA01"), desk.open("cse_01JQ7CC03")]);
    expect(desk.view?.caseId).toBe("cse_01JQ7CC03");
  });

  it("reads a long queue page by page", async () => {
    engine.multiply(40);
    await settled();
    expect(desk.queue.total).toBe(480);
    expect(desk.queue.rows.length).toBe(200);
    await desk.queue.more();
    expect(desk.queue.rows.length).toBe(400);
    expect(desk.queue.positionOf(desk.queue.rows[399]?.caseId ?? "")).toBe(400);
  });

  it("misses no row where the list is read again while a page of it is on its way, and still gets to its end", async () => {
    engine.multiply(100);
    await settled();
    const { queue } = desk;
    await queue.more();
    await queue.more();
    await queue.more();
    queue.active = queue.rows[0]?.caseId ?? null;
    const again = queue.load();
    await Promise.all([queue.more(), again]);
    await queue.more();
    const whole = (await engine.queue({ ...queue.filter }, null, 1200)).rows.map((row) => row.caseId);
    const read = queue.rows.map((row) => row.caseId);
    expect(read).toEqual(whole.slice(0, read.length));
    const walk = queue.toEnd();
    await Promise.all([queue.load(), walk]);
    expect([queue.activeIndex, queue.rows.length, queue.ending]).toEqual([1199, 1200, false]);
  });

  it("goes to the last case of a long queue, unless the keys go elsewhere meanwhile", async () => {
    engine.multiply(100);
    await settled();
    const { queue } = desk;
    const walk = queue.toEnd();
    expect(queue.ending, "and says that it is under way").toBe(true);
    queue.move(1);
    await walk;
    expect([queue.activeIndex, queue.ending]).toEqual([1, false]);
    await queue.toEnd();
    expect([queue.activeIndex, queue.rows.length, queue.ending]).toEqual([1199, 1200, false]);
  });

  it("reads a queue that was read far down again only as far as the keys are, and a few pages", async () => {
    engine.multiply(100);
    await settled();
    const { queue } = desk;
    await queue.toEnd();
    const asked = vi.spyOn(engine, "queue");
    await queue.load();
    expect(asked, "the place of the keys is not lost").toHaveBeenCalledTimes(6);
    expect(queue.activeIndex).toBe(1199);
    queue.move(-1e9);
    await queue.load();
    expect(asked).toHaveBeenCalledTimes(6 + 3);
    expect([queue.activeIndex, queue.rows.length]).toEqual([0, 600]);
  });

  it("keeps at most three notices and one of a kind", () => {
    for (const code of ["a", "b", "b", "c", "d"]) app.report({ code, message: code, action: null });
    expect(app.notices.map((notice) => notice.code)).toEqual(["b", "c", "d"]);
  });
});

describe("the outbox", () => {
  it("shows what a count in the status bar asked for", async () => {
    app.go("outbox", "needs_you");
    const outbox = new OutboxState(app);
    await outbox.load();
    expect(outbox.entries.every((entry) => entry.word === "needs_you")).toBe(true);
    expect(outbox.entries).toHaveLength(2);
    expect(outbox.selected?.theirs?.reviewerName).toBe("M. Okafor");
  });

  it("reads on while the keys go down, each decision once, and asks for no more than the engine gives", async () => {
    engine.fillOutbox(700);
    const outbox = new OutboxState(app);
    await outbox.load();
    expect(outbox.entries).toHaveLength(100);
    for (let n = 0; n < 1000; n += 1) {
      outbox.move(1);
      if (n % 50 === 0) await settled();
    }
    await settled();
    const ids = outbox.entries.map((entry) => entry.entryId);
    expect(ids.length, "the end of the list is the last decision").toBeGreaterThan(700);
    expect(new Set(ids).size).toBe(ids.length);
    expect([outbox.next, outbox.active]).toEqual([null, ids.at(-1)]);
    const asked = vi.spyOn(engine, "outbox");
    await outbox.load();
    expect(asked.mock.calls.map(([, , limit]) => limit)).toEqual([500, ids.length - 500]);
    expect(outbox.active, "the keys mean the decision they meant").toBe(ids.at(-1));
  });

  it("takes back a decision older than those it counts down, and calls one taken back no other thing", async () => {
    await desk.open("cse_01JQ7AA01");
    desk.decision.start("approve");
    await desk.decision.submit();
    await settled();
    const [entry] = app.held;
    app.held = [];
    await app.undo(entry);
    expect(app.wanted).toBe("cse_01JQ7AA01");
    expect(app.notices).toEqual([]);
    await new Promise((done) => setTimeout(done, 650));
    await app.undo(entry);
    expect(app.notices, "it is taken back, and not on its way").toEqual([]);
    expect(app.heard).toBe("Taken back: cse_01JQ7AA01");
  });
});

describe("lists with a name", () => {
  const held = (call: "views" | "keepSettings") => {
    const waiting: (() => void)[] = [];
    const real = engine[call].bind(engine) as (...asked: unknown[]) => Promise<unknown>;
    vi.spyOn(engine, call).mockImplementation((async (...asked: unknown[]) => {
      const answer = await real(...asked);
      await new Promise<void>((go) => waiting.push(go));
      return answer;
    }) as never);
    return waiting;
  };
  const named = async (...names: string[]) => {
    vi.stubGlobal("matchMedia", () => ({
      matches: false,
      addEventListener: vi.fn(),
      removeEventListener: vi.fn(),
    }));
    await app.settings.load();
    for (const name of names) {
      desk.queue.set({ verdict: name });
      desk.views.name = name;
      await desk.views.add();
    }
  };
  const own = () => desk.views.own.map((view) => view.name);

  it("never shows an older count over a newer one", async () => {
    await named("one");
    const waiting = held("views");
    const older = desk.queue.count();
    await settled();
    engine.kept.keep({ ...engine.kept.view().settings, views: [] });
    const newer = desk.queue.count();
    await settled();
    waiting[1]?.();
    await newer;
    const shown = desk.queue.views.map((view) => view.name);
    waiting[0]?.();
    await older;
    expect(shown).not.toContain("one");
    expect(desk.queue.views.map((view) => view.name)).toEqual(shown);
  });

  it("renames and moves at once without losing either, however slowly they are kept", async () => {
    await named("one", "two", "three");
    const waiting = held("keepSettings");
    const renamed = desk.views.rename(0, "first");
    const moved = desk.views.move(0, 1);
    const again = desk.views.rename(2, "third");
    for (let at = 0; at < 3; at += 1) {
      await settled();
      waiting[at]?.();
      await settled();
    }
    expect(await Promise.all([renamed, moved, again])).toEqual([true, true, true]);
    expect(own()).toEqual(["two", "first", "third"]);
    expect(engine.kept.view().settings.views.map((view) => view.name)).toEqual(own());
  });

  it("lets a refused name change nothing, and what was asked with it still happens", async () => {
    await named("one", "two");
    const renamed = desk.views.rename(0, "two");
    const moved = desk.views.move(0, 1);
    expect(await Promise.all([renamed, moved])).toEqual([false, true]);
    expect(own()).toEqual(["two", "one"]);
  });
});
