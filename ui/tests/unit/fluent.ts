// What a Fluent file is made of, for tests that compare languages.
import { FluentResource } from "@fluent/bundle";

interface Select {
  type: "select";
  selector: unknown;
  variants: { key: { value: string | number }; value: unknown }[];
  star: number;
}
export interface Message {
  id: string;
  value: unknown;
  attributes: Record<string, unknown>;
}

const isNode = (part: unknown): part is { type: string; name?: string } =>
  typeof part === "object" && part !== null;
const isSelect = (part: unknown): part is Select => isNode(part) && part.type === "select";
const partsOf = (pattern: unknown): unknown[] => (Array.isArray(pattern) ? pattern : [pattern]);

export function read(source: string): Map<string, Message> {
  return new Map(new FluentResource(source).body.map((message) => [message.id, message as Message]));
}

/** Every choice in a text, those within choices too. */
export function selects(pattern: unknown): Select[] {
  return partsOf(pattern)
    .filter(isSelect)
    .flatMap((one) => [one, ...one.variants.flatMap(({ value }) => selects(value))]);
}

/** The names of what a text fills in or chooses by, each once, sorted. */
export function variables(pattern: unknown): string[] {
  const names = partsOf(pattern).flatMap((part): string[] => {
    if (isSelect(part)) return [part.selector, ...part.variants.map(({ value }) => value)].flatMap(variables);
    return isNode(part) && part.type === "var" ? [part.name ?? ""] : [];
  });
  return [...new Set(names)].toSorted();
}

/** A text in one line, every variant of a choice in it. */
export function flat(pattern: unknown): string {
  return partsOf(pattern)
    .map((part) => {
      if (typeof part === "string") return part;
      if (isSelect(part)) return part.variants.map(({ value }) => flat(value)).join("|");
      return isNode(part) ? `{$${part.name ?? part.type}}` : "";
    })
    .join("");
}
