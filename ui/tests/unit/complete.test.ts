import { describe, expect, it } from "vitest";
import { completed, completions } from "../../src/show/complete";

const TOKENS = [
  { token: "risk", about: "Device verdict", values: ["trusted", "suspicious"] },
  { token: "document", about: "", values: ["fraud"] },
  { token: "due", about: "", values: ["overdue", "today"] },
  { token: "country", about: "", values: [] },
];
const labels = (text: string, seen = {}) =>
  completions(text, text.length, TOKENS, seen).options.map((one) => one.label);

describe("completing a search", () => {
  it("offers names that begin so, and none before anything is typed", () => {
    expect(labels("")).toEqual([]);
    expect(labels("meier d")).toEqual(["document:", "due:"]);
    expect(labels("-ri")).toEqual(["risk:"]);
    expect(labels("meier")).toEqual([]);
  });

  it("offers the values of a token, also after a comma, and those seen where the platform has them", () => {
    expect(labels("risk:")).toEqual(["trusted", "suspicious"]);
    expect(labels("risk:trusted,su")).toEqual(["suspicious"]);
    expect(labels("risk:trusted")).toEqual([]);
    expect(labels("country:u", { country: ["UTO", "DE"] })).toEqual(["UTO"]);
    expect(labels("foo:")).toEqual([]);
    expect(labels('"risk:')).toEqual([]);
  });

  it("puts what was taken in the place of what was begun", () => {
    const text = "a risk:su b";
    const { from, options } = completions(text, 9, TOKENS);
    expect(completed(text, 9, from, options[0]?.insert ?? "")).toEqual(["a risk:suspicious b", 18]);
    expect(completed("-ri", 3, 1, "risk:")).toEqual(["-risk:", 6]);
  });
});
