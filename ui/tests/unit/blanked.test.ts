// What the window leaves for others to read while the screen is shared.
import { flushSync, mount, unmount, type Component } from "svelte";
import { afterEach, beforeEach, expect, it } from "vitest";
import { App } from "../../src/app.svelte";
import type { CaseView, EntryView, LedgerDecision, QueueRow, TheirsView } from "../../src/ipc";
import { FakeEngine } from "../../src/ipc/fake/engine";
import CaseBar from "../../src/parts/CaseBar.svelte";
import CaseNotices from "../../src/parts/CaseNotices.svelte";
import EntryDetail from "../../src/parts/EntryDetail.svelte";
import EntryRow from "../../src/parts/EntryRow.svelte";
import LedgerEntryRow from "../../src/parts/LedgerEntryRow.svelte";
import Palette from "../../src/parts/Palette.svelte";
import QueueRowPart from "../../src/parts/QueueRow.svelte";
import Remarks from "../../src/parts/Remarks.svelte";
import TimelinePane from "../../src/parts/TimelinePane.svelte";
import ViewsSheet from "../../src/parts/ViewsSheet.svelte";
import { QueueState } from "../../src/screens/queue.svelte";
import { ViewsState } from "../../src/screens/views.svelte";
import { setApp } from "../../src/show/context";

const OUTCOME = "FRAUD_SUSPICION_CONFIRMED";
const LIST = "Imitated 3206";
/** What says that there are two people, or what was found. */
const TELLING = new RegExp(`${OUTCOME}|${LIST}|second|2nd|first person|Override|3206`, "i");
const AT = "2026-03-04T09:30:00Z";

let engine: FakeEngine;
let app: App;
let view: CaseView;
let row: QueueRow;
let entry: EntryView;
const theirs: TheirsView = {
  decision: "approve",
  reviewer: "rev-23",
  reviewerName: "M. Okafor",
  reasons: [],
  comment: null,
  state: "applied",
  recordedAt: AT,
  appliedAt: AT,
  resultingOutcome: OUTCOME,
};
const decided: LedgerDecision = {
  decisionId: "dec-1" as never,
  caseId: "cse_01JQ7BB02" as never,
  caseHere: true,
  person: { id: "rev-23", name: "M. Okafor" },
  answer: "approve",
  state: "awaiting_second",
  reasons: [],
  comment: null,
  overrideSuspicion: true,
  secondLook: true,
  second: null,
  superseded: false,
  madeHere: false,
  recordedAt: AT,
  appliedAt: null,
  resultingOutcome: OUTCOME,
} as never;
const written = (kind: string) => ({
  at: AT,
  seq: 7,
  kind,
  caseId: null,
  person: null,
  readable: true,
  clockBack: false,
});

/** What others can read, and hear: all that is not hidden with its place. */
function left(): string {
  flushSync();
  const seen: string[] = [];
  for (const one of document.querySelectorAll("body, body *")) {
    if (one.closest("[data-blank]")) continue;
    for (const node of one.childNodes)
      if (node.nodeType === Node.TEXT_NODE) seen.push(node.textContent ?? "");
    for (const name of ["title", "aria-label", "placeholder"]) seen.push(one.getAttribute(name) ?? "");
    if (one instanceof HTMLInputElement && !one.hasAttribute("data-blank-text")) seen.push(one.value);
  }
  return seen.filter((text) => text.trim() !== "").join(" | ");
}
const parts: object[] = [];
function draw<Props extends Record<string, unknown>>(part: Component<Props>, props: Props): void {
  const within = ((...given: Parameters<typeof part>) => {
    setApp(app);
    return part(...given);
  }) as typeof part;
  parts.push(mount(within, { target: document.body, props, context: new Map() } as never));
}

beforeEach(async () => {
  engine = new FakeEngine(Date.now());
  engine.setStatus({ signIn: "signed_in" });
  app = new App(engine);
  app.start();
  const settings = await engine.settings();
  const named = [{ name: LIST, filter: { text: "risk:suspicious" } }];
  app.settings.view = { ...settings, settings: { ...settings.settings, views: named } };
  view = await engine.openCase("cse_01JQ7BB02");
  const page = await engine.queue({ ...new QueueState(app).filter }, null, 1);
  const [first] = page.rows;
  const [saved] = (await engine.outbox(null, null, 1)).entries;
  if (!first || !saved) throw new Error("the samples have both");
  row = { ...first, state: "awaiting_second" };
  entry = { ...saved, second: true, why: null, state: "confirmed", word: "confirmed", reasons: [], theirs };
});
afterEach(async () => {
  app.blanked = false;
  for (const part of parts.splice(0)) await unmount(part);
});

const DRAWN: Record<string, () => void> = {
  "an entry of the outbox": () => {
    const receipt = {
      state: "applied",
      recordedAt: AT,
      appliedAt: AT,
      requestId: null,
      resultingOutcome: OUTCOME,
    };
    draw(EntryDetail, { entry: { ...entry, receipt: receipt as never } });
  },
  "a row of the outbox": () => draw(EntryRow, { entry }),
  "what stands": () => draw(EntryDetail, { entry: { ...entry, second: false, state: "superseded" } }),
  "the timeline": () =>
    draw(TimelinePane, {
      timeline: {
        caseId: view.caseId,
        caseHere: true,
        cut: false,
        knownUntil: null,
        items: [
          { at: AT, decision: decided, saved: null, entry: null },
          { at: AT, decision: null, saved: entry, entry: null },
          { at: AT, decision: null, saved: null, entry: written("second_answered") as never },
        ],
      },
      onopen: () => undefined,
      onclose: () => undefined,
    }),
  "a row of the log": () => draw(LedgerEntryRow, { row: written("second_answered") as never }),
  "an override": () => draw(Remarks, { row: { ...decided, state: "applied" } }),
  "an answer that waits": () => draw(Remarks, { row: decided }),
  "the second answer": () =>
    draw(Remarks, {
      row: {
        ...decided,
        state: "declined_by_second",
        second: { answer: "reject", person: decided.person } as never,
      },
    }),
  "the bar of the case": () =>
    draw(CaseBar, { view: { ...view, state: "awaiting_second" }, position: 1, total: 2 }),
  "the notices of the case": () =>
    draw(CaseNotices, {
      view: {
        ...view,
        second: { turn: "second", text: "A first person has answered.", first: theirs },
        entries: [entry],
      },
      onreload: () => undefined,
      onnext: () => undefined,
    }),
  "a row of the queue": () => draw(QueueRowPart, { row }),
  "the palette": () => {
    app.lists = [{ name: LIST, command: "view", show: () => undefined }];
    app.paletteOpen = true;
    draw(Palette, {});
  },
  "the lists with a name": () => {
    const views = new ViewsState(new QueueState(app));
    views.open = true;
    draw(ViewsSheet, { views });
  },
};

it.each(Object.keys(DRAWN))("of %s nothing that tells of a suspicion is left", (name) => {
  DRAWN[name]?.();
  flushSync();
  expect(document.body.textContent + left(), "there is something to hide").toMatch(TELLING);
  app.blanked = true;
  expect(left()).not.toMatch(TELLING);
});
