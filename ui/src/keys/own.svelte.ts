// The keys as this person has them: kept by the engine with the settings, held here for all that binds or shows a key.
import type { Chord } from "./chord";

class Own {
  /** Keys the person chose, by command. */
  keys = $state.raw<Readonly<Record<string, Chord>>>({});
  /** Letters, digits and signs work by themselves. */
  single = $state(true);
}

export const own = new Own();
