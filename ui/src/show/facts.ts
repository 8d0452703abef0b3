// What an error of the engine's names (src/console/error_facts.rs), ready to stand in a text: words of ours in the person's
// language, whatever else as it came.
import type { AppError } from "../ipc";
import { customs, has, t } from "../texts";

function wordOf(name: string, fact: string): string {
  const id = `said-${name}-${fact.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`;
  return has(id) ? t(id) : fact;
}

function factOf(name: string, fact: string): string | number {
  if (name === "waiting") return Number(fact);
  if (name !== "roles") return wordOf(name, fact);
  const either = new Intl.ListFormat(customs(), { type: "disjunction" });
  return either.format(fact.split(",").map((role) => wordOf(name, role)));
}

export function factsOf(facts: AppError["facts"] = {}): Record<string, string | number> {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, factOf(name, fact)]));
}
