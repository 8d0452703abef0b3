// The ledger as the window holds it: what comes late never stands over what was asked for since, and places are kept.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { App } from "../../src/app.svelte";
import { FakeEngine } from "../../src/ipc/fake/engine";
import { LedgerState } from "../../src/screens/ledger.svelte";
import { dayOf, endOf, startOf } from "../../src/show/day";
import { kindText, KINDS } from "../../src/show/kinds";
import { has, setLocale } from "../../src/texts";

let engine: FakeEngine;
let ledger: LedgerState;
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-11-24T09:30:00Z") });
  engine = new FakeEngine(Date.now());
  ledger = new LedgerState(new App(engine));
});
afterEach(() => {
  vi.useRealTimers();
  setLocale("en");
});
const settle = async () => {
  for (let at = 0; at < 20; at += 1) await Promise.resolve();
};

/** So many decisions, the newest first. */
function manyDecisions(count: number) {
  const { decisions } = engine.ledger;
  const sample = decisions[0];
  if (!sample) throw new Error("there are decisions");
  const numbered = Array.from({ length: count }, (_, at) => ({
    ...sample,
    decisionId: `dec-${count - at}` as typeof sample.decisionId,
  }));
  decisions.splice(0, decisions.length, ...numbered);
}

describe("the ledger", () => {
  it("keeps the two lists apart, each with its own rows", async () => {
    await ledger.load();
    expect(ledger.rows).toBe(ledger.decisions.length);
    expect(ledger.entries).toEqual([]);
    ledger.show("entries");
    await settle();
    expect(ledger.decisions).toEqual([]);
    expect(ledger.rows).toBe(40);
  });

  it("never puts an answer of before over what was asked for since", async () => {
    const held: (() => void)[] = [];
    const real = engine.ledgerDecisions.bind(engine);
    vi.spyOn(engine, "ledgerDecisions").mockImplementation(async (...asked) => {
      await new Promise<void>((go) => held.push(go));
      return real(...asked);
    });
    ledger.set({ person: "rev-17" });
    ledger.set({ person: "rev-23" });
    held[1]?.();
    await settle();
    held[0]?.();
    await settle();
    expect(new Set(ledger.decisions.map((row) => row.person.id))).toContain("rev-23");
    expect(ledger.decisions.every((row) => [row.person.id, row.second?.person.id].includes("rev-23"))).toBe(
      true,
    );
  });

  it("keeps the row one was on when decisions come", async () => {
    await ledger.load();
    ledger.move(3);
    await ledger.load();
    expect(ledger.active).toBe(3);
    ledger.move(10_000);
    expect(ledger.active).toBe(ledger.rows - 1);
  });

  it("misses no decision where the list is read again while a page of it is on its way", async () => {
    manyDecisions(400);
    await ledger.load();
    const page = engine.hold("ledgerDecisions");
    const again = ledger.load();
    await settle();
    manyDecisions(401);
    const more = ledger.more();
    await settle();
    page.one();
    await again;
    page.all();
    await more;
    expect(ledger.decisions, "it would stand under other rows than it was asked for").toHaveLength(100);
    await ledger.load();
    await ledger.more();
    const whole = engine.ledger.decisions.map((row) => row.decisionId);
    expect(ledger.decisions.map((row) => row.decisionId)).toEqual(whole.slice(0, 200));
  });

  it("keeps the row one was on however far down it is", async () => {
    manyDecisions(900);
    await ledger.load();
    for (let page = 0; page < 6; page += 1) await ledger.more();
    ledger.active = 640;
    const at = ledger.decisions[640]?.decisionId;
    manyDecisions(901);
    await ledger.load();
    expect(ledger.decisions[ledger.active]?.decisionId).toBe(at);
    const below = ledger.decisions[ledger.active + 1]?.decisionId;
    const again = ledger.load();
    ledger.move(1);
    await again;
    expect(ledger.decisions[ledger.active]?.decisionId, "also where the keys went on meanwhile").toBe(below);
  });

  it("looks no further back among the entries than it is asked to", async () => {
    vi.spyOn(engine, "ledgerEntries").mockResolvedValue({ entries: [], next: "7" });
    ledger.show("entries");
    await settle();
    expect([ledger.loaded, ledger.next]).toEqual([true, "7"]);
    expect(engine.ledgerEntries).toHaveBeenCalledTimes(1);
  });

  it("shows the timeline that was asked for last", async () => {
    const held: (() => void)[] = [];
    const real = engine.timeline.bind(engine);
    vi.spyOn(engine, "timeline").mockImplementation(async (caseId) => {
      await new Promise<void>((go) => held.push(go));
      return real(caseId);
    });
    const first = ledger.openTimeline("cse_01JQ7AA01");
    const second = ledger.openTimeline("cse_01JQ7BB02");
    held[1]?.();
    await second;
    held[0]?.();
    await first;
    expect(ledger.timeline?.caseId).toBe("cse_01JQ7BB02");
  });

  it("takes out what is listed, once at a time", async () => {
    ledger.set({ superseded: true });
    await settle();
    await ledger.take("yearly audit");
    expect(engine.ledger.taken, "nothing was asked for").toHaveLength(0);
    ledger.ask("csv");
    await Promise.all([ledger.take("yearly audit"), ledger.take("yearly audit")]);
    expect(engine.ledger.taken).toHaveLength(1);
    expect(engine.ledger.taken[0]).toMatch(/^decisions csv .* for yearly audit$/);
    expect(engine.ledger.taken[0]).toContain('"superseded":true');
    expect(ledger.taken?.rows).toBe(1);
  });

  it("asks who the person is before a list leaves, and stays open meanwhile", async () => {
    engine.fresh = false;
    ledger.ask("json");
    await ledger.take("yearly audit");
    expect(ledger.asksWho).toMatch(/who you are/);
    expect([ledger.asking, ledger.exporting, ledger.taken]).toEqual(["json", false, null]);
    expect(engine.ledger.taken).toHaveLength(0);
    engine.fresh = true;
    await ledger.take("yearly audit");
    expect(engine.ledger.taken).toHaveLength(1);
    expect([ledger.asking, ledger.asksWho]).toEqual([null, null]);
  });
});

describe("days and kinds", () => {
  it("takes a day as the person means it, to its very end", () => {
    const since = startOf("2026-11-24");
    const until = endOf("2026-11-24");
    expect(Date.parse(until ?? "") - Date.parse(since ?? "")).toBe(86_400_000);
    expect([dayOf(since), dayOf(until, -1)]).toEqual(["2026-11-24", "2026-11-24"]);
    expect([startOf(""), endOf("nonsense"), dayOf(null), dayOf("x")]).toEqual([null, null, "", ""]);
  });

  it("has words for every kind it offers, in every language, and shows an unknown one as it is", () => {
    for (const language of ["en", "de", "fr"]) {
      setLocale(language);
      for (const kind of KINDS) expect(has(`kind-${kind}`), `${language} ${kind}`).toBe(true);
    }
    expect(kindText("of_next_year")).toBe("of_next_year");
    expect(kindText("\u202eevil")).toBe("[U+202E]evil");
  });
});
