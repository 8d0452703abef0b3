//! A link to a case, as it stands in a ticket or a chat: `second-look://case/<id>`.
//!
//! Pure. A link comes from a stranger: it names one case and can do no more. It carries no answer, no address and no
//! profile; whoever follows it gets to a case that is in their own queue already, or to nothing.
use crate::ids::CaseId;

/// What every link begins with.
const HEAD: &str = "second-look://case/";
/// Bytes of an id; no platform's are that long.
const MOST_ID: usize = 200;

/// It is no link to a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("This is no link to a case of Second Look.")]
pub struct NoCaseLink;

impl NoCaseLink {
    /// Stable code.
    pub const fn code(self) -> &'static str {
        "link_refused"
    }

    /// What a person can do.
    pub const fn what_to_do(self) -> &'static str {
        "Ask whoever sent it for the id of the case, and search for it."
    }
}

/// The case a link names. Letter for letter: nothing is decoded, trimmed or mended.
///
/// # Errors
/// [`NoCaseLink`] for anything else.
pub fn read(link: &str) -> Result<CaseId, NoCaseLink> {
    let id = link.strip_prefix(HEAD).ok_or(NoCaseLink)?;
    if can_stand_in_a_link(id) { Ok(CaseId::new(id)) } else { Err(NoCaseLink) }
}

/// Whether an id can stand in a link as it is: what an address never has to escape (RFC 3986, unreserved). A case of a
/// platform that forms its ids otherwise has no link. The view holds its own links to the same rule.
pub fn can_stand_in_a_link(id: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    (1..=MOST_ID).contains(&id.len()) && id.bytes().all(plain) && !matches!(id, "." | "..")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_link_names_its_case() {
        for id in ["cse_01J9A", "a", "A-b.c_d~9", &"x".repeat(MOST_ID)] {
            assert_eq!(read(&format!("second-look://case/{id}")).map(|case| case.to_string()).as_deref(), Ok(id));
        }
    }

    #[test]
    fn nothing_else_is_one() {
        let long = format!("second-look://case/{}", "x".repeat(MOST_ID + 1));
        for bad in [
            "",
            "second-look:",
            "second-look://case",
            "second-look://case/",
            "second-look://case/.",
            "second-look://case/..",
            "second-look://case/../settings",
            "second-look://case/a/b",
            "second-look://case/a/",
            "second-look://case/a?answer=approve",
            "second-look://case/a#approve",
            "second-look://case/a%2e",
            "second-look://case/a b",
            "second-look://case/a\n",
            " second-look://case/a",
            "second-look://case/ä",
            "second-look://case/\u{202e}a",
            "second-look://decide/a",
            "second-look://user@case/a",
            "second-look://case:1/a",
            "SECOND-LOOK://case/a",
            "https://case/a",
            "--home=/tmp",
            &long,
        ] {
            assert_eq!(read(bad), Err(NoCaseLink), "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_read_is_what_was_written(text in "\\PC{0,40}") {
            let link = format!("second-look://case/{text}");
            prop_assert_eq!(read(&link).map(|case| case.to_string()).ok(), can_stand_in_a_link(&text).then_some(text));
        }
    }
}
