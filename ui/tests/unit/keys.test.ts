import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { COMMANDS, keyOf } from "../../src/keys/commands";
import { bind, listen } from "../../src/keys/registry";

const stops: (() => void)[] = [];
const press = (key: string, more: KeyboardEventInit = {}, target: EventTarget = document.body) => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  return event;
};
const added = <T extends HTMLElement>(tag: string, more: Partial<T> = {}): T => {
  const element = Object.assign(document.createElement(tag), more) as T;
  document.body.append(element);
  return element;
};

beforeEach(() => stops.push(listen(window)));
afterEach(() => stops.splice(0).forEach((stop) => stop()));

describe("the registry of commands", () => {
  it("runs what is bound and takes the key for it", () => {
    const act = vi.fn();
    stops.push(bind({ approve: act }));
    expect(press("a").defaultPrevented).toBe(true);
    expect(act).toHaveBeenCalledOnce();
  });

  it("leaves a key alone that nobody bound", () => {
    expect(press("a").defaultPrevented).toBe(false);
  });

  it("never fires a single letter from a field", () => {
    const act = vi.fn();
    stops.push(bind({ approve: act, undo: act }));
    press("a", {}, added("input"));
    press("a", {}, added("textarea"));
    press("z", {}, added("select"));
    expect(act).not.toHaveBeenCalled();
  });

  it("fires beside a tick box, which takes no letters", () => {
    const act = vi.fn();
    stops.push(bind({ approve: act }));
    press("a", {}, added<HTMLInputElement>("input", { type: "checkbox" }));
    expect(act).toHaveBeenCalledOnce();
  });

  it("is silent under a dialog", () => {
    const act = vi.fn();
    stops.push(bind({ approve: act }));
    added("div").setAttribute("role", "dialog");
    press("a");
    expect(act).not.toHaveBeenCalled();
  });

  it("leaves Enter to the button that has the focus", () => {
    const act = vi.fn();
    stops.push(bind({ open: act }));
    press("Enter", {}, added("button"));
    expect(act).not.toHaveBeenCalled();
  });

  it("asks a changing binding at the key and keeps its place under a newer one", () => {
    const below = vi.fn();
    const above = vi.fn();
    let may = false;
    stops.push(bind(() => (may ? { open: below, pack: below } : { open: below })));
    stops.push(bind({ submit: above }));
    may = true;
    press("Enter");
    expect([below.mock.calls.length, above.mock.calls.length]).toEqual([0, 1]);
    press("F", { shiftKey: true });
    expect(below).toHaveBeenCalledOnce();
  });

  it("gives a key to the newest binding, and back when it is gone", () => {
    const below = vi.fn();
    const above = vi.fn();
    stops.push(bind({ back: below }));
    const stop = bind({ cancel: above });
    press("Escape");
    stop();
    press("Escape");
    expect([above.mock.calls.length, below.mock.calls.length]).toEqual([1, 1]);
  });

  it("reads a sequence as one command", () => {
    const outbox = vi.fn();
    const override = vi.fn();
    stops.push(bind({ "go-outbox": outbox, override }));
    press("g");
    press("o");
    expect(outbox).toHaveBeenCalledOnce();
    expect(override).not.toHaveBeenCalled();
  });

  it("finds signs wherever a layout puts them", () => {
    const act = vi.fn();
    stops.push(bind({ filter: act, keys: act, "zoom-in": act, "image-after": act, pick: act }));
    press("/", { shiftKey: true });
    press("?", { shiftKey: true });
    press("+", { shiftKey: true });
    press("+");
    press("1", { shiftKey: true });
    expect(act).toHaveBeenCalledTimes(5);
  });

  it("does not take a key with Ctrl or Alt for a single letter", () => {
    const act = vi.fn();
    stops.push(bind({ approve: act, reject: act }));
    press("a", { ctrlKey: true });
    press("r", { altKey: true });
    press("r", { metaKey: true });
    expect(act).not.toHaveBeenCalled();
  });

  it("lists no command without a key and no key twice in one scope", () => {
    for (const command of COMMANDS) {
      expect(keyOf(command.id)).not.toBe("");
      const same = COMMANDS.filter(
        (one) =>
          one.scope === command.scope &&
          one.bindings.some((key) => (command.bindings as readonly string[]).includes(key)),
      );
      expect(same, command.id).toHaveLength(1);
    }
  });
});
