// What must be true however long the engine takes: a key means the case that was on screen when it was pressed, or it is said
// that it did nothing.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { App } from "../../src/app.svelte";
import { FakeEngine } from "../../src/ipc/fake/engine";
import { ConsoleState } from "../../src/screens/console.svelte";

const [ONE, TWO, THREE] = ["cse_01JQ7AA01", "cse_01JQ7CC03", "cse_01JQ7EE05"];
/** Longer than a press that bounces. */
const LATER_MS = 650;

let engine: FakeEngine;
let app: App;
let desk: ConsoleState;
let stop: () => void;
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
const settled = () => wait(20);

beforeEach(async () => {
  engine = new FakeEngine(Date.now());
  engine.setStatus({ signIn: "signed_in" });
  app = new App(engine);
  app.start();
  desk = new ConsoleState(app);
  stop = desk.start();
  await settled();
});
afterEach(() => stop());

/** Everything a window does with a case that another screen, or a decision taken back, asks for. */
const openWanted = async () => {
  const { wanted } = app;
  app.wanted = null;
  if (wanted !== null) await desk.open(wanted);
};
const mine = async () => {
  const page = await engine.queue({ ...desk.queue.filter }, null, 200);
  return page.rows.filter((row) => row.holder?.mine).map((row) => row.caseId);
};
const approve = () => {
  desk.decision.start("approve");
  return desk.decision.submit();
};

describe("while a case is being opened", () => {
  it("covers the case before, and tells of a key that came too early instead of doing it later", async () => {
    await desk.open(ONE);
    expect(desk.waiting).toBeNull();
    const held = engine.hold("openCase");
    const opening = desk.open(TWO);
    await settled();
    expect([desk.view?.caseId, desk.waiting]).toEqual([ONE, "opening"]);
    desk.miss();
    expect(app.heard).toMatch(/did nothing/);
    held.all();
    await opening;
    expect([desk.view?.caseId, desk.waiting, desk.decision.answer]).toEqual([TWO, null, null]);
    expect(app.heard, "and once more with the case").toMatch(/Case .*press it again/);
    expect(desk.missed).toBe(true);
  });

  it("covers it from the decision on, until the next case is here with its form", async () => {
    await desk.open(ONE);
    const [next, opens] = [engine.hold("nextCase"), engine.hold("openCase")];
    const decided = approve();
    await settled();
    expect(desk.waiting).toBe("opening");
    next.all();
    await settled();
    expect([desk.view?.caseId, desk.waiting]).toEqual([ONE, "opening"]);
    opens.all();
    await decided;
    expect(desk.waiting).toBeNull();
    expect(desk.decision.caseId).toBe(desk.view?.caseId);
  });

  it("keeps what was written until the moment it is replaced", async () => {
    await desk.open(ONE);
    const held = engine.hold("openCase");
    const opening = desk.open(TWO);
    await settled();
    desk.decision.write("to the last word");
    held.all();
    await opening;
    await settled();
    expect((await engine.loadDraft(ONE))?.comment).toBe("to the last word");
    expect(desk.decision.comment).toBe("");
  });

  it("leaves what was being opened where the person goes elsewhere", async () => {
    const held = engine.hold("openCase");
    const opening = desk.open(ONE);
    await settled();
    expect(await mine()).toEqual([ONE]);
    await desk.close();
    expect([desk.view, desk.opening, desk.waiting]).toEqual([null, null, null]);
    expect(await mine(), "its claim is given back").toEqual([]);
    held.all();
    await opening;
    expect([desk.view, desk.waiting]).toEqual([null, null]);
  });

  it("asks for no claim where the person left before it was asked for", async () => {
    await desk.open(ONE);
    desk.decision.write("a word");
    const held = engine.hold("saveDraft");
    const asked = vi.spyOn(engine, "openCase");
    const opening = desk.open(TWO);
    await settled();
    await desk.close();
    held.all();
    await opening;
    expect(asked).not.toHaveBeenCalled();
    expect(await mine()).toEqual([]);
  });

  it("opens a case once, however often its key is pressed", async () => {
    const held = engine.hold("openCase");
    const asked = vi.spyOn(engine, "openCase");
    desk.queue.active = ONE;
    const first = desk.openActive();
    await settled();
    await desk.openActive();
    await desk.openActive();
    expect(asked).toHaveBeenCalledTimes(1);
    held.all();
    await first;
    expect(desk.view?.caseId).toBe(ONE);
  });

  it("brings a draft back with the case, and never over what was begun", async () => {
    await desk.open(ONE);
    desk.decision.start("reject");
    desk.decision.write("from before");
    await desk.close();
    const held = engine.hold("loadDraft");
    const opening = desk.open(ONE);
    await settled();
    expect([desk.view, desk.waiting]).toEqual([null, "opening"]);
    held.all();
    await opening;
    desk.decision.start("reject");
    expect([desk.decision.comment, desk.decision.restored]).toEqual(["from before", true]);
  });
});

