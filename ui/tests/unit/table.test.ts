import { beforeEach, describe, expect, it, vi } from "vitest";
import type { CaseView, ImageView, Mark } from "../../src/ipc";
import { FakeEngine } from "../../src/ipc/fake/engine";
import { firstPicture } from "../../src/table/first";
import { UPRIGHT } from "../../src/table/geometry";
import { PLAIN, blurOf, contrasted, exposed, filterOf, inverted, nextChannel } from "../../src/table/look";
import { MOST_MARKS, Marks, liesOn } from "../../src/table/marks.svelte";
import { nameOf, placingWords, viewWords } from "../../src/table/words";
import { TableState } from "../../src/table/table.svelte";

const FRAME = { width: 700, height: 400 };
const PICTURE = { width: 1_600, height: 1_200 };
let table: TableState;
let heard: string[];
let view: CaseView;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "setTimeout"] });
  view = await new FakeEngine(Date.now()).openCase("cse_01JQ7AA01");
  heard = [];
  table = new TableState((text) => heard.push(text));
  table.take(view);
  for (const side of [0, 1, 2, 3])
    table.measured(side, { frame: FRAME, picture: PICTURE, across: PICTURE.width });
});
const at = (side: number) => {
  const image = table.imageAt(side);
  if (!image) throw new Error("a picture lies there");
  return image;
};
const viewAt = (side: number) => table.viewOf(at(side));

