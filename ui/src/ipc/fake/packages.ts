// What a sample case would put into an evidence package, for the sheet that shows it.
import type { CaseView, PackageKindView, PackageForm, PackageKind, Part, ReplayView } from "../contract";

const KINDS: [PackageKind, string, number][] = [
  ["full", "Everything, for the named recipients", 64],
  ["regulator", "A regulator, redacted", 31],
  ["court", "A court, redacted", 31],
  ["partner", "A partner, redacted", 14],
  ["data_subject", "The person it is about, redacted", 22],
];
const PARTS: [Part, string, boolean][] = [
  ["images_and_text", "Pictures of the document and what was read from them", false],
  ["face_and_liveness", "Picture or film of the face, with the liveness report", false],
  ["device", "What the device step recorded", false],
  ["score_and_features", "Score, and the features behind it", false],
  ["signed_assertion", "Signed identity assertion", true],
  ["signature_trail", "Trail of the signature, with times and addresses", true],
];

export function packageForm(caseId: string, fresh: boolean): PackageForm {
  const kinds = KINDS.map(([kind, title, shown]): PackageKindView => {
    const silent = kind === "partner" || kind === "data_subject";
    const state = (gap: boolean) => (silent ? "Left out for this recipient" : gap ? "Missing" : "Here");
    const parts = PARTS.map(([part, words, gap]) => ({
      part,
      title: words,
      state: state(gap),
      gap: gap && !silent,
    }));
    const leftOut = ["What names or describes the person: Not needed for this purpose"];
    return { kind, title, may: true, shown, fields: 64, parts, leftOut };
  });
  return { caseId, evidenceDigest: "sha-256:0a", fresh, kinds };
}

/** A sample case as it would come out of a package: the first picture is in it, the others are not. */
export function replayOf(view: CaseView): ReplayView {
  const digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  const why = "This case is shown out of a package: nothing of it can be decided here.";
  const claim = { mine: false, holder: null, expiresAt: null, note: null, lost: null };
  return {
    title: "Replay of an evidence package: Everything, for the named recipients",
    checked: "The package holds: it is as it was signed, with a key known here.",
    knownKey: true,
    packageId: "0199e0aa-1111-7222-8333-0000000a1b2c",
    madeAt: "2026-11-26T08:00:00.000Z",
    decisions: [
      {
        decisionId: "0199e0aa-2222-7222-8333-0000000a1b2c",
        second: false,
        reviewer: "rev-17",
        at: "2026-11-26T07:58:00.000Z",
        answer: "reject",
        title: "Rejected",
        reasons: ["suspicion:3206"],
        comment: "The hologram is missing.",
        customerReason: "The document is not accepted",
      },
    ],
    stateDigest: `sha-256:${digest}`,
    notes: ["Codes are described here with other words than when it was made."],
    unknown: ["Whether the times are true: they are what that console’s clock said."],
    case: {
      ...view,
      claim,
      entries: [],
      changes: null,
      form: { ...view.form, canDecide: false, whyNot: why },
    },
    files: view.images.map((image, at) => ({
      title: image.label,
      state: at === 0 ? "As it came" : "Not here: it was never fetched, or could not be",
      here: at === 0,
      digest,
      fileRef: image.fileRef,
    })),
  };
}
