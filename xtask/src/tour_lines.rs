//! The tour's script: which lines are run, what each is for, and what the next lines take from its output.

/// What a line's output gives to the lines after it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Finds {
    /// Nothing.
    Nothing,
    /// The address of the sign-in page, which the tour opens as a browser would.
    SignInPage,
    /// The case to work on: `{case}` from here on.
    Case,
    /// The outbox entry of the decision: `{entry}` from here on.
    Entry,
}

/// One line of the tour.
#[derive(Debug)]
pub struct Line {
    /// What it shows, for the person who watches.
    pub says: &'static str,
    /// The words after `second-look-cli`; `{name}` is filled from the sandbox's addresses and from what was found.
    pub words: &'static [&'static str],
    /// What is taken from its output.
    pub finds: Finds,
    /// Seconds to let pass before it.
    pub pause_secs: u64,
}

const fn line(says: &'static str, words: &'static [&'static str], finds: Finds) -> Line {
    Line { says, words, finds, pause_secs: 0 }
}

/// The person of the sandbox who takes the tour.
pub const PERSON: &str = "rev-17";
/// Undo is possible for ten seconds; one more, so that the entry is surely due.
const UNDO_SECS: u64 = 11;

/// The whole script.
pub const LINES: &[Line] = &[
    line(
        "Sign in. The address is what a browser would open; the tour opens it and picks a sample reviewer.",
        &[
            "sign-in",
            "--no-browser",
            "--platform",
            "{platform}",
            "--review",
            "{review}",
            "--issuer",
            "{issuer}",
            "--client-id",
            "{clientId}",
            "--environment",
            "{environment}",
            "--file-host",
            "{files}",
        ],
        Finds::SignInPage,
    ),
    line("Fetch what changed on the platform into the encrypted file.", &["sync", "--once"], Finds::Nothing),
    line("The queue, most urgent first.", &["queue"], Finds::Nothing),
    line("The case that should be taken next.", &["next"], Finds::Case),
    line("Why it stepped up, and what the document says.", &["case", "{case}"], Finds::Nothing),
    line("Claim it, so that nobody else decides it meanwhile.", &["claim", "{case}"], Finds::Nothing),
    line(
        "Decide. When this line ends the decision is saved: it survives a power cut.",
        &[
            "decide",
            "{case}",
            "reject",
            "--reason",
            "qes:3101",
            "--comment",
            "The picture of the document is out of focus.",
        ],
        Finds::Entry,
    ),
    Line {
        says: "For ten seconds `undo {entry}` could take it back. Then it is sent, and the platform's receipt is stored.",
        words: &["outbox", "--send"],
        finds: Finds::Nothing,
        pause_secs: UNDO_SECS,
    },
    line("The receipt: the platform has recorded the decision once.", &["outbox"], Finds::Nothing),
];

/// The first word of some output that is what the script looks for.
pub fn find(finds: Finds, text: &str) -> Option<&str> {
    let mut words = text.split(|c: char| c.is_whitespace() || "\"'<>(),;".contains(c));
    words.find(|word| match finds {
        Finds::Nothing => false,
        Finds::SignInPage => word.starts_with("http://") || word.starts_with("https://"),
        Finds::Case => word.starts_with("cse_"),
        Finds::Entry => is_uuid(word),
    })
}

fn is_uuid(word: &str) -> bool {
    let groups: Vec<usize> = word.split('-').map(str::len).collect();
    groups == [8, 4, 4, 4, 12] && word.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_next_line_needs_is_found_in_plain_output() {
        assert_eq!(find(Finds::Case, "Next: cse_01J9A (due in 2 h)"), Some("cse_01J9A"));
        let saved = "Saved. Entry 0199e0aa-1111-7222-8333-444455556666; undo until 10:00:10.";
        assert_eq!(find(Finds::Entry, saved), Some("0199e0aa-1111-7222-8333-444455556666"));
        assert_eq!(find(Finds::SignInPage, "open http://127.0.0.1:1/oidc?x=1"), Some("http://127.0.0.1:1/oidc?x=1"));
        assert_eq!(find(Finds::Case, "The queue is empty."), None);
    }

    #[test]
    fn a_placeholder_is_used_only_after_a_line_that_finds_it() {
        for (name, finds) in [("{case}", Finds::Case), ("{entry}", Finds::Entry)] {
            let uses = |line: &Line| line.words.contains(&name) || line.says.contains(name);
            let first_use = LINES.iter().position(uses).unwrap();
            let found_at = LINES.iter().position(|line| line.finds == finds).unwrap();
            assert!(found_at < first_use, "{name} is used at {first_use} and found at {found_at}");
        }
    }
}
