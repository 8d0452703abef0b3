//! The one line of secrets on standard input. Nothing of it is ever repeated, not even in an error.
use std::io::Read;

use second_look::secret::Secret;
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::ended::Ended;

/// A line of secrets is never longer.
const MOST_BYTES: usize = 64 * 1024;

/// What was given.
#[derive(Debug, Default)]
pub struct Secrets {
    /// Opens, or for a new profile makes, the key file.
    pub passphrase: Option<Secret>,
    /// Secret of the machine's client; kept with the keys.
    pub client_secret: Option<Secret>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Line {
    passphrase: Option<String>,
    client_secret: Option<String>,
}

/// Reads one line and no more.
///
/// # Errors
/// When the line is missing, too long, or is not the JSON described.
pub fn read(input: impl Read) -> Result<Secrets, Ended> {
    let line = first_line(input).ok_or_else(unreadable)?;
    // serde's own message could show a part of the line.
    let line: Line = serde_json::from_slice(&line).map_err(|_why| unreadable())?;
    Ok(Secrets { passphrase: line.passphrase.map(Secret::new), client_secret: line.client_secret.map(Secret::new) })
}

fn first_line(input: impl Read) -> Option<Zeroizing<Vec<u8>>> {
    let mut line = Zeroizing::new(Vec::with_capacity(MOST_BYTES));
    // Byte by byte: what stands after the line is not ours to swallow.
    for byte in input.bytes().take(MOST_BYTES) {
        match byte.ok()? {
            b'\n' => return Some(line),
            byte => line.push(byte),
        }
    }
    (line.len() < MOST_BYTES && !line.is_empty()).then_some(line)
}

fn unreadable() -> Ended {
    Ended::new(
        "secrets_unreadable",
        "The line on standard input is not the JSON that --secrets-stdin reads.",
        "Give one line such as {\"passphrase\": \"...\", \"clientSecret\": \"...\"}; either may be left out.",
    )
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
    use super::*;

    #[test]
    fn one_line_is_read_and_the_rest_is_left() {
        let mut input = &b"{\"passphrase\":\"a b\"}\nrest"[..];
        let secrets = read(&mut input).unwrap();
        assert_eq!(secrets.passphrase.unwrap().expose(), "a b");
        assert!(secrets.client_secret.is_none() && input == b"rest", "no more than a line was taken");
        assert!(read(&b"{\"clientSecret\":\"s\"}"[..]).unwrap().client_secret.is_some(), "the end ends a line too");
    }

    #[test]
    fn anything_else_is_refused_without_repeating_it() {
        let long = vec![b' '; MOST_BYTES + 1];
        for bad in [&b""[..], b"canary-17", b"{\"password\":\"canary-17\"}", b"{\"passphrase\":17}", b"[]", &long] {
            let why = read(bad).unwrap_err();
            assert_eq!(why.error.code, "secrets_unreadable");
            assert!(!why.error.to_string().contains("canary"), "a mistyped secret is still a secret");
        }
    }
}
