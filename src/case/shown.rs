//! Text from outside, made safe to show: capped, and with every character that would steer the line taken out and named.
//!
//! What is cut or taken out is said, so that nothing hides: a name that carries a right-to-left override is itself a
//! finding. Letters of every script stay as they are.
use serde::Serialize;

/// Scalars of one value that are shown.
pub const SHOWN_LIMIT: usize = 300;
/// Scalars of a short word, such as a provider or a step.
const WORD_LIMIT: usize = 120;
/// Marks listed; the rest is only counted.
const MARK_LIMIT: usize = 20;

/// A value as it may be shown. Mostly personal, so there is no `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ShownText {
    /// What can be drawn, at most [`SHOWN_LIMIT`] scalars, without control and direction characters.
    pub text: String,
    /// Scalars of the value as it came.
    pub length: u32,
    /// Whether the end was cut off.
    pub cut: bool,
    /// The characters that were taken out, the first twenty.
    pub marks: Vec<Mark>,
    /// How many were taken out in all of what was looked at.
    pub marks_total: u32,
}

/// A character that was taken out of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Mark {
    /// Before which scalar of the shown text it stood.
    pub at: u32,
    /// What it would have done.
    pub kind: MarkKind,
    /// The code point, a number the view writes as `U+202E`.
    pub code_point: u32,
}

/// What a taken-out character does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// A control character, line breaks and tabs included.
    Control,
    /// Turns the direction of the line.
    Direction,
    /// Takes no room and cannot be seen.
    Invisible,
}

impl ShownText {
    /// Makes a text safe to show. Looks at the first [`SHOWN_LIMIT`] scalars only, so its cost has a bound, apart from
    /// counting the length.
    pub fn new(text: &str) -> Self {
        let mut shown = Self {
            text: String::new(),
            length: count(text.chars().count()),
            cut: false,
            marks: Vec::new(),
            marks_total: 0,
        };
        let mut kept = 0;
        for (seen, c) in text.chars().enumerate() {
            if seen >= SHOWN_LIMIT {
                shown.cut = true;
                break;
            }
            match steering(c) {
                None => {
                    shown.text.push(c);
                    kept += 1;
                }
                Some(kind) => {
                    shown.marks_total = shown.marks_total.saturating_add(1);
                    if shown.marks.len() < MARK_LIMIT {
                        shown.marks.push(Mark { at: kept, kind, code_point: u32::from(c) });
                    }
                }
            }
        }
        shown
    }
}

/// A count for the view; what does not fit says the most that does.
pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A short word of a platform, capped and without steering characters. For words, not for personal data.
pub(super) fn word(text: &str) -> String {
    text.chars().take(WORD_LIMIT * 2).filter(|c| steering(*c).is_none()).take(WORD_LIMIT).collect()
}

/// What a character does besides being drawn, if anything. Every view that draws text of others asks this.
pub fn steering(c: char) -> Option<MarkKind> {
    match c {
        '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some(MarkKind::Direction)
        }
        '\u{00ad}'
        | '\u{034f}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => Some(MarkKind::Invisible),
        '\u{2028}' | '\u{2029}' => Some(MarkKind::Control),
        _ if c.is_control() => Some(MarkKind::Control),
        _ => None,
    }
}

/// Whether a text has nothing in it that anybody could read: white space, and characters that are not drawn, those among
/// them that a font draws as a gap. Stops at the first that can be read.
pub fn nothing_to_read(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || steering(c).is_some() || is_a_gap(c))
}

/// Letters and selectors by name that leave a place empty: the fillers of Hangul, the empty cell of Braille, variation
/// selectors. Inside a text they have their use, so nothing takes them out there.
const fn is_a_gap(c: char) -> bool {
    matches!(
        c,
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{2800}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{e0100}'..='\u{e01ef}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_gaps_and_invisible_characters_has_nothing_to_read() {
        for nothing in
            ["", " \t\n", "\u{a0}\u{3000}", "\u{200b}", "\u{feff} \u{2060}\u{202e}", "\u{3164}", "\u{2800}\u{fe0f}"]
        {
            assert!(nothing_to_read(nothing), "{}", nothing.escape_unicode());
        }
        for something in [".", "\u{200b}a", "דנה", "한", "\u{2764}\u{fe0f}"] {
            assert!(!nothing_to_read(something), "{something}");
        }
    }

    #[test]
    fn a_right_to_left_override_is_taken_out_and_named_where_it_stood() {
        let shown = ShownText::new("Ann\u{202e}gpj.exe");
        assert_eq!(shown.text, "Anngpj.exe");
        assert_eq!(shown.marks, [Mark { at: 3, kind: MarkKind::Direction, code_point: 0x202e }]);
    }

    #[test]
    fn letters_that_run_right_to_left_by_themselves_stay() {
        let shown = ShownText::new("דנה ليلى");
        assert!(shown.text == "דנה ليلى" && shown.marks.is_empty(), "a script is no trick");
    }

    #[test]
    fn a_name_of_ten_megabytes_is_cut_and_says_how_long_it_was() {
        let shown = ShownText::new(&"é".repeat(5 * 1024 * 1024));
        assert_eq!(shown.text.chars().count(), SHOWN_LIMIT);
        assert!(shown.cut && shown.length == 5 * 1024 * 1024, "cut, and the length is kept");
    }

    #[test]
    fn a_flood_of_invisible_characters_is_counted_and_not_listed_in_full() {
        let shown = ShownText::new(&"\u{200b}".repeat(1_000));
        assert!(shown.text.is_empty() && shown.cut, "nothing can be seen and more would follow");
        assert_eq!((shown.marks.len(), shown.marks_total), (MARK_LIMIT, count(SHOWN_LIMIT)));
    }

    #[test]
    fn markup_is_text() {
        let shown = ShownText::new("<img src=x onerror=alert(1)>");
        assert_eq!(shown.text, "<img src=x onerror=alert(1)>", "the view shows it, nothing runs it");
    }

    #[test]
    fn a_word_is_short_and_steers_nothing() {
        assert_eq!(word("Finger\u{202e}\nprint"), "Fingerprint");
        assert_eq!(word(&"x".repeat(10_000)).len(), WORD_LIMIT);
    }
}
