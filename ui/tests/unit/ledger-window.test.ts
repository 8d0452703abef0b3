// The ledger in its window: where the keys are while the list is narrowed.
import { unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NO_FILTER } from "../../src/ipc";
import { FakeEngine } from "../../src/ipc/fake/engine";
import { open, settled, standIn } from "./whole-window";

let engine: FakeEngine;
let shown: Record<string, unknown>;
const field = <Kind extends HTMLElement>(what: string): Kind => {
  const found = document.querySelector<Kind>(what);
  if (!found) throw new Error(`${what} is there`);
  return found;
};
/** A code that some decision gives. */
const known = () => engine.ledger.decisions.find((one) => one.reasons.length > 0)?.reasons[0]?.code ?? "";
/** What a browser tells once a choice or a word stands. */
const change = (of: HTMLInputElement | HTMLSelectElement, value: string) => {
  of.value = value;
  of.dispatchEvent(new Event("input", { bubbles: true }));
  of.dispatchEvent(new Event("change", { bubbles: true }));
};

beforeEach(async () => {
  standIn();
  engine = new FakeEngine(Date.now());
  engine.setStatus({ signIn: "signed_in", demo: false, canReadLedger: true });
  engine.stands = { screen: "decisions", word: null, filter: NO_FILTER, row: null, open: null };
  shown = await open(engine);
});
afterEach(() => unmount(shown));

describe("whoever narrows the ledger", { timeout: 60_000 }, () => {
  it("begins at the list, and goes on in the field they are in", async () => {
    expect(document.activeElement?.id).toBe("ledger-list");
    const person = field<HTMLSelectElement>("search select");
    person.focus();
    change(person, "rev-23");
    await settled();
    expect(document.activeElement, "the next arrow chooses the next person").toBe(person);
    const code = field<HTMLInputElement>("#ledger-code");
    code.focus();
    const held = engine.hold("ledgerDecisions");
    change(code, known());
    field("#ledger-decision").focus();
    await settled();
    expect(held.waiting()).toBe(1);
    held.all();
    await settled();
    expect(document.activeElement?.id, "the list came while the next word was typed").toBe("ledger-decision");
  });

  it("comes to what was found by Enter, which leaves the field as it is", async () => {
    const code = field<HTMLInputElement>("#ledger-code");
    code.focus();
    change(code, known());
    await settled();
    expect(document.activeElement?.id).toBe("ledger-list");
  });

  it("types on where they have begun another word in the same field", async () => {
    const code = field<HTMLInputElement>("#ledger-code");
    code.focus();
    const held = engine.hold("ledgerDecisions");
    change(code, known());
    await settled();
    expect(held.waiting()).toBe(1);
    code.value = "32";
    held.all();
    await settled();
    expect(document.activeElement).toBe(code);
  });
});
