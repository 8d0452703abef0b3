// The seam between view and engine: the only door. Inside the window it is the real engine; in a plain browser, and only
// in the build made for it, an engine over sample data. Nothing else in the UI knows which one it talks to.
import type { Ipc } from "./contract";

export type * from "./contract";
export { NO_FILTER, NO_LEDGER_FILTER } from "./contract";

export async function connect(): Promise<Ipc> {
  if ("__TAURI_INTERNALS__" in window) {
    return (await import("./tauri")).tauri;
  }
  if (import.meta.env.MODE !== "production") {
    const { fake } = await import("./fake");
    return fake();
  }
  throw new Error("This page runs only inside the Second Look window.");
}
