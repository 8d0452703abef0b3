import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { COMMANDS, keyOf } from "../../src/keys/commands";
import { ariaKeyOf, keysOf, liveKeysOf, nthKeyOf, withKey } from "../../src/keys/commands";
import { bindingsOf, chordOf, isTyped, shownOf } from "../../src/keys/chord";
import { fitOf, found } from "../../src/keys/find";
import { own } from "../../src/keys/own.svelte";
import { bind, give, listen, live } from "../../src/keys/registry";
import { inTheWayOf, isShipped, refusalOf, usable } from "../../src/keys/remap";

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
afterEach(() => {
  stops.splice(0).forEach((stop) => stop());
  own.keys = {};
  own.single = true;
});
/** Listens to the keys as they are now. */
const anew = () => {
  stops.splice(0).forEach((stop) => stop());
  stops.push(listen(window));
};
const chord = (key: string, more: KeyboardEventInit = {}) =>
  chordOf(new KeyboardEvent("keydown", { key, ...more }));

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

  it("leaves the arrows to a part that they scroll, but for a mark that is being placed", () => {
    const down = vi.fn();
    const mark = vi.fn();
    stops.push(bind({ down }));
    const part = added<HTMLElement>("section", { tabIndex: 0 });
    const inside = document.createElement("button");
    part.append(inside);
    expect(press("ArrowDown", {}, part).defaultPrevented, "the page scrolls it").toBe(false);
    press("ArrowDown", {}, inside);
    expect(down).not.toHaveBeenCalled();
    press("j", {}, part);
    press("ArrowDown");
    expect(down).toHaveBeenCalledTimes(2);
    stops.push(bind({ "mark-down": mark }));
    press("ArrowDown", {}, part);
    expect([mark.mock.calls.length, down.mock.calls.length]).toEqual([1, 2]);
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

  it("reads every sequence before what its last key stands for by itself, wherever they are listed", () => {
    for (const { id, bindings } of COMMANDS) {
      const [first, last] = (bindings[0] ?? "").replace("([1-9])", "7").split(" ");
      if (!first || !last) continue;
      const heard: string[] = [];
      const stop = bind(Object.fromEntries(COMMANDS.map((one) => [one.id, () => heard.push(one.id)])));
      press(first);
      press(last);
      stop();
      expect(heard, bindings[0]).toEqual([id]);
    }
  });

  it("takes the last key of a sequence for nothing else, also where the sequence does nothing", () => {
    const reject = vi.fn();
    stops.push(bind({ reject }));
    press("g");
    press("r");
    expect(reject).not.toHaveBeenCalled();
    press("r");
    expect(reject).toHaveBeenCalledOnce();
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

  it("finds every sign also where a layout puts it with Shift or with AltGr", () => {
    const act = vi.fn();
    stops.push(bind({ fit: act, "reset-view": act, "zoom-out": act, "tilt-left": act, "image-before": act }));
    const signs = ["0", ".", "-", "<", "["];
    for (const sign of signs) press(sign, { shiftKey: true });
    expect(act).toHaveBeenCalledTimes(signs.length);
    for (const sign of signs) press(sign, { modifierAltGraph: true });
    expect(act).toHaveBeenCalledTimes(2 * signs.length);
  });

  it("finds a sign with AltGr on Windows, where that is Control and Alt as well", () => {
    const platform = vi.spyOn(navigator, "platform", "get").mockReturnValue("Win32");
    anew();
    const act = vi.fn();
    stops.push(bind({ "image-before": act }));
    press("[", { modifierAltGraph: true, ctrlKey: true, altKey: true });
    expect(act).toHaveBeenCalledOnce();
    platform.mockRestore();
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

  it("gives the tools of the light table keys of their own, also while a decision is written", () => {
    const tools = COMMANDS.filter(
      (one) => one.scope === "images" || one.id === "mark" || one.id === "unmark",
    );
    for (const tool of tools) {
      const also = COMMANDS.filter(
        (one) =>
          !["outbox", "ledger", "marks"].includes(one.scope) &&
          one.id !== tool.id &&
          one.bindings.some((key) => (tool.bindings as readonly string[]).includes(key)),
      );
      expect(
        also.map((one) => one.id),
        tool.id,
      ).toEqual([]);
    }
  });
});

describe("keys of one's own", () => {
  it("writes a press the same way however the layout puts it there", () => {
    expect(chord("S", { shiftKey: true })).toBe("Shift+s");
    expect(chord("?", { shiftKey: true })).toBe("?");
    expect(chord("?")).toBe("?");
    expect(chord("1", { shiftKey: true })).toBe("1");
    expect(chord("k", { ctrlKey: true })).toBe("Mod+k");
    expect(chord("ArrowDown", { altKey: true })).toBe("Alt+ArrowDown");
    expect(chord("Shift", { shiftKey: true })).toBeNull();
  });

  it("a command answers to the new key and no longer to the old one and shows it everywhere", () => {
    own.keys = { approve: "Shift+y", filter: "%" };
    anew();
    const approve = vi.fn();
    const filter = vi.fn();
    stops.push(bind({ approve, filter }));
    press("a");
    press("Y", { shiftKey: true });
    press("%", { shiftKey: true });
    expect([approve.mock.calls.length, filter.mock.calls.length]).toEqual([1, 1]);
    expect(keyOf("approve")).toBe("Shift Y");
    expect(withKey("Approve", "approve")).toBe("Approve (Shift Y)");
    expect(ariaKeyOf("approve")).toBe("Shift+Y");
  });

  it("keeps the other keys of a command that has several", () => {
    own.keys = { down: "n" };
    expect(keysOf("down").map((key) => key.shown)).toEqual(["N", "↓"]);
  });

  it("refuses a key that another command of the same screen has, and says which", () => {
    expect(refusalOf("approve", "r")).toEqual({ why: "taken", by: "reject" });
    expect(refusalOf("approve", "?")).toEqual({ why: "taken", by: "keys" });
    expect(refusalOf("approve", "3")).toEqual({ why: "taken", by: "pick" });
    expect(refusalOf("approve", "g"), "the first key of a sequence").toMatchObject({ why: "taken" });
    expect(refusalOf("entry-open", "r"), "never on screen together").toBeNull();
    expect(refusalOf("ledger-check", "r"), "the ledger is a screen of its own too").toBeNull();
    expect(refusalOf("ledger-check", "t"), "and its own keys are taken there").toEqual({
      why: "taken",
      by: "ledger-list",
    });
    own.keys = { reject: "Shift+x" };
    expect(refusalOf("approve", "r")).toBeNull();
    expect(refusalOf("approve", "Shift+x")).toEqual({ why: "taken", by: "reject" });
  });

  it("refuses keys of fields and of the system", () => {
    for (const key of ["Tab", "Escape", "Enter", "Space", "Mod+c", "Mod+v", "Mod+z"])
      expect(refusalOf("approve", key), key).toEqual({ why: "reserved" });
  });

  it("does not put a key back that another command has been given meanwhile", () => {
    own.keys = { approve: "y", note: "a" };
    expect(inTheWayOf("approve")).toBe("note");
    own.keys = { approve: "y" };
    expect(inTheWayOf("approve")).toBeNull();
    expect([isShipped("approve", "a"), isShipped("keys", "?"), isShipped("approve", "b")]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("uses of kept keys those that fit, and forgets commands there are not", () => {
    const kept = { approve: "r", note: "Alt+m", gone: "q", pick: "y", reject: "Tab" };
    expect(usable(kept)).toEqual({ note: "Alt+m" });
    expect(usable({ approve: "r", reject: "a" }), "two that changed places").toEqual({
      approve: "r",
      reject: "a",
    });
  });

  it("single keys can be switched off and what has a modifier stays", () => {
    own.single = false;
    anew();
    const act = vi.fn();
    const palette = vi.fn();
    const down = vi.fn();
    stops.push(bind({ approve: act, sync: act, keys: act, "go-outbox": act, pick: act, palette, down }));
    for (const key of ["a", "?", "g", "o", "1"]) press(key);
    press("S", { shiftKey: true });
    expect(act).not.toHaveBeenCalled();
    press("ArrowDown");
    press("k", { ctrlKey: true });
    expect([palette.mock.calls.length, down.mock.calls.length]).toEqual([1, 1]);
    expect([keyOf("approve"), keyOf("down"), keyOf("palette")]).toEqual(["", "↓", "Ctrl K"]);
    expect(withKey("Approve", "approve")).toBe("Approve");
    expect(ariaKeyOf("approve")).toBeUndefined();
    own.keys = { approve: "Alt+a" };
    expect(liveKeysOf("approve").map((key) => key.shown)).toEqual(["Alt A"]);
  });

  it("knows what types and what does not", () => {
    for (const typed of ["a", "Shift+S", "(\\?)", "Shift+(\\?)", "g q"])
      expect(isTyped(typed), typed).toBe(true);
    for (const not of ["$mod+k", "Alt+a", "F6", "Escape", "Enter", "Shift+ArrowLeft"])
      expect(isTyped(not), not).toBe(false);
  });

  it("names which of several a command's key stands for, and none past the last of them", () => {
    expect([nthKeyOf("view", 0), nthKeyOf("view", 8), nthKeyOf("view", 9)]).toEqual(["G 1", "G 9", ""]);
    expect([withKey("All", "entry-word", 0), withKey("More", "entry-word", 7)]).toEqual(["All (1)", "More"]);
    own.single = false;
    expect(withKey("All", "entry-word", 0)).toBe("All");
    expect(ariaKeyOf(null), "what stands for no command now has no key").toBeUndefined();
  });

  it("binds what it shows", () => {
    expect([
      shownOf("Mod+k"),
      shownOf("Shift+s"),
      shownOf("Alt+ArrowUp"),
      shownOf("+"),
      shownOf("Mod++"),
    ]).toEqual(["Ctrl K", "Shift S", "Alt ↑", "+", "Ctrl +"]);
    expect(bindingsOf("Shift+s")).toEqual(["Shift+s"]);
    expect(bindingsOf("?")).toEqual(["(\\?)", "Shift+(\\?)", "AltGraph+(\\?)"]);
  });
});

describe("giving a command without its key", () => {
  it("does what the key would, also from a field, and says when it does nothing now", () => {
    const act = vi.fn();
    added("input").focus();
    expect(give("approve")).toBe(false);
    stops.push(bind(() => ({ approve: act })));
    expect([give("approve"), live().has("approve"), live().has("reject")]).toEqual([true, true, false]);
    expect(act).toHaveBeenCalledOnce();
  });

  it("decides and stays from the comment too, where Shift alone ends a line", () => {
    const stay = vi.fn();
    stops.push(bind({ "submit-stay": stay }));
    const comment = added("textarea");
    expect(press("Enter", { shiftKey: true }, comment).defaultPrevented).toBe(false);
    expect(stay).not.toHaveBeenCalled();
    press("Enter", { shiftKey: true, ctrlKey: true }, comment);
    expect(stay).toHaveBeenCalledOnce();
  });

  it("acts with Control from a field, and stays silent under a dialog and a menu", () => {
    const act = vi.fn();
    stops.push(bind({ palette: act }));
    press("k", { ctrlKey: true }, added("input"));
    added("div").setAttribute("role", "menu");
    press("k", { ctrlKey: true });
    expect(act).toHaveBeenCalledOnce();
  });

  it("finds a command by the beginning of its words first, and by scattered letters last", () => {
    const names = ["Undo", "Find and filter", "Go to the outbox", "Sync now", "One to one"];
    const by = (typed: string) => found(typed, names, (name) => name);
    expect(by("out")[0]).toBe("Go to the outbox");
    expect(by("go ou")).toEqual(["Go to the outbox"]);
    expect(by("snc")).toEqual(["Sync now"]);
    expect(by("")).toEqual(names);
    expect(fitOf("zzz", "Undo")).toBe(0);
    expect(fitOf("AUFRÄUMEN", "aufraumen")).toBeGreaterThan(0);
  });
});