describe("the light table", () => {
  it("begins with one picture, whole and as it came", () => {
    expect(table.sides).toEqual([0]);
    expect([viewAt(0), table.look]).toEqual([UPRIGHT, PLAIN]);
  });

  it("says how far it is zoomed against the fitted picture, and where a mark lies in parts of it", () => {
    expect(viewWords(UPRIGHT)).toBe("fitted");
    expect(viewWords({ ...UPRIGHT, zoom: 1.6384, turn: 91, flip: true })).toBe(
      "1.64 × fitted · 91° · mirrored",
    );
    expect(placingWords({ left: 3_800, top: 4_000, width: 2_500, height: 100 })).toBe(
      "Mark being placed: 38% from the left, 40% from the top, 25% wide, 1% high",
    );
  });

  it("begins with the picture the first reason speaks of that can be seen", () => {
    const reason = (family: string, code: string) =>
      ({ ...view.reasons[0], family, code }) as CaseView["reasons"][0];
    const firstOf = (...reasons: CaseView["reasons"]) => firstPicture({ ...view, reasons })?.side;
    expect(firstOf(reason("face_fraud", "3302"), reason("document_fraud", "3204"))).toBe("selfie");
    expect(firstOf(reason("network", "VPN_DETECTED"), reason("face_quality", "SELFIE_BLURRY"))).toBe(
      "selfie",
    );
    expect(firstOf(reason("document_quality", "BACKSIDE_BLURRY"))).toBe("back");
    expect(firstOf(reason("document_fraud", "3204"), reason("face_fraud", "3302"))).toBe("front");
    expect(firstOf(reason("network", "VPN_DETECTED"))).toBe("front");
    const withheld = view.images.map((image) =>
      image.side === "selfie" ? { ...image, state: "withheld" as const } : image,
    );
    const seen = firstPicture({ ...view, images: withheld, reasons: [reason("face_fraud", "3302")] });
    expect(seen?.side, "one that cannot be seen is not put before the others").toBe("front");
  });

  it("lays the document beside a face that is spoken of", () => {
    const faces = view.reasons.slice(0, 1).map((one) => ({ ...one, family: "face_fraud" }));
    table.leave();
    table.take({ ...view, reasons: faces });
    table.toggleTwo();
    expect(table.sides.map((side) => at(side).side)).toEqual(["selfie", "front"]);
  });

  it("lays the face beside a document, then the others", () => {
    table.toggleTwo();
    expect(table.sides.map((side) => at(side).side)).toEqual(["front", "selfie"]);
    table.more();
    expect(table.sides.map((side) => at(side).side)).toEqual(["front", "selfie", "back"]);
    table.more();
    expect(table.sides, "three pictures, so two again").toHaveLength(2);
    table.toggleTwo();
    expect(table.sides).toHaveLength(1);
  });

  it("moves linked pictures together, the turned one the same way on the screen", () => {
    table.toggleTwo();
    table.other();
    table.turn(90);
    table.other();
    table.zoomByKey(2);
    table.panByKey(1, 0);
    expect(viewAt(1).zoom).toBeCloseTo(viewAt(0).zoom, 9);
    expect(viewAt(0).x).toBeLessThan(0.5);
    expect(viewAt(0).y).toBeCloseTo(0.5, 9);
    expect(viewAt(1).y, "right on the screen is up in a picture turned right").toBeGreaterThan(0.5);
    expect(viewAt(1).turn).toBe(90);
    expect(viewAt(0).turn, "only moves are linked").toBe(0);
  });

  it("moves one alone when the link is off, and says so", () => {
    table.toggleTwo();
    table.link();
    expect(heard.at(-1)).toBe("Each image moves by itself.");
    table.zoomByKey(1);
    expect(viewAt(0).zoom).toBeGreaterThan(1);
    expect(viewAt(1)).toEqual(UPRIGHT);
  });

  it("changes two places when a picture is asked for that lies beside, and shows none twice", () => {
    table.toggleTwo();
    table.other();
    table.show(0);
    expect(table.sides.map((side) => at(side).side)).toEqual(["selfie", "front"]);
  });

  it.each(["toggleTwo", "blink"] as const)("lays two different pictures there after ] ] (%s)", (lay) => {
    table.show(table.here + 1);
    table.show(table.here + 1);
    expect(at(0).side).toBe("selfie");
    table[lay]();
    expect(table.sides.map((side) => at(side).side)).toEqual(["selfie", "back"]);
  });

  it("shows none twice after a mark was looked for in a picture that lay elsewhere", () => {
    const [, , selfie] = view.images;
    if (!selfie) throw new Error("the sample has three");
    table.goTo(selfie, { x: 0.2, y: 0.3 });
    expect([at(0).side, viewAt(0).x]).toEqual(["selfie", 0.2]);
    table.toggleTwo();
    expect(table.sides.map((side) => at(side).side)).toEqual(["selfie", "front"]);
  });

  it("keeps view and light per picture while the case is open, and forgets them with it", async () => {
    table.turn(1);
    table.expose(2);
    table.show(1);
    expect([table.view, table.look]).toEqual([UPRIGHT, PLAIN]);
    table.show(0);
    expect([table.view.turn, table.look.exposure]).toEqual([1, 2]);
    table.take({ ...view, images: view.images });
    expect(table.view.turn, "reading the case again keeps it").toBe(1);
    table.take(await new FakeEngine(Date.now()).openCase("cse_01JQ7BB02"));
    expect([table.view, table.look]).toEqual([UPRIGHT, PLAIN]);
  });

  it("keeps what lies there in its place when pictures come and go under an open case", () => {
    table.toggleTwo();
    table.more();
    table.show(0);
    const [front, back, selfie] = view.images;
    if (!front || !back || !selfie) throw new Error("the sample has three");
    const portrait = { ...front, fileRef: "f-new" as never, side: "portrait" as const };
    table.take({ ...view, images: [portrait, back, selfie, front] });
    expect([at(0).side, at(1).side, at(2).side]).toEqual(["front", "selfie", "back"]);
    table.more();
    expect(at(3).side).toBe("portrait");
    table.take({ ...view, images: [selfie] });
    expect(table.sides).toEqual([0]);
    expect(at(0).side).toBe("selfie");
  });

  it("keeps nothing of a case that was left, also when the same case comes back", () => {
    const first = at(0);
    table.saw(first);
    table.turn(90);
    table.blink();
    table.other();
    table.leave();
    expect([table.imageAt(0), table.side, table.blinking]).toEqual([null, 0, false]);
    expect([table.wasSeen(first), table.viewOf(first)]).toEqual([false, UPRIGHT]);
  });

  it.each([1, 2])(
    "leaves the picture that was in front of two that blinked where the keys are (%s)",
    (panes) => {
      if (panes === 2) table.toggleTwo();
      table.blink();
      table.other();
      table.zoomByKey(1);
      const [image, seen] = [at(1), viewAt(1)];
      table.stay();
      expect([table.blinking, table.sides.length]).toEqual([false, panes]);
      expect([at(table.side), table.view]).toEqual([image, seen]);
      expect(table.sides.map((side) => at(side).side)).toContain(image.side);
      table.stay();
      expect([at(table.side), table.view], "nothing blinks: nothing moves").toEqual([image, seen]);
    },
  );

  it("keeps habits from case to case", async () => {
    table.toggleTwo();
    table.link();
    table.take(await new FakeEngine(Date.now()).openCase("cse_01JQ7BB02"));
    expect([table.sides.length, table.linked]).toEqual([2, false]);
  });

  it("puts a picture back as it came", () => {
    table.turn(17);
    table.flip();
    table.invert();
    table.channel();
    table.zoomByKey(3);
    table.reset();
    expect([table.view, table.look]).toEqual([UPRIGHT, PLAIN]);
  });

  it("counts a picture as seen once it was displayed, and another one under its name as unseen", () => {
    expect(table.unseenWords).toBe("Front, Back, Selfie");
    table.saw(at(0));
    expect(table.unseenWords).toBe("Back, Selfie");
    const images = view.images.map((image, n) => (n === 0 ? { ...image, digest: "0f".repeat(32) } : image));
    table.take({ ...view, images });
    expect(table.unseenWords).toBe("Front, Back, Selfie");
  });

  it("has a name for whatever a picture shows, counted where there are several", () => {
    const sides = ["front", "back", "portrait", "selfie", "other", "other"] as const;
    const images = sides.map((side, n) => ({ ...view.images[0], side, fileRef: `f-${n}` }) as ImageView);
    expect(images.map((image) => nameOf(image, images))).toEqual([
      "Front",
      "Back",
      "Portrait",
      "Selfie",
      "Page 1",
      "Page 2",
    ]);
  });

  it("asks nobody to look at what cannot be shown", () => {
    const states = ["erased", "withheld", "bad"] as const;
    const images = view.images.map((image, n) => ({ ...image, state: states[n] ?? "bad" }));
    table.take({ ...view, images });
    expect(table.unseenWords).toBeNull();
  });

  it("lights both pictures that blink in one place, and moves both", () => {
    table.link();
    table.blink();
    expect(heard.at(-1)).toBe("Blinking by turns: Front and Selfie");
    table.expose(1);
    table.zoomByKey(1);
    expect([table.lookOf(at(0)).exposure, table.lookOf(at(1)).exposure]).toEqual([1, 1]);
    expect(viewAt(1).zoom).toBeCloseTo(viewAt(0).zoom, 9);
    table.other();
    expect(heard.at(-1)).toBe("Selfie");
    table.blink();
    expect(table.sides).toHaveLength(1);
  });

  it("does nothing with a case without pictures", () => {
    table.take({ ...view, caseId: "cse_none" as never, images: [] });
    for (const act of ["toggleTwo", "more", "other", "blink", "fit", "pixels", "flip", "invert"] as const)
      table[act]();
    expect(table.imageAt(0)).toBeNull();
    expect(table.unseenWords).toBeNull();
  });
});

