// Invented people for practising, and what is shown of them. They come with the program and are nobody; their documents are
// drawn (pictures/), say SPECIMEN, and lie beside the page like its fonts.
import type { CaseView, QueueRow, ReasonChoice, ReasonView } from "../ipc";
import { t } from "../texts";
import back from "./pictures/back.svg?url";
import paper1 from "./pictures/card-1.svg?url";
import paper2 from "./pictures/card-2.svg?url";
import paper3 from "./pictures/card-3.svg?url";
import face1 from "./pictures/selfie-1.svg?url";
import face2 from "./pictures/selfie-2.svg?url";
import face3 from "./pictures/selfie-3.svg?url";

/** A case as the list and the screen show it. */
export interface PracticeCase {
  row: QueueRow;
  view: CaseView;
}

/** Where the pictures lie, by the name a case gives them. */
export const PICTURES: Record<string, string> = { paper1, paper2, paper3, back, face1, face2, face3 };

const SCHEME = "practice";
/** Kinds of cases: what is wrong is another thing in each. */
type Kind = 1 | 2 | 3;

/** Family names as they stand on the drawn cards; the given names say in three languages that this is practice. */
const PEOPLE: { name: string; family: string; kind: Kind; verdict: string }[] = [
  { name: "Paula Practice", family: "PRACTICE", kind: 1, verdict: "suspicious" },
  { name: "Udo Übung", family: "ÜBUNG", kind: 2, verdict: "inconclusive" },
  { name: "Élise Exercice", family: "EXERCICE", kind: 3, verdict: "not_trusted" },
  { name: "Petra Practice", family: "PRACTICE", kind: 1, verdict: "suspicious" },
  { name: "Ulla Übung", family: "ÜBUNG", kind: 2, verdict: "inconclusive" },
  { name: "Émile Exercice", family: "EXERCICE", kind: 3, verdict: "suspicious" },
];

const CHOICES: { code: string; asksMark: boolean; family: string }[] = [
  { code: "P01", asksMark: false, family: "document_quality" },
  { code: "P02", asksMark: true, family: "document_condition" },
  { code: "P03", asksMark: false, family: "face_quality" },
];

const choices = (kind: Kind): ReasonChoice[] =>
  CHOICES.map(({ code, asksMark }, at) => ({
    scheme: SCHEME,
    code,
    title: t(`practice-reason-${at + 1}`),
    group: t("practice-band"),
    suspicion: false,
    needsComment: false,
    carriesReject: true,
    asksMark,
    onCase: at + 1 === kind,
  }));

const reason = (kind: Kind): ReasonView => ({
  scheme: SCHEME,
  code: CHOICES[kind - 1]?.code ?? "",
  known: true,
  title: t(`practice-reason-${kind}`),
  meaning: t(`practice-meaning-${kind}`),
  guidance: null,
  howToCheck: [],
  family: CHOICES[kind - 1]?.family ?? "",
  visibility: "shareable",
  suspicion: false,
  polarity: "negative",
  technical: false,
  fixableBy: null,
  retry: null,
  details: null,
  twin: null,
  from: SCHEME,
});

const image = (name: string, side: "front" | "back" | "selfie") => ({
  fileRef: name,
  label: t(`side-${side}`),
  side,
  state: "ready" as const,
  problem: null,
  width: side === "selfie" ? 900 : 1200,
  height: side === "selfie" ? 1200 : 756,
  digest: `practice:${name}`,
});

/** Every case anew, as if nobody had touched it. */
export function practiceCases(now: number): PracticeCase[] {
  const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
  return PEOPLE.map(({ name, family, kind, verdict }, index) => {
    const caseId = `practice-${index + 1}`;
    const openedAt = at(-90 + index * 7);
    const dueAt = at(120 + index * 45);
    const own = reason(kind);
    const { code, title, suspicion } = own;
    const row: QueueRow = {
      caseId,
      source: "trust",
      state: "pending",
      name,
      deviceVerdict: verdict,
      priority: 100 - index,
      reasons: [{ code, title, family: own.family, suspicion }],
      country: null,
      contract: null,
      openedAt,
      dueAt,
      expiresAt: null,
      holder: null,
      assigned: null,
      word: null,
      evidenceReady: true,
    };
    const view: CaseView = {
      caseId,
      source: "trust",
      environment: SCHEME,
      state: "pending",
      etag: `"${caseId}"`,
      name,
      subject: null,
      sessionId: null,
      flow: null,
      sessionStatus: null,
      session: null,
      outcome: null,
      priority: row.priority,
      openedAt,
      updatedAt: openedAt,
      dueAt,
      expiresAt: null,
      why: {
        sentence: t(`practice-why-${kind}`),
        customer: t("practice-customer"),
        route: [],
        banners: [],
        notes: [t("practice-note")],
        notRun: [],
        policy: t("practice-band-about"),
        alone: [],
        contributions: null,
        remedies: [],
      },
      device: null,
      reasons: [own],
      compare: [
        {
          field: "family",
          label: t("practice-field-name"),
          claimed: family,
          extracted: family,
          masked: false,
          standing: "same",
          note: null,
        },
        {
          field: "document",
          label: t("practice-field-number"),
          claimed: `P-000${kind}`,
          extracted: kind === 2 ? "P-0007" : `P-000${kind}`,
          masked: false,
          standing: kind === 2 ? "different" : "same",
          note: null,
        },
      ],
      images: [image(`paper${kind}`, "front"), image("back", "back"), image(`face${kind}`, "selfie")],
      signed: [],
      checked: [],
      checks: [],
      blocks: [],
      claim: { mine: false, holder: null, expiresAt: null, note: null, lost: null },
      evidenceDigest: `practice:${caseId}`,
      evidenceReady: true,
      changedSince: false,
      form: {
        canDecide: true,
        whyNot: null,
        reasons: choices(kind),
        customerReasons: [
          { code: "could_not_be_completed", text: t("practice-told-1"), suggested: true, allowed: true },
          { code: "document_unreadable", text: t("practice-told-2"), suggested: false, allowed: true },
        ],
        suspicionOnCase: false,
        approveNeedsSecond: false,
        approveTold: null,
        approveOffered: true,
        approveNotOfferedWhy: null,
        rejectOffered: true,
        rejectNotOfferedWhy: null,
        maxComment: 4000,
        checklist: [],
        canMark: true,
      },
      second: null,
      entries: [],
      changes: null,
      standing: null,
    };
    return { row, view };
  });
}
