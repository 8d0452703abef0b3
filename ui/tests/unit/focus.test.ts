import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keepFocus } from "../../src/show/focus";

let stop = () => {};
const settled = () => new Promise((done) => setTimeout(done, 200));
const added = (tag: string, id: string): HTMLElement => {
  const element = Object.assign(document.createElement(tag), { id, tabIndex: -1 });
  document.body.append(element);
  return element;
};
const at = () => document.activeElement?.id;

beforeEach(() => {
  stop = keepFocus(document);
});
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

describe("the focus", () => {
  it("goes to what the screen is about when what had it goes away", async () => {
    added("div", "queue-list");
    added("h1", "case-heading");
    const button = added("button", "dismiss");
    button.focus();
    button.remove();
    await settled();
    expect(at(), "the open case before the list").toBe("case-heading");
  });

  it("stays in the sheet that lies over the screen", async () => {
    added("h1", "case-heading");
    added("div", "sheet").setAttribute("role", "dialog");
    const button = added("button", "gone");
    button.focus();
    button.remove();
    await settled();
    expect(at()).toBe("sheet");
  });

  it("is left to whoever puts it elsewhere themselves", async () => {
    const heading = added("h1", "case-heading");
    const moved = vi.spyOn(heading, "focus");
    const next = added("button", "next");
    const button = added("button", "gone");
    button.focus();
    button.remove();
    setTimeout(() => next.focus(), 20);
    await settled();
    expect([at(), moved.mock.calls.length]).toEqual(["next", 0]);
  });

  it("is not moved for a hand that pressed beside everything", async () => {
    added("h1", "case-heading");
    const button = added("button", "gone");
    button.focus();
    document.body.dispatchEvent(new Event("pointerdown", { bubbles: true }));
    button.blur();
    button.remove();
    await settled();
    expect(document.activeElement).toBe(document.body);
  });
});
