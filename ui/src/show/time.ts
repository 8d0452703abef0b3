// Times on screen: relative, with the exact time within reach. Everything takes `now`; nothing reads the clock.
import { customs, t } from "../texts";
import { shownText, whole } from "./text";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;

export function secondsBetween(from: number, to: string): number {
  return Math.round((Date.parse(to) - from) / 1000);
}

/** A length of time in the two largest units that matter: "3 d 4 h", "3 h 12 min", "3 h", "4 min", "12 s"; never broken. */
export function lengthOf(seconds: number): string {
  return whole(inUnits(Math.abs(seconds)));
}

function inUnits(length: number): string {
  if (length < MINUTE) return t("length-s", { s: Math.floor(length) });
  if (length < HOUR) return t("length-min", { min: Math.floor(length / MINUTE) });
  if (length < DAY) {
    const [h, min] = [Math.floor(length / HOUR), Math.floor((length % HOUR) / MINUTE)];
    return min === 0 ? t("length-h", { h }) : t("length-h-min", { h, min });
  }
  const [d, h] = [Math.floor(length / DAY), Math.floor((length % DAY) / HOUR)];
  return h === 0 ? t("length-d", { d }) : t("length-d-h", { d, h });
}

export interface Due {
  text: string;
  tone: "high" | "caution" | "plain";
}

/** Overdue is high, under two hours is caution; the word says the same as the tone. */
export function dueIn(now: number, at: string): Due {
  const left = secondsBetween(now, at);
  if (left < 0) return { text: t("due-over", { length: lengthOf(left) }), tone: "high" };
  return { text: t("due-in", { length: lengthOf(left) }), tone: left < 2 * HOUR ? "caution" : "plain" };
}

/** When a session ends, in the tones of what is due. */
export function endsIn(now: number, at: string): Due {
  const left = secondsBetween(now, at);
  return left > 0
    ? { ...dueIn(now, at), text: t("expires-in", { length: lengthOf(left) }) }
    : { text: t("expires-over"), tone: "high" };
}

/** What is due in a narrow place: one unit from three hours on. */
export function dueShort(now: number, at: string): Due {
  const left = secondsBetween(now, at);
  const one = Math.abs(left) >= 3 * HOUR;
  const length = one
    ? Math.abs(left) >= DAY
      ? t("length-d", { d: Math.floor(Math.abs(left) / DAY) })
      : t("length-h", { h: Math.floor(Math.abs(left) / HOUR) })
    : lengthOf(left);
  return {
    ...dueIn(now, at),
    text: t(left < 0 ? "due-over-short" : "due-in-short", { length: whole(length) }),
  };
}

/** What is left of something that ends, or since when it is over. */
export function leftOf(now: number, at: string): string {
  const left = secondsBetween(now, at);
  return left > 0 ? t("left", { length: lengthOf(left) }) : t("over-for", { length: lengthOf(left) });
}

export function ago(now: number, at: string): string {
  const past = -secondsBetween(now, at);
  return past < 5 ? t("ago-now") : t("ago", { length: lengthOf(past) });
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The exact time in the reader's zone and language, for titles and records. */
export function exactly(at: string, locale = customs()): string {
  let formatter = formatters.get(locale);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium" });
    formatters.set(locale, formatter);
  }
  const time = Date.parse(at);
  return Number.isNaN(time) ? shownText(at) : formatter.format(time);
}

/** A moment as the engine writes one. */
export function timestamp(at: number): string {
  return new Date(at).toISOString();
}
