// Which tone and which shape a thing gets. A tone never stands alone: a word and an icon say the same.
import type { Word } from "../ipc";

export type Tone = "calm" | "caution" | "high" | "unsure" | "plain";
export type IconName =
  | "trusted"
  | "suspicious"
  | "not-trusted"
  | "inconclusive"
  | "unknown"
  | "held"
  | "waiting"
  | "sent"
  | "confirmed"
  | "needs-you"
  | "withdrawn"
  | "internal"
  | "warning"
  | "info"
  | "clock"
  | "assigned"
  | "person"
  | "online"
  | "offline"
  | "sync"
  | "search"
  | "filter"
  | "lists"
  | "approve"
  | "reject"
  | "undo"
  | "zoom-in"
  | "zoom-out"
  | "fit"
  | "turn-left"
  | "turn-right"
  | "reset"
  | "reset-view"
  | "two"
  | "more"
  | "link"
  | "blink"
  | "flip"
  | "loupe"
  | "brighter"
  | "darker"
  | "more-contrast"
  | "less-contrast"
  | "invert"
  | "channel"
  | "edges"
  | "pattern"
  | "tools"
  | "mark"
  | "delete"
  | "seen"
  | "fold"
  | "unfold"
  | "theme"
  | "close"
  | "differs"
  | "same"
  | "one-sided"
  | "written"
  | "against"
  | "for"
  | "step"
  | "image-off"
  | "read-only"
  | "back"
  | "keys"
  | "sign-out"
  | "comment"
  | "pack"
  | "menu"
  | "settings"
  | "notices"
  | "change";

export interface Sign {
  tone: Tone;
  icon: IconName;
  text: string | null;
}

/** The device verdict in the platform's words. An unknown word is shown as it came. */
export function verdictSign(verdict: string | null): Sign & { textId: string | null } {
  switch (verdict) {
    case null:
      return { tone: "plain", icon: "unknown", text: null, textId: "verdict-none" };
    case "trusted":
      return { tone: "calm", icon: "trusted", text: null, textId: "verdict-trusted" };
    case "suspicious":
      return { tone: "caution", icon: "suspicious", text: null, textId: "verdict-suspicious" };
    case "not_trusted":
      return { tone: "high", icon: "not-trusted", text: null, textId: "verdict-not-trusted" };
    case "inconclusive":
      return { tone: "unsure", icon: "inconclusive", text: null, textId: "verdict-inconclusive" };
    default:
      return { tone: "plain", icon: "unknown", text: verdict, textId: null };
  }
}

const WORDS: Record<Word, { tone: Tone; icon: IconName; textId: string }> = {
  held: { tone: "unsure", icon: "held", textId: "word-held" },
  waiting: { tone: "caution", icon: "waiting", textId: "word-waiting" },
  sent: { tone: "calm", icon: "sent", textId: "word-sent" },
  confirmed: { tone: "calm", icon: "confirmed", textId: "word-confirmed" },
  needs_you: { tone: "high", icon: "needs-you", textId: "word-needs-you" },
  withdrawn: { tone: "plain", icon: "withdrawn", textId: "word-withdrawn" },
};

/** The words of the screen, the same in every place. */
export function wordSign(word: Word): { tone: Tone; icon: IconName; textId: string } {
  return WORDS[word];
}
