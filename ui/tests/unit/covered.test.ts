// Keys while the case on screen is covered, and keys that are held down.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { bind, cover, give, listen, live } from "../../src/keys/registry";

const stops: (() => void)[] = [];
const press = (key: string, more: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  document.body.dispatchEvent(event);
  return event;
};
beforeEach(() => stops.push(listen(window)));
afterEach(() => stops.splice(0).forEach((stop) => stop()));

describe("keys of what is covered", () => {
  it("tell that they did nothing, and those that lead elsewhere work", () => {
    const [approve, submit, open, back, cancel, told] = Array.from({ length: 6 }, () => vi.fn());
    let covered = true;
    stops.push(
      bind({ open, back } as never),
      bind({ approve, submit, cancel } as never),
      cover(() => (covered ? { scopes: ["case", "decision"], told: told as never } : null)),
    );
    press("a");
    expect(told).toHaveBeenCalledTimes(1);
    press("Enter");
    press("Escape");
    expect([open, back].map((act) => act?.mock.calls.length)).toEqual([1, 1]);
    expect([approve, submit, cancel].map((act) => act?.mock.calls.length)).toEqual([0, 0, 0]);
    expect([live().has("approve"), live().has("open"), give("approve")]).toEqual([false, true, false]);
    covered = false;
    press("a");
    expect(approve, "pressed again, it acts").toHaveBeenCalledOnce();
    expect(told).toHaveBeenCalledTimes(1);
  });

  it("take no words for keys that were meant for a note which was not there yet", () => {
    const now = vi.spyOn(performance, "now").mockReturnValue(1_000);
    const [approve, open, told] = [vi.fn(), vi.fn(), vi.fn()];
    let covered = true;
    stops.push(
      bind({ approve, open }),
      cover(() => (covered ? { scopes: ["case"], told } : null)),
    );
    press("n");
    covered = false;
    for (const key of ["a", " ", "a", "Enter"]) press(key);
    expect([approve, open].map((act) => act.mock.calls.length)).toEqual([0, 0]);
    expect(told, "each time it is told").toHaveBeenCalledTimes(5);
    press("a");
    expect(approve, "Enter ends what was meant as text").toHaveBeenCalledOnce();
    covered = true;
    press("n");
    covered = false;
    now.mockReturnValue(2_500);
    press("a");
    expect(approve, "and so does a pause").toHaveBeenCalledTimes(2);
    now.mockRestore();
  });

  it("held down do a thing once, but for what moves by steps", () => {
    const [undo, down] = [vi.fn(), vi.fn()];
    stops.push(bind({ undo, down }));
    for (const repeat of [false, true, true]) {
      press("z", { repeat });
      press("j", { repeat });
    }
    expect([undo, down].map((act) => act.mock.calls.length)).toEqual([1, 3]);
    expect(press("z", { repeat: true }).defaultPrevented, "nor is it the key of something else").toBe(true);
  });
});
