// @vitest-environment node
import { describe, expect, it } from "vitest";
import { NO_FILTER } from "../../src/ipc";
import { filterChips } from "../../src/show/filter";
import { sizeOf } from "../../src/show/size";

describe("a pack in words", () => {
  it("gives sizes in the unit a person thinks in", () => {
    expect([0, 900, 1024, 3_300, 20_480, 41_000_000].map(sizeOf)).toEqual([
      "0\u00a0KB",
      "900\u00a0KB",
      "1\u00a0MB",
      "3.2\u00a0MB",
      "20\u00a0MB",
      "39\u00a0GB",
    ]);
  });

  it("names every part of the filter that is set, and a search as it was typed", () => {
    expect(filterChips(NO_FILTER)).toEqual([]);
    const set = { ...NO_FILTER, family: "document_fraud", due: "today" as const, text: " ‮cse " };
    expect(filterChips(set)).toEqual(["Opened because: Document fraud", "Due: Today", "“[U+202E]cse”"]);
  });
});
