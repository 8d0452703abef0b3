//! Everything that reaches the terminal goes through here: as text with steering characters made visible, or as JSON
//! with them escaped.
use std::fmt::Write as _;
use std::io::Write;

use second_look::case::shown::steering;
use serde::Serialize;

use crate::ended::Ended;

/// Standard output and standard error, as text or as JSON.
pub struct Printer {
    json: bool,
}

impl Printer {
    /// Prints JSON when `json` says so.
    pub const fn new(json: bool) -> Self {
        Self { json }
    }

    /// Prints one answer: its JSON, or its text. The text is made only when it is wanted.
    ///
    /// # Errors
    /// When standard output takes no more.
    pub fn answer<T: Serialize>(&mut self, value: &T, text: impl FnOnce(&T) -> String) -> Result<(), Ended> {
        if self.json { self.line(&json(value)) } else { self.line(text(value).trim_end()) }
    }

    /// Prints lines, made safe, and sees that they arrive now: somebody may be waiting for an address.
    ///
    /// # Errors
    /// When standard output takes no more.
    pub fn line(&mut self, text: &str) -> Result<(), Ended> {
        let mut out = std::io::stdout().lock();
        writeln!(out, "{}", safe(text)).and_then(|()| out.flush()).map_err(|_closed| {
            Ended::new(
                "output",
                "Standard output takes no more, so the answer could not be printed.",
                "What the command did is done; ask for it again.",
            )
        })
    }

    /// Prints a remark for people on standard error. JSON readers get none.
    pub fn remark(&mut self, text: &str) {
        if !self.json {
            // When nobody reads standard error there is nobody to tell.
            let _ = writeln!(std::io::stderr().lock(), "{}", safe(text));
        }
    }

    /// Prints why a command was refused.
    pub fn refuse(&mut self, why: &Ended) {
        let text = if self.json {
            json(&serde_json::json!({ "error": why }))
        } else {
            let action = why.error.action.as_deref().map(|action| format!("\n{action}")).unwrap_or_default();
            format!("{} [{}]{action}", why.error.message, why.error.code)
        };
        let _ = writeln!(std::io::stderr().lock(), "{}", safe(&text));
    }
}

/// Lines with every steering character but the line break shown as `⟨U+001B⟩`.
pub fn safe(text: &str) -> String {
    let mut drawn = String::with_capacity(text.len());
    for c in text.chars() {
        if c != '\n' && steering(c).is_some() {
            let _ = write!(drawn, "⟨U+{:04X}⟩", u32::from(c));
        } else {
            drawn.push(c);
        }
    }
    drawn
}

/// One line of JSON. Steering characters can stand inside texts only, so escaping them changes no value.
fn json<T: Serialize>(value: &T) -> String {
    let plain = serde_json::to_string(value).unwrap_or_else(|_never| "null".to_owned());
    let mut escaped = String::with_capacity(plain.len());
    for c in plain.chars() {
        if steering(c).is_some() {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(c);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = "A\u{1b}[2J\u{9b}31m\u{202e}B\u{7f}\r\u{e0041}é";

    #[test]
    fn no_character_that_steers_a_terminal_is_printed_as_text() {
        let shown = safe(HOSTILE);
        assert!(!shown.chars().any(|c| steering(c).is_some()), "{shown:?}");
        assert!(shown.starts_with("A⟨U+001B⟩[2J") && shown.ends_with('é'), "they are shown, letters stay: {shown}");
        assert_eq!(safe("a\nb"), "a\nb", "a line break is ours");
    }

    #[test]
    fn json_says_the_same_without_a_steering_character() {
        let line = json(&serde_json::json!({ "name": HOSTILE }));
        assert!(!line.chars().any(|c| steering(c).is_some()), "{line:?}");
        let back: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(back["name"], HOSTILE, "escaping changes no value");
    }
}
