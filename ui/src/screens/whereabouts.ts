// Where the person stands, told to the engine so that the page that comes after a lock begins there. Which case is open the
// engine knows; words of a search it does not keep.
import type { App } from "../app.svelte";
import type { Whereabouts } from "../ipc";
import type { QueueState } from "./queue.svelte";

const TELL_MS = 250;

export function whereabouts(app: App, queue: QueueState): Whereabouts {
  const screen =
    app.screen === "ledger" ? app.ledgerList : app.screen === "outbox" ? app.screen : ("queue" as const);
  return { screen, word: app.outboxWord, filter: { ...queue.filter }, row: queue.active, open: null };
}

/** A little after the last step, so that a key that is held tells once; gives what ends it. */
export function tellWhereabouts(app: App, told: Whereabouts): () => void {
  const timer = setTimeout(() => {
    app.ipc.standAt(told).catch(() => {
      // An engine that is ending has no need of it.
    });
  }, TELL_MS);
  return () => clearTimeout(timer);
}