describe("the light of a picture", () => {
  it("is no filter at all for a picture as it came", () => {
    expect(filterOf(PLAIN, "light")).toBe("none");
  });

  it("puts light before channel and detail, and the negative last", () => {
    const look = inverted(nextChannel(contrasted(exposed({ ...PLAIN, detail: "edges" }, 3), -3)));
    expect(filterOf(look, "light-0")).toBe(
      'brightness(2.000) contrast(0.500) url("#table-red") url("#light-0") invert(1)',
    );
  });

  it("shows detail coarser where the picture is seen small, so that there is any to see", () => {
    const blur = (detail: "edges" | "pattern", scale: number) => blurOf({ ...PLAIN, detail }, scale);
    expect([100, 2, 0.5, 0.2, 0].map((scale) => blur("edges", scale))).toEqual([60, 4.8, 1.2, 1, 1]);
    expect(blur("pattern", 0.5)).toBe(2);
    expect(blurOf(PLAIN, 1)).toBe(0);
  });

  it("stops at six steps and comes back the same way", () => {
    let look = PLAIN;
    for (let n = 0; n < 9; n += 1) look = exposed(look, 1);
    expect(look.exposure).toBe(6);
    for (let n = 0; n < 6; n += 1) look = exposed(look, -1);
    expect(look).toEqual(PLAIN);
  });

  it("goes through the channels and back to colour", () => {
    const seen = [];
    let look = PLAIN;
    for (let n = 0; n < 5; n += 1) seen.push((look = nextChannel(look)).channel);
    expect(seen).toEqual(["red", "green", "blue", "luminance", "colour"]);
  });
});

