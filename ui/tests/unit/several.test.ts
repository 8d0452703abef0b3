// What is done to several cases, or to one that is handed up: never to a list that was made for something else.
import { beforeEach, describe, expect, it, vi } from "vitest";
import { App } from "../../src/app.svelte";
import { FakeEngine } from "../../src/ipc/fake/engine";
import { QueueState } from "../../src/screens/queue.svelte";
import { SeveralState } from "../../src/screens/several.svelte";

const [FIRST, SECOND] = ["cse_01JQ7AA01", "cse_01JQ7BB02"];
let engine: FakeEngine;
let several: SeveralState;
const settled = () => new Promise((done) => setTimeout(done, 10));

beforeEach(async () => {
  engine = new FakeEngine(Date.now());
  const app = new App(engine);
  const queue = new QueueState(app);
  await queue.load();
  several = new SeveralState(app, queue);
});

describe("one case after the other", () => {
  it("is handed up by itself, also while it is asked whom there is to hand it to", async () => {
    vi.spyOn(engine, "assignees").mockResolvedValue([]);
    several.handUp(FIRST);
    several.team = "fraud";
    await settled();
    expect(several.will).toEqual([FIRST]);
    const people = engine.hold("assignees");
    several.handUp(SECOND);
    await settled();
    expect(several.will, "the one before is not what the button is about").toEqual([]);
    const done = vi.spyOn(engine, "several");
    await several.start();
    expect(done).not.toHaveBeenCalled();
    people.all();
    await settled();
    expect(several.will).toEqual([SECOND]);
  });

  it("gives way to what was chosen since, whatever comes late", async () => {
    const listed = engine.hold("severalListed");
    const people = engine.hold("assignees");
    several.queue.selected.add(FIRST);
    void several.choose("claim");
    several.handUp(SECOND);
    await settled();
    listed.all();
    await settled();
    expect(several.listed, "a list of before is not shown for the case that is handed up").toEqual([]);
    people.all();
    await settled();
    expect(several.listed.map((one) => one.caseId)).toEqual([SECOND]);
  });
});
