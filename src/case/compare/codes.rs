//! Two writings of a number of a document or of a mail address. None of the rules of names holds for them: an umlaut written
//! out, a word left out or another order make another document and another mailbox.
use unicode_normalization::UnicodeNormalization;

use super::{Difference, Finding, Standing, scripts};

/// A document's number: what stands between its letters and figures counts for nothing.
pub(super) fn numbers(one: &str, other: &str) -> Finding {
    compare(one, other, char::is_alphanumeric)
}

/// A mail address: every sign of it counts.
pub(super) fn addresses(one: &str, other: &str) -> Finding {
    compare(one, other, |c| !c.is_whitespace())
}

fn compare(one: &str, other: &str, counts: impl Fn(char) -> bool) -> Finding {
    let composed = |text: &str| text.trim().nfc().collect::<String>();
    let (one, other) = (composed(one), composed(other));
    if one == other {
        return Finding::new(Standing::Same, &[]);
    }
    if scripts::differ(&one, &other) {
        return Finding::new(Standing::NotComparable, &[Difference::OtherScript]);
    }
    let of = |text: &str| text.chars().filter(|c| counts(*c)).collect::<String>();
    let (here, there) = (of(&one), of(&other));
    if here.is_empty() || here.to_lowercase() != there.to_lowercase() {
        return Finding::new(Standing::Different, &[]);
    }
    let mut kinds = Vec::new();
    if here != there {
        kinds.push(Difference::LetterCase);
    }
    if one.to_lowercase() != other.to_lowercase() {
        kinds.push(Difference::Punctuation);
    }
    Finding::new(Standing::WrittenDifferently, &kinds)
}
