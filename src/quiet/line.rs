//! What of a log line may be written. Pure.
//!
//! Types of personal data cannot be printed in the first place (`src/secret.rs`); this stands behind them, for the text of an
//! error from somebody else's library. It takes away what has the form of something personal or secret. It cannot know a
//! name written in plain letters: that is what the types are for.

/// Fields that are written; of any other only its name is.
const FIELDS: &[&str] = &["message", "code", "error", "kind", "why", "trigger", "missing", "issuer"];
/// Characters of one value.
const MOST: usize = 240;
/// Digits that a word of ours may hold: ports, counts, versions, statuses.
const MOST_DIGITS: usize = 5;
/// Characters of the longest word of ours.
const MOST_WORD: usize = 24;

/// The value as it may be written.
pub(super) fn written(field: &str, value: &str) -> String {
    if FIELDS.contains(&field) { scrubbed(value) } else { "[withheld]".to_owned() }
}

fn scrubbed(value: &str) -> String {
    let mut shown = String::new();
    for (at, part) in between_quotes(value).iter().enumerate() {
        // Between quotes stands what came from outside.
        let quoted = at % 2 == 1;
        let words = part.split_whitespace().map(|word| if quoted { "[text]" } else { judged(word) });
        for word in words {
            if quoted && shown.ends_with("[text]") {
                continue;
            }
            if !shown.is_empty() {
                shown.push(' ');
            }
            shown.push_str(word);
        }
    }
    shown.chars().take(MOST).collect()
}

/// What stands outside quotes and inside, in turn. A quote that is escaped in a quoted text is a part of it.
fn between_quotes(value: &str) -> Vec<String> {
    let (mut parts, mut part, mut escaped) = (Vec::new(), String::new(), false);
    for c in value.chars() {
        if c == '"' && !escaped {
            parts.push(std::mem::take(&mut part));
            continue;
        }
        let quoted = parts.len() % 2 == 1;
        escaped = quoted && c == '\\' && !escaped;
        part.push(c);
    }
    parts.push(part);
    parts
}

fn judged(word: &str) -> &str {
    let bare = word.trim_matches(|c: char| c.is_ascii_punctuation() && c != '+');
    if is_opaque(bare) {
        return word;
    }
    let digits = word.chars().filter(char::is_ascii_digit).count();
    match () {
        () if !word.is_ascii() || word.contains(|c: char| c.is_control()) => "[text]",
        () if word.contains("//") || word.contains('@') || word.contains(['%', '?', '=', '&']) => "[address]",
        () if digits > MOST_DIGITS => "[number]",
        () if bare.len() > MOST_WORD => "[long]",
        () => word,
    }
}

/// Ids of ours and of the platform: a UUID, or a short prefix and its letters.
fn is_opaque(word: &str) -> bool {
    let by_prefix = word.split_once('_').is_some_and(|(prefix, id)| {
        matches!(prefix, "cse" | "dev" | "req" | "ent")
            && (1..=40).contains(&id.len())
            && id.chars().all(|c| c.is_ascii_alphanumeric())
    });
    by_prefix || uuid::Uuid::try_parse(word).is_ok_and(|_| word.len() == 36)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_the_form_of_something_personal_or_secret_is_taken_away() {
        let key = "c5".repeat(32);
        for secret in [
            "1990-01-01",
            "T22000129",
            "jana@specimen.example",
            "+4930123456789",
            "https://files.example/x?sig=abc",
            "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJyZXYtMTcifQ.c2ln",
            "Bearer=abc",
            "Müller",
            "\u{1b}[2J",
            key.as_str(),
        ] {
            let shown = written("error", &format!("it failed at {secret}, so it stopped"));
            assert!(!shown.contains(secret), "{shown}");
            assert!(shown.starts_with("it failed at [") && shown.ends_with("so it stopped"), "{shown}");
        }
        assert_eq!(written("error", "no field \"Jana Specimen\" here"), "no field [text] here");
        let quoted = format!("no field {:?} here", "Jana \" Specimen \\");
        assert_eq!(written("error", &quoted), "no field [text] here", "a quote within is no end");
        assert_eq!(written("name", "Jana"), "[withheld]", "a field nobody allowed");
        assert!(written("error", &"word ".repeat(500)).len() <= MOST);
    }

    #[test]
    fn codes_counts_and_opaque_ids_stay() {
        for plain in [
            "database is locked (code 5)",
            "status 503 after 3 attempts",
            "cse_01J9ABCDEF0123456789ABCDEF",
            "entry 00000000-0000-0000-0000-000000000001 stays",
            "`file_hosts` is empty",
        ] {
            assert_eq!(written("error", plain), plain);
        }
    }
}
