// @vitest-environment node
import { describe, expect, it } from "vitest";
import { ago, dueIn, dueShort, endsIn, exactly, leftOf, lengthOf } from "../../src/show/time";

/** A length as it is written, with spaces that never break. */
const nb = (length: string) => length.replaceAll(" ", "\u00a0");
const now = Date.parse("2026-11-24T09:30:00Z");

describe("times on screen", () => {
  it("names a length in the two units that matter", () => {
    expect(lengthOf(0)).toBe(nb("0 s"));
    expect(lengthOf(59)).toBe(nb("59 s"));
    expect(lengthOf(60)).toBe(nb("1 min"));
    expect(lengthOf(3599)).toBe(nb("59 min"));
    expect(lengthOf(3 * 3600 + 12 * 60)).toBe(nb("3 h 12 min"));
    expect(lengthOf(22 * 3600 + 5)).toBe(nb("22 h"));
    expect(lengthOf(26 * 3600)).toBe(nb("1 d 2 h"));
    expect(lengthOf(24 * 3600)).toBe(nb("1 d"));
  });

  it("says overdue in words, not by colour alone", () => {
    expect(dueIn(now, "2026-11-24T09:00:00Z")).toEqual({ text: `overdue ${nb("30 min")}`, tone: "high" });
    expect(dueIn(now, "2026-11-24T11:29:00Z")).toEqual({
      text: `due in ${nb("1 h 59 min")}`,
      tone: "caution",
    });
    expect(dueIn(now, "2026-11-24T11:30:00Z").tone).toBe("plain");
  });

  it("gives the end of a session the tones of what is due", () => {
    expect(endsIn(now, "2026-11-24T13:30:00Z").tone).toBe("plain");
    expect(endsIn(now, "2026-11-24T11:29:00Z").tone).toBe("caution");
    expect(endsIn(now, "2026-11-24T09:30:00Z")).toEqual({ text: "session ended", tone: "high" });
  });

  it("uses one unit in a narrow place from three hours on", () => {
    expect(dueShort(now, "2026-11-24T12:29:00Z").text).toBe(`in ${nb("2 h 59 min")}`);
    expect(dueShort(now, "2026-11-24T12:30:00Z").text).toBe(`in ${nb("3 h")}`);
    expect(dueShort(now, "2026-11-26T09:30:00Z").text).toBe(`in ${nb("2 d")}`);
    expect(dueShort(now, "2026-11-24T09:00:00Z").text).toBe(`${nb("30 min")} late`);
  });

  it("r_17_r_77: counts down to the second and then says that it is over", () => {
    expect(leftOf(now, "2026-11-24T10:30:00Z")).toBe(`${nb("1 h")} left`);
    expect(leftOf(now, "2026-11-24T09:30:01Z")).toBe(`${nb("1 s")} left`);
    expect(leftOf(now, "2026-11-24T09:30:00Z")).toBe(`over for ${nb("0 s")}`);
    expect(leftOf(now, "2026-11-24T09:25:00Z")).toBe(`over for ${nb("5 min")}`);
  });

  it("never claims that something happened in the future", () => {
    expect(ago(now, "2026-11-24T09:31:00Z")).toBe("just now");
    expect(ago(now, "2026-11-24T09:29:56Z")).toBe("just now");
    expect(ago(now, "2026-11-24T09:29:55Z")).toBe(`${nb("5 s")} ago`);
  });

  it("writes a date as the language does", () => {
    expect(exactly("2026-11-24T09:30:00Z", "en-GB")).toMatch(/^24 Nov 2026/);
    expect(exactly("2026-11-24T09:30:00Z", "de")).toMatch(/^24\.11\.2026/);
    expect(exactly("2026-11-24T09:30:00Z", "fr")).toMatch(/^24 nov\. 2026/);
  });

  it("shows a time it cannot read as it came", () => {
    expect(exactly("yesterday")).toBe("yesterday");
  });
});
