//! The one line of secrets on standard input. Nothing of it is ever repeated, not even in an error.
use std::io::BufRead;

use second_look::secret::Secret;
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::ended::Ended;

/// A line of secrets is never longer.
const MOST_BYTES: u64 = 64 * 1024;

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
pub fn read(input: impl BufRead) -> Result<Secrets, Ended> {
    let line = first_line(input).ok_or_else(unreadable)?;
    // serde's own message could show a part of the line.
    let line: Line = serde_json::from_slice(&line).map_err(|_why| unreadable())?;
    Ok(Secrets { passphrase: line.passphrase.map(Secret::new), client_secret: line.client_secret.map(Secret::new) })
}

/// No more than the line is taken: what stands after it is not ours to swallow.
fn first_line(input: impl BufRead) -> Option<Zeroizing<Vec<u8>>> {
    // As long as a line may be, so that no copy of it is left behind by a buffer that grew.
    let mut line = Zeroizing::new(Vec::with_capacity(usize::try_from(MOST_BYTES).ok()?));
    let read = input.take(MOST_BYTES).read_until(b'\n', &mut line).ok()?;
    let whole = line.ends_with(b"\n") || u64::try_from(read).ok()? < MOST_BYTES;
    (whole && read > 0).then_some(line)
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
        let long = vec![b' '; usize::try_from(MOST_BYTES).unwrap() + 1];
        for bad in [&b""[..], b"canary-17", b"{\"password\":\"canary-17\"}", b"{\"passphrase\":17}", b"[]", &long] {
            let why = read(bad).unwrap_err();
            assert_eq!(why.error.code, "secrets_unreadable");
            assert!(!why.error.to_string().contains("canary"), "a mistyped secret is still a secret");
        }
    }
}
