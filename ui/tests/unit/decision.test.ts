import { beforeEach, describe, expect, it, vi } from "vitest";
import { App } from "../../src/app.svelte";
import { FakeEngine } from "../../src/ipc/fake/engine";
import type { CaseView, EntryView, Mark } from "../../src/ipc";
import { DecisionState } from "../../src/screens/decision.svelte";

const PLAIN = "cse_01JQ7AA01";
const SUSPECT = "cse_01JQ7BB02";
const OTHER = "cse_01JQ7EE05";

let engine: FakeEngine;
let decision: DecisionState;
let decided: EntryView[];

async function opened(caseId: string): Promise<CaseView> {
  const view = await engine.openCase(caseId);
  decision.begin(view, await engine.loadDraft(caseId));
  return view;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "setTimeout", "clearTimeout", "clearInterval"] });
  engine = new FakeEngine(Date.now());
  engine.setStatus({ signIn: "signed_in" });
  decided = [];
  decision = new DecisionState(new App(engine), async (entry) => void decided.push(entry));
});

describe("the decision form", () => {
  it("opens with nothing chosen", async () => {
    await opened(PLAIN);
    decision.start("reject");
    expect(decision.reasons).toEqual([]);
    expect(decision.customer).toBeNull();
    expect(decision.override).toBe(false);
    expect(decision.comment).toBe("");
  });

  it("takes the words of an earlier answer when asked, and gives no answer for the person", async () => {
    await opened(PLAIN);
    decision.start("reject");
    decision.toggle({ scheme: "network", code: "VPN_DETECTED" } as never);
    decision.write("Edges look cut.");
    await decision.submit();
    const [before] = decided;
    await opened(PLAIN);
    if (before) decision.adopt(before);
    expect(decision.answer).toBeNull();
    expect([decision.comment, decision.reasons]).toEqual([
      "Edges look cut.",
      [{ scheme: "network", code: "VPN_DETECTED" }],
    ]);
    expect(decision.override).toBe(false);
  });

  it("takes the text labelled as suggested on submit, and only then", async () => {
    await opened(PLAIN);
    decision.start("reject");
    expect(decision.customer).toBeNull();
    decision.toggle({ scheme: "network", code: "VPN_DETECTED" } as never);
    expect(await decision.submit()).toBe(true);
    expect(decided[0]?.customerReason).toBe("could_not_be_completed");
  });

  it("takes the person's own choice of text before the suggested one", async () => {
    await opened(PLAIN);
    decision.start("reject");
    decision.toggle({ scheme: "network", code: "VPN_DETECTED" } as never);
    decision.choose("details_need_correction");
    await decision.submit();
    expect(decided[0]?.customerReason).toBe("details_need_correction");
  });

  it("tells no end user anything when approving", async () => {
    await opened(PLAIN);
    decision.start("approve");
    await decision.submit();
    expect(decided[0]).toMatchObject({ answer: "approve", customerReason: null, reasons: [] });
  });

  it("submits the next case while the one before is still being told of, and neither twice", async () => {
    decision = new DecisionState(new App(engine), (entry) => {
      decided.push(entry);
      return new Promise(() => {});
    });
    await opened(PLAIN);
    decision.start("approve");
    void decision.submit();
    await vi.waitFor(() => expect(decided).toHaveLength(1));
    await opened(OTHER);
    decision.start("approve");
    const again = [decision.submit(), decision.submit()];
    expect(await again[1]).toBe(false);
    await vi.waitFor(() => expect(decided.length).toBeGreaterThan(1));
    expect(decided.map((entry) => entry.caseId)).toEqual([PLAIN, OTHER]);
  });

  it("saves nothing and says where, when a reason is missing", async () => {
    await opened(PLAIN);
    decision.start("reject");
    expect(await decision.submit()).toBe(false);
    expect(decision.problems.map((problem) => [problem.field, problem.code])).toEqual([
      ["reasons", "reason_required"],
    ]);
    expect(decided).toEqual([]);
    expect((await engine.outbox("held", null, 10)).entries).toEqual([]);
  });

  it("clears a problem as soon as its field is touched", async () => {
    await opened(PLAIN);
    decision.start("reject");
    await decision.submit();
    decision.toggle({ scheme: "network", code: "VPN_DETECTED" } as never);
    expect(decision.problems).toEqual([]);
  });

  it("asks for override, reason and comment before approving over a suspicion code", async () => {
    await opened(SUSPECT);
    decision.start("approve");
    await decision.submit();
    expect(decision.problems.map((problem) => problem.field).sort()).toEqual([
      "comment",
      "override",
      "reasons",
    ]);
    decision.acknowledge(true);
    decision.toggle({ scheme: "qes", code: "3206" } as never);
    decision.write("Kinegram checked in the second image.");
    expect(await decision.submit()).toBe(true);
  });

  it("offers the codes of the case for an approve, and drops what was picked on other evidence", async () => {
    const view = await opened(SUSPECT);
    const off = view.form.reasons.find((one) => !one.onCase && !one.suspicion);
    decision.start("approve");
    expect(decision.listed.length).toBeGreaterThan(0);
    expect(decision.listed.every((one) => one.onCase)).toBe(true);
    decision.toggle(off as never);
    decision.toggle({ scheme: "qes", code: "3206" } as never);
    await decision.submit();
    expect(decision.problems.map(({ code }) => code)).toContain("reason_does_not_fit");
    decision.start("approve");
    expect(decision.reasons).toEqual([{ scheme: "qes", code: "3206" }]);
    decision.start("reject");
    expect(decision.listed).toEqual(view.form.reasons);
  });

  it("asks who the person is before an override, keeps what was written, and saves nothing by itself", async () => {
    await opened(SUSPECT);
    engine.fresh = false;
    decision.start("approve");
    decision.acknowledge(true);
    decision.toggle({ scheme: "qes", code: "3206" } as never);
    decision.write("Kinegram checked in the second image.");
    expect(await decision.submit()).toBe(false);
    expect(decision.asksWho, "the engine's words").toMatch(/who you are/);
    expect(decision.app.notices, "said where it is asked, and not once more").toEqual([]);
    expect([decision.answer, decision.override, decision.busy]).toEqual(["approve", true, false]);
    expect(decision.comment).toBe("Kinegram checked in the second image.");
    engine.fresh = true;
    expect(decided).toHaveLength(0);
    expect(await decision.submit()).toBe(true);
    expect(decision.asksWho).toBeNull();
    engine.fresh = false;
    await opened(PLAIN);
    decision.start("approve");
    expect(await decision.submit(), "what is plain asks nobody").toBe(true);
  });

  it("ticks nothing beforehand, and an open item asks an approve for a comment", async () => {
    const view = await opened(PLAIN);
    const checklist = ["a", "b"].map((id) => ({ id, text: `Looked at ${id}.` }));
    decision.refresh({ ...view, form: { ...view.form, checklist } });
    const sent = vi.spyOn(engine, "checkDecision");
    decision.start("approve");
    expect([decision.checked, decision.ticked]).toEqual([[], 0]);
    decision.tick("a", true);
    decision.tick("b", true);
    decision.tick("b", false);
    expect(decision.ticked).toBe(1);
    await decision.submit();
    expect(sent.mock.lastCall?.[0].checked).toEqual(["a"]);
    decision.cancel();
    decision.start("reject");
    await decision.submit();
    expect(sent.mock.lastCall?.[0].checked, "a reject shows no list").toEqual([]);
  });

  it("asks a suspicion about the document for a mark or the whole document, and no other reason", async () => {
    await opened(SUSPECT);
    decision.start("reject");
    decision.toggle({ scheme: "device", code: "EMULATOR" } as never);
    expect(decision.markable).toEqual([]);
    decision.meanWhole(true);
    decision.toggle({ scheme: "qes", code: "3206" } as never);
    expect(decision.markable.map((one) => one.code)).toEqual(["3206"]);
    decision.meanWhole(false);
    decision.write("The edge is cut.");
    expect(await decision.submit()).toBe(false);
    expect(decision.problems.map((one) => one.field)).toEqual(["marks"]);
    decision.meanWhole(true);
    expect(decision.problems, "touched, it is cleared").toEqual([]);
    expect(await decision.submit()).toBe(true);
    expect(decided[0]?.looked?.wholeDocument).toBe(true);
  });

  it("says beforehand that a comment is needed, and that reasons cannot carry a reject alone", async () => {
    const view = await opened(SUSPECT);
    expect(decision.wantsComment, "nothing is answered yet").toBe(false);
    decision.start("reject");
    expect(decision.wantsComment).toBe(false);
    decision.toggle({ scheme: "qes", code: "3206" } as never);
    expect([decision.wantsComment, decision.wantsCarrier]).toEqual([true, false]);
    const reasons = view.form.reasons.map((one) => ({ ...one, carriesReject: one.code !== "3206" }));
    decision.refresh({ ...view, form: { ...view.form, reasons } });
    expect(decision.wantsCarrier).toBe(true);
    decision.toggle({ scheme: "device", code: "EMULATOR" } as never);
    expect(decision.wantsCarrier, "a fitting one stands beside").toBe(false);
  });

  it("offers no approve that could not be saved", async () => {
    const view = await opened(PLAIN);
    decision.refresh({ ...view, form: { ...view.form, approveOffered: false } });
    decision.start("approve");
    expect(decision.answer).toBeNull();
  });

  it("keeps ticks and marks as part of the draft", async () => {
    await opened(PLAIN);
    decision.start("reject");
    decision.tick("a", true);
    const reason = { scheme: "qes", code: "3204" };
    const place = { left: 1, top: 2, width: 3, height: 4 };
    decision.mark([{ fileRef: "f-1", imageDigest: "ab".repeat(32), ...place, reason }]);
    await decision.keep();
    await opened(PLAIN);
    expect([decision.checked, decision.marks.length, decision.restored]).toEqual([["a"], 1, true]);
    decision.clearDraft();
    expect([decision.checked, decision.marks]).toEqual([[], []]);
  });

  it("never carries what was chosen for one answer into the other", async () => {
    await opened(SUSPECT);
    decision.start("reject");
    decision.toggle({ scheme: "qes", code: "3206" } as never);
    decision.choose("could_not_be_completed");
    decision.write("my note");
    decision.cancel();
    decision.start("approve");
    expect(decision.reasons).toEqual([]);
    expect(decision.customer).toBeNull();
    expect(decision.comment).toBe("my note");
  });

  it("brings a draft back and says that it did", async () => {
    const view = await opened(PLAIN);
    decision.start("reject");
    decision.toggle({ scheme: "network", code: "VPN_DETECTED" } as never);
    decision.write("to be continued");
    await decision.keep();
    await opened(SUSPECT);
    expect(decision.comment).toBe("");
    decision.begin(view, await engine.loadDraft(PLAIN));
    expect(decision.restored).toBe(true);
    expect(decision.answer).toBeNull();
    expect(decision.reasons).toEqual([{ scheme: "network", code: "VPN_DETECTED" }]);
    expect(decision.comment).toBe("to be continued");
  });

  it("keeps the digest of the evidence that was looked at when the evidence moves", async () => {
    const view = await opened(PLAIN);
    engine.change(PLAIN, (one) => Object.assign(one, { evidenceDigest: "sha-256:new", changedSince: true }));
    decision.refresh(await engine.readCase(PLAIN));
    expect(decision.digest).toBe(view.evidenceDigest);
    decision.start("approve");
    await decision.submit();
    expect(decision.problems[0]).toMatchObject({ field: "case", code: "evidence_mismatch" });
  });

  it("closes when the case may no longer be decided", async () => {
    const view = await opened(PLAIN);
    decision.start("approve");
    decision.refresh({ ...view, form: { ...view.form, canDecide: false } });
    expect(decision.answer).toBeNull();
  });

  it("finds a reason by code, by words and by group", async () => {
    await opened(PLAIN);
    decision.start("reject");
    for (const wanted of ["3206", "imitated", "qes:3206"]) {
      decision.find = wanted;
      expect(decision.listed[0]?.code, wanted).toBe("3206");
    }
    decision.find = "nothing like this";
    expect(decision.listed).toEqual([]);
  });

  it("keeps the form as it is when saving fails, and shows the error", async () => {
    await opened(PLAIN);
    decision.start("approve");
    decision.write("keep me");
    engine.failNext = {
      call: "saveDecision",
      error: { code: "not_saved", message: "no space", action: null },
    };
    expect(await decision.submit()).toBe(false);
    expect(decision.app.notices[0]).toMatchObject({ code: "not_saved", severity: "stop" });
    expect([decision.answer, decision.comment, decision.busy]).toEqual(["approve", "keep me", false]);
  });

  it("saves once when Enter is pressed twice", async () => {
    await opened(PLAIN);
    decision.start("approve");
    await Promise.all([decision.submit(), decision.submit()]);
    expect(decided).toHaveLength(1);
  });

  it("does not open a reject that is not offered", async () => {
    await opened("cse_01JQ7NL12");
    decision.start("reject");
    expect(decision.answer).toBeNull();
  });

  const markOf = (view: CaseView, code: string): Mark => {
    const { fileRef, digest } = view.images[0] ?? {};
    const reason = { scheme: "qes", code } as never;
    return { fileRef, imageDigest: digest, left: 1, top: 2, width: 300, height: 400, reason } as Mark;
  };

  it("takes what a mark shows for one of the reasons of a reject, and for no reason of an approve", async () => {
    const view = await opened(SUSPECT);
    decision.mark([markOf(view, "3204")]);
    expect(decision.reasons).toEqual([]);
    decision.start("approve");
    expect([decision.reasons, decision.marksUnpicked]).toEqual([[], [0]]);
    decision.cancel();
    decision.start("reject");
    decision.mark([markOf(view, "3204"), markOf(view, "3206")]);
    expect(decision.reasons.map(({ code }) => code)).toEqual(["3204", "3206"]);
  });

  it("sends the marks whose reasons it gives, and no others", async () => {
    const view = await opened(SUSPECT);
    decision.start("reject");
    decision.mark([markOf(view, "3204"), markOf(view, "3206")]);
    decision.toggle({ scheme: "qes", code: "3204" } as never);
    expect(decision.marksUnpicked).toEqual([0]);
    decision.write("The corner was cut.");
    expect(await decision.submit()).toBe(true);
    expect(decided[0]?.looked?.marks.map(({ reason }) => reason.code)).toEqual(["3206"]);
  });

  it("keeps what was drawn when the answer is changed and changed back", async () => {
    const view = await opened(SUSPECT);
    decision.start("reject");
    decision.mark([markOf(view, "3204")]);
    decision.meanWhole(true);
    decision.cancel();
    decision.start("approve");
    expect(decision.reasons, "no reason comes along").toEqual([]);
    decision.cancel();
    decision.start("reject");
    expect([decision.marks.length, decision.wholeDocument]).toEqual([1, true]);
    expect(
      decision.reasons.map(({ code }) => code),
      "what it shows is a reason again",
    ).toEqual(["3204"]);
  });

  it("offers a mark the picked reasons first, and takes a single one for what is meant", async () => {
    await opened(PLAIN);
    expect(decision.markReason).toBeNull();
    decision.start("reject");
    decision.toggle({ scheme: "qes", code: "3201" } as never);
    expect(decision.markReason).toEqual({ scheme: "qes", code: "3201" });
    expect(decision.markChoices[0]?.code).toBe("3201");
    decision.toggle({ scheme: "qes", code: "3204" } as never);
    expect(decision.markReason?.code, "the only one that asks for a mark").toBe("3204");
    decision.toggle({ scheme: "qes", code: "3206" } as never);
    expect(decision.markReason, "two could be meant").toBeNull();
    expect(decision.markChoices).toHaveLength(decision.form?.reasons.length ?? 0);
  });
});