describe("marks", () => {
  const REASON = { scheme: "qes", code: "3204" } as Mark["reason"];
  let marks: Marks;
  let image: ImageView;
  let handed: Mark[];
  beforeEach(() => {
    handed = [];
    const keeper = {
      get marks() {
        return handed;
      },
      mark: (list: Mark[]) => (handed = list),
    };
    marks = new Marks(keeper);
    image = at(0);
  });

  it("are bound to the picture's digest and to a reason", () => {
    marks.begin(image, UPRIGHT, null);
    expect(marks.keep(), "no reason yet").toBe(false);
    expect(marks.reasonAsked).toBe(true);
    marks.choose(REASON);
    expect(marks.keep()).toBe(true);
    const { fileRef, digest } = image;
    expect(handed).toEqual([
      { fileRef, imageDigest: digest, left: 3_750, top: 3_750, width: 2_500, height: 2_500, reason: REASON },
    ]);
    expect(marks.placing).toBeNull();
  });

  it("lie on no other picture that comes under the same name", () => {
    marks.begin(image, UPRIGHT, REASON);
    marks.keep();
    const [mark] = handed;
    expect(mark && liesOn(mark, image)).toBe(true);
    expect(mark && liesOn(mark, { ...image, digest: "00" })).toBe(false);
  });

  it("cannot be drawn on a picture that is not here", () => {
    expect(marks.begin({ ...image, digest: null }, UPRIGHT, REASON)).toBe(false);
    expect(marks.placing).toBeNull();
  });

  it("are dropped without a trace, and deleted one by one", () => {
    marks.begin(image, UPRIGHT, REASON);
    marks.drop();
    expect(handed).toEqual([]);
    for (const left of [100, 200, 300]) {
      marks.begin(image, UPRIGHT, REASON);
      marks.draw({ left, top: 0, width: 500, height: 500 });
      marks.keep();
    }
    marks.remove(1);
    expect(handed.map((mark) => mark.left)).toEqual([100, 300]);
    expect(marks.selected).toBe(1);
    marks.remove(1);
    marks.remove(0);
    expect(marks.selected).toBeNull();
  });

  it("stop at a hundred", () => {
    for (let n = 0; n < MOST_MARKS; n += 1) {
      marks.begin(image, UPRIGHT, REASON);
      marks.keep();
    }
    expect(marks.begin(image, UPRIGHT, REASON)).toBe(false);
  });
});
