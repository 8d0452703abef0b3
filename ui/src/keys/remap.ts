// Giving a command another key. Pure over the registry: what is refused is said with the command that has the key.
import { isReserved, pressesOf, type Chord } from "./chord";
import { COMMANDS, command, keysOf, shippedKeys, type CommandId, type Scope } from "./commands";
import { begins } from "./match";
import { own } from "./own.svelte";

/** Why a key is not taken. */
export type Refusal = { why: "reserved" } | { why: "taken"; by: CommandId };

/** Screens of their own: nothing of another screen is there with them. */
const ALONE: Scope[] = ["outbox", "ledger"];

/** Scopes that are never on screen together may share a key. */
function together(one: Scope, other: Scope): boolean {
  return (
    one === other ||
    one === "everywhere" ||
    other === "everywhere" ||
    (!ALONE.includes(one) && !ALONE.includes(other))
  );
}

/** What stands against a key for a command, beside the given keys; null when nothing does. */
export function refusalOf(id: CommandId, chord: Chord, chosen = own.keys): Refusal | null {
  if (isReserved(chord)) return { why: "reserved" };
  const presses = pressesOf(chord);
  const { scope } = command(id);
  const by = COMMANDS.find(
    (other) =>
      other.id !== id &&
      together(scope, other.scope) &&
      keysOf(other.id, chosen).some((key) =>
        key.bindings.some((binding) => presses.some((press) => begins(press, binding))),
      ),
  );
  return by ? { why: "taken", by: by.id } : null;
}

/** Whether the person has given a command another key. */
export function isChanged(id: CommandId): boolean {
  return !command(id).fixed && own.keys[id] !== undefined;
}

/** Whether a chord is what the command ships with: then nothing is to be kept. */
export function isShipped(id: CommandId, chord: Chord): boolean {
  const first = shippedKeys(id)[0];
  return (
    first !== undefined && pressesOf(chord).some((press) => first.bindings.some((one) => begins(press, one)))
  );
}

/** The command that has been given the key this one ships with: until that changes, this one keeps its own. */
export function inTheWayOf(id: CommandId): CommandId | null {
  const shipped = shippedKeys(id)[0]?.bindings ?? [];
  const { scope } = command(id);
  const other = COMMANDS.find((one) => {
    const chord = own.keys[one.id];
    if (one.id === id || chord === undefined || !together(scope, one.scope)) return false;
    return pressesOf(chord).some((press) => shipped.some((binding) => begins(press, binding)));
  });
  return other?.id ?? null;
}

/** Of keys that were kept, those that can be used: of commands there are, none reserved, none in another's way. */
export function usable(kept: Readonly<Record<string, Chord>>): Record<string, Chord> {
  const known = COMMANDS.filter(({ id }) => kept[id] !== undefined && !command(id).fixed);
  let taken: Record<string, Chord> = Object.fromEntries(known.map(({ id }) => [id, kept[id] ?? ""]));
  // One that falls away has its shipped key again, which may be another's: until none falls any more.
  for (;;) {
    const before = taken;
    const fits = known.filter(({ id }) => {
      const chord = before[id];
      return chord !== undefined && refusalOf(id, chord, before) === null;
    });
    taken = Object.fromEntries(fits.map(({ id }) => [id, before[id] ?? ""]));
    if (fits.length === Object.keys(before).length) return taken;
  }
}