describe("on the way to the next case", () => {
  it.each(["open", "close"] as const)("lets what was asked for meanwhile win: %s", async (what) => {
    await desk.open(ONE);
    const next = engine.hold("nextCase");
    const decided = approve();
    await settled();
    if (what === "open") await desk.open(THREE);
    else await desk.close();
    next.all();
    await decided;
    expect([desk.view?.caseId, desk.waiting]).toEqual([what === "open" ? THREE : undefined, null]);
    expect(await mine()).toEqual(what === "open" ? [THREE] : []);
  });

  it("does not call the work finished over a case that was opened meanwhile", async () => {
    await desk.open(ONE);
    vi.spyOn(engine, "nextCase").mockResolvedValue(null);
    const next = engine.hold("nextCase");
    const decided = approve();
    await settled();
    await desk.open(THREE);
    next.all();
    await decided;
    expect([desk.view?.caseId, desk.finished]).toEqual([THREE, false]);
  });

  it("gives a case back that was not decided when there is none after it", async () => {
    await desk.open(ONE);
    vi.spyOn(engine, "nextCase").mockResolvedValue(null);
    await desk.openNext();
    expect([desk.view, desk.finished, await mine()]).toEqual([null, true, []]);
  });
});

describe("while a decision is being saved", () => {
  it("leaves the form of another case alone, and the person where they are", async () => {
    await desk.open(ONE);
    const held = engine.hold("saveDecision");
    const decided = approve();
    await settled();
    expect(desk.waiting).toBe("saving");
    await desk.open(THREE);
    expect(desk.waiting, "another case does not wait for it").toBeNull();
    desk.decision.start("reject");
    desk.decision.write("half a sentence");
    held.all();
    await decided;
    expect([desk.view?.caseId, desk.decision.caseId]).toEqual([THREE, THREE]);
    expect([desk.decision.answer, desk.decision.comment]).toEqual(["reject", "half a sentence"]);
  });

  it("tells what a decision lacks whose case was left, keeps its words, and shows it in no other form", async () => {
    await desk.open(ONE);
    desk.decision.start("reject");
    desk.decision.write("why");
    const held = engine.hold("checkDecision");
    const submitted = desk.decision.submit();
    await settled();
    await desk.open(THREE);
    held.all();
    expect(await submitted).toBe(false);
    await settled();
    expect(desk.decision.problems).toEqual([]);
    expect(app.notices.map((notice) => notice.code)).toEqual(["reason_required"]);
    expect(app.notices[0]?.text, "whose it was is said").toContain(ONE);
    expect((await engine.loadDraft(ONE))?.comment).toBe("why");
  });

  it.each([
    ["no_live_claim", "was not saved", null],
    ["evidence_changed", "was not saved", null],
    ["self_review", "was not saved", null],
    ["sign_in_needed", "was not saved", "sign-in"],
    ["save_unclear", "About the decision", "open-outbox"],
  ])(
    "says of which case it was when %s comes, and does nothing to the one on screen",
    async (code, says, remedy) => {
      await desk.open(ONE);
      vi.spyOn(engine, "saveDecision").mockRejectedValue({ code, message: "No.", action: null });
      const held = engine.hold("checkDecision");
      const submitted = [approve()];
      await settled();
      await desk.open(TWO);
      submitted.push(approve());
      await settled();
      await desk.open(THREE);
      held.all();
      await Promise.all(submitted);
      const told = app.notices.map(({ text, remedy }) => [text.includes(says), remedy]);
      expect(told).toEqual([
        [true, remedy],
        [true, remedy],
      ]);
      expect(app.notices[0]?.text).toContain(ONE);
      expect(app.notices[1]?.text).toContain(TWO);
    },
  );

  it("writes no draft behind a decision", async () => {
    await desk.open(ONE);
    desk.decision.write("a note");
    const held = engine.hold("saveDecision");
    const decided = approve();
    await wait(500);
    held.all();
    await decided;
    expect(await engine.loadDraft(ONE)).toBeNull();
  });

  it("does not pretend to cancel", async () => {
    await desk.open(ONE);
    const held = engine.hold("saveDecision");
    const decided = approve();
    await settled();
    desk.decision.cancel();
    expect([desk.decision.answer, app.heard]).toEqual(["approve", expect.stringMatching(/being saved/)]);
    held.all();
    await decided;
  });
});

