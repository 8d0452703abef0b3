// The in-browser engine, for a plain browser only. The address chooses the scene: ?scene=signed-in, ?scene=offline,
// ?scene=failed.CODE for an opening that fails, ?scene=start.PHASE for one that waits (start.PHASE.no-keychain where none answers),
// ?language=de for the account's; window.secondLook gives tests the hooks.
import type { Ipc, StartPhase } from "../contract";
import { FakeEngine } from "./engine";

declare global {
  interface Window {
    secondLook?: FakeEngine;
  }
}

export function fake(): Ipc {
  const engine = new FakeEngine(Date.now());
  const scene = new URLSearchParams(location.search).get("scene");
  const language = new URLSearchParams(location.search).get("language");
  if (language === "de" || language === "fr") engine.kept.languageDefault = language;
  const code = scene?.startsWith("failed.") ? scene.slice("failed.".length) : null;
  if (code !== null) {
    const error = { code, message: `What is wrong: ${code}.`, action: "What to do.", facts: {} };
    engine.setStart({ state: "failed", error });
  } else if (scene?.startsWith("start.")) {
    const [state, without] = scene.slice("start.".length).split(".");
    engine.setStart({ state: state as StartPhase, keychain: without !== "no-keychain" });
  } else if (scene !== null) engine.setStatus({ signIn: "signed_in" });
  if (scene === "offline") engine.setOnline(false, "The platform does not answer.");
  window.secondLook = engine;
  return engine;
}
