// What a sample case would put into an evidence package, for the sheet that shows it.
import type { PackageKindView, PackageForm, PackageKind, Part } from "../contract";

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