describe("taking back", () => {
  const isHeld = async () => (await engine.outbox("held", null, 20)).entries.map((entry) => entry.caseId);

  it("means the decision that is just being saved, and leads to no other case", async () => {
    await desk.open(ONE);
    await approve();
    await desk.open(TWO);
    const held = engine.hold("saveDecision");
    const decided = approve();
    await settled();
    const undone = app.undo();
    await settled();
    expect(await isHeld(), "nothing older is taken back").toContain(ONE);
    held.all();
    await Promise.all([decided, undone]);
    await openWanted();
    expect(await isHeld()).toEqual([ONE]);
    expect([desk.view?.caseId, desk.waiting]).toEqual([TWO, null]);
  });

  it("means the decision that was just saved, while the list of those is still being read", async () => {
    await desk.open(ONE);
    await approve();
    await desk.open(TWO);
    const outbox = engine.hold("outbox");
    const next = engine.hold("nextCase");
    const decided = approve();
    await settled();
    const undone = app.undo();
    await settled();
    outbox.all();
    await undone;
    await openWanted();
    next.all();
    await decided;
    expect(await isHeld()).toEqual([ONE]);
    expect(desk.view?.caseId, "the case after it does not come over it").toBe(TWO);
  });

  it("takes back nothing where nothing was saved", async () => {
    await desk.open(ONE);
    await approve();
    await desk.open(TWO);
    desk.decision.start("reject");
    const held = engine.hold("checkDecision");
    const submitted = desk.decision.submit();
    await settled();
    const undone = app.undo();
    held.all();
    await Promise.all([submitted, undone]);
    expect(await isHeld()).toEqual([ONE]);
    expect(app.heard).toMatch(/Nothing was saved/);
  });

  it("takes back nothing older when it is pressed twice, and the older one when it is meant", async () => {
    await desk.open(ONE);
    await approve();
    await desk.open(TWO);
    await approve();
    const held = engine.hold("undo");
    const first = app.undo();
    await settled();
    expect(desk.waiting, "its case comes").toBe("opening");
    await app.undo();
    held.all();
    await first;
    await app.undo();
    expect([await isHeld(), app.notices]).toEqual([[ONE], []]);
    await wait(LATER_MS);
    await app.undo();
    expect(await isHeld()).toEqual([]);
  });
});

describe("the list that was asked for", () => {
  it("is what a key means, not the one still on screen", async () => {
    desk.queue.active = desk.queue.rows[3]?.caseId ?? null;
    const held = engine.hold("queue");
    void desk.queue.type(THREE);
    const opening = desk.openActive();
    await settled();
    expect(desk.view).toBeNull();
    held.all();
    await opening;
    expect(desk.view?.caseId).toBe(THREE);
  });

  it("covers the case before from the key on: what comes next is about the other", async () => {
    await desk.open(ONE);
    const held = engine.hold("queue");
    void desk.queue.type(THREE);
    const opening = desk.openActive();
    await settled();
    expect([desk.view?.caseId, desk.waiting]).toEqual([ONE, "opening"]);
    held.all();
    await opening;
    expect([desk.view?.caseId, desk.waiting]).toEqual([THREE, null]);
  });

  it("leaves what is open where nothing is found, or the list cannot be read", async () => {
    await desk.open(ONE);
    desk.decision.start("reject");
    desk.decision.write("half a sentence");
    void desk.queue.type("no such case at all");
    await desk.openActive();
    expect([desk.queue.rows.length, desk.view?.caseId, desk.waiting]).toEqual([0, ONE, null]);
    vi.spyOn(engine, "queue").mockRejectedValue({ code: "busy", message: "Later.", action: null });
    void desk.queue.type(THREE);
    await desk.openActive();
    expect([desk.view?.caseId, desk.waiting, desk.decision.comment]).toEqual([ONE, null, "half a sentence"]);
  });

  it("begins at its first row, unless the case the keys are on is among it", async () => {
    engine.multiply(3);
    await settled();
    const { queue } = desk;
    queue.active = queue.rows[20]?.caseId ?? null;
    queue.set({ text: ONE });
    await queue.settled();
    expect([queue.rows.length > 1, queue.activeIndex]).toEqual([true, 0]);
    queue.active = queue.rows[1]?.caseId ?? null;
    const kept = queue.active;
    queue.set({ text: "" });
    await queue.settled();
    expect(queue.active).toBe(kept);
  });
});
