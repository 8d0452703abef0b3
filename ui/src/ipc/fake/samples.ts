// Sample data of the in-browser engine: one file a case, one for the session. The Rust suite writes the same files.
import type { CaseView, EntryView, QueueRow, Status } from "../contract";

export interface Session {
  /** The moment the samples were written for; everything is moved so that it is now. */
  now: string;
  status: Status;
  entries: EntryView[];
}
export interface SampleCase {
  row: QueueRow;
  /** How its document step ended, where it has one: what the queue's facets count. */
  document?: string;
  view: CaseView;
}

const files = import.meta.glob<unknown>("../samples/*.json", { eager: true, import: "default" });
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

function moved<T>(value: T, by: number): T {
  return JSON.parse(JSON.stringify(value), (_key, one: unknown) =>
    typeof one === "string" && TIME.test(one) ? new Date(Date.parse(one) + by).toISOString() : one,
  ) as T;
}

export function samples(now: number): { session: Session; cases: SampleCase[] } {
  const named = Object.entries(files);
  const session = named.find(([path]) => path.endsWith("/session.json"))?.[1] as Session;
  const by = now - Date.parse(session.now);
  const cases = named
    .filter(([path]) => /\/case-[^/]*\.json$/.test(path))
    .map(([, file]) => moved(file as SampleCase, by));
  return { session: moved(session, by), cases };
}
