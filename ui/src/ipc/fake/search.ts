// The search of the engine over sample data, in small: the same tokens, the same kinds of faults.
import type { QueueRow, SearchView } from "../contract";
import { CHOICES } from "../../show/filter";

const of = (key: string): string[] => CHOICES.find((one) => one.key === key)?.values ?? [];
const TOKENS: SearchView["tokens"] = [
  { token: "risk", about: "Device verdict", values: of("verdict") },
  { token: "country", about: "Country of the document, as on the row", values: [] },
  { token: "code", about: "Code the case was opened because of", values: [] },
  { token: "family", about: "Family of codes", values: of("family") },
  { token: "document", about: "How the document step ended", values: of("document") },
  { token: "tier", about: "What is at stake in the contract", values: of("contract") },
  { token: "source", about: "Where the case comes from", values: of("source") },
  { token: "holder", about: "Whose case it is", values: of("holder") },
  { token: "state", about: "Where the case stands", values: of("state") },
  { token: "due", about: "Deadline", values: of("due") },
  { token: "age", about: "How long ago it was opened", values: [">24h", "<24h", ">3d", "<1h"] },
];

const HOURS: Record<string, number> = { m: 1 / 60, h: 1, d: 24, w: 168 };

export function readSearch(text: string): SearchView {
  const view: SearchView = { parts: [], problem: null, tokens: TOKENS };
  for (const match of text.matchAll(/"([^"]*)"|\S+/g)) {
    const at = `Character ${match.index + 1}`;
    const token = match[1] === undefined ? /^(-?)([A-Za-z]+):(.*)$/.exec(match[0]) : null;
    const refuse = (problem: string) => ({ ...view, parts: [], problem: `${at}: ${problem}` });
    if (!token) {
      view.parts.push({ token: null, negated: false, value: match[1] ?? match[0] });
      continue;
    }
    const [, minus, name = "", value = ""] = token;
    const known = TOKENS.find((one) => one.token === name.toLowerCase());
    if (!known)
      return refuse(`there is no token “${name}”. Known are ${TOKENS.map((one) => one.token).join(", ")}.`);
    if (value === "") return refuse(`something is missing after “${name}:”.`);
    const fits = known.token === "age" ? /^[<>]?\d+[mhdw]$/.test(value) : known.values.length === 0;
    if (!fits && !value.split(",").every((one) => known.values.includes(one.toLowerCase())))
      return refuse(`“${name}:” does not know this value. Known are ${known.values.join(", ")}.`);
    view.parts.push({ token: known.token, negated: minus === "-", value });
  }
  return view;
}

/** Whether a row is among what was searched for. */
export function found(text: string, row: QueueRow, document: string | null, packed: boolean): boolean {
  const { parts, problem } = readSearch(text);
  if (problem !== null) return false;
  const has = (token: string, value: string): boolean => {
    switch (token) {
      case "risk":
        return row.deviceVerdict === value;
      case "country":
        return row.country?.toLowerCase() === value;
      case "code":
        return row.reasons.some((one) => one.code.toLowerCase() === value);
      case "family":
        return row.reasons.some((one) => one.family === value);
      case "document":
        return document === value;
      case "tier":
        return row.contract === value;
      case "source":
        return row.source === value;
      case "holder":
        return value === "mine" ? row.holder?.mine === true : value === "pack" ? packed : row.holder === null;
      case "state":
        return row.state === value;
      case "due":
        return Date.parse(row.dueAt ?? "9999") < Date.now() + (value === "today" ? 86_400_000 : 0);
      default: {
        const [, sign, number, unit] = /^([<>]?)(\d+)([mhdw])$/.exec(value) ?? [];
        const older =
          Date.now() - Date.parse(row.openedAt) > Number(number) * (HOURS[unit ?? "h"] ?? 1) * 3.6e6;
        return sign === "<" ? !older : older;
      }
    }
  };
  const told =
    `${row.caseId} ${row.name ?? ""} ${row.reasons.map((one) => one.code).join(" ")}`.toLowerCase();
  const names = new Set(parts.map((part) => part.token));
  return [...names].every((name) => {
    const mine = parts.filter((part) => part.token === name);
    if (name === null) return mine.every((part) => told.includes(part.value.toLowerCase()));
    const holds = (part: { value: string }) =>
      part.value.split(",").some((one) => has(name, one.toLowerCase()));
    const wanted = mine.filter((part) => !part.negated);
    return (wanted.length === 0 || wanted.some(holds)) && !mine.some((part) => part.negated && holds(part));
  });
}
