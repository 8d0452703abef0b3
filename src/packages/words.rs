//! Text as it may stand in a report: escaped, and with every character that would steer the line made visible.
use crate::case::shown::steering;
use crate::catalogue::{InternalText, Language};

/// One of our own sentences.
pub(super) fn say(language: Language, id: &str) -> String {
    escaped(&InternalText::words(language, &format!("package-{id}"), &[]))
}

/// A word of ours, by a stable code; the code itself where nobody has described it.
pub(super) fn word(language: Language, group: &str, code: &str) -> String {
    let known = InternalText::find(language, &format!("package-{group}-{code}"), &[]);
    escaped(known.as_ref().map_or(code, InternalText::as_str))
}

/// Text of others, for HTML.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // The marks the catalogue puts around what it fills in are no trick of anybody's.
            '\u{2068}' | '\u{2069}' => {}
            c if steering(c).is_some() => safe.push_str(&format!("<code>U+{:04X}</code>", u32::from(c))),
            c => safe.push(c),
        }
    }
    safe
}
