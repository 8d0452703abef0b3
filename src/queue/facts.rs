//! What a list is narrowed by: facts of a case that stand in the open. Pure.
use std::collections::BTreeSet;

/// Which values of a fact are wanted. Values are compared in lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// Whatever it is.
    #[default]
    Any,
    /// One of these.
    OneOf(BTreeSet<String>),
    /// None of these.
    NoneOf(BTreeSet<String>),
}

impl Choice {
    /// One of these values; whatever it is when there are none.
    pub fn one_of<T: AsRef<str>>(values: impl IntoIterator<Item = T>) -> Self {
        let values: BTreeSet<String> = values.into_iter().map(|value| value.as_ref().to_lowercase()).collect();
        if values.is_empty() { Self::Any } else { Self::OneOf(values) }
    }

    /// Both hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Any, one) | (one, Self::Any) => one,
            (Self::OneOf(these), Self::OneOf(those)) => Self::OneOf(these.intersection(&those).cloned().collect()),
            (Self::OneOf(these), Self::NoneOf(those)) | (Self::NoneOf(those), Self::OneOf(these)) => {
                Self::OneOf(these.difference(&those).cloned().collect())
            }
            (Self::NoneOf(these), Self::NoneOf(those)) => Self::NoneOf(these.union(&those).cloned().collect()),
        }
    }

    /// As the store's statements take it: `|a|b|` for one of these, `!|a|b|` for none of them, nothing for any.
    pub fn listed(&self) -> Option<String> {
        let list = |values: &BTreeSet<String>| {
            let mut text = String::from("|");
            for value in values {
                // A value with a bar in it is nobody's.
                text.push_str(&value.replace('|', "\u{fffd}"));
                text.push('|');
            }
            text
        };
        match self {
            Self::Any => None,
            Self::OneOf(values) => Some(list(values)),
            Self::NoneOf(values) => Some(format!("!{}", list(values))),
        }
    }
}

/// The facts a list is narrowed by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Where the case comes from.
    pub source: Choice,
    /// The device verdict, in the platform's word.
    pub verdict: Choice,
    /// The verdict of the document step, in our word.
    pub document: Choice,
    /// The tier of the contract.
    pub tier: Choice,
    /// Country of the document.
    pub country: Choice,
    /// At least one of the codes that opened the case.
    pub code: Choice,
    /// None of the codes that opened it.
    pub no_code: Choice,
    /// At least one of the families it was opened because of.
    pub family: Choice,
    /// None of these families.
    pub no_family: Choice,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_of(values: &[&str]) -> Choice {
        Choice::one_of(values)
    }

    fn none_of(values: &[&str]) -> Choice {
        Choice::NoneOf(values.iter().map(|value| (*value).to_owned()).collect())
    }

    #[test]
    fn two_choices_together_want_what_both_want() {
        assert_eq!(one_of(&["a", "b"]).and(one_of(&["b", "c"])), one_of(&["b"]));
        assert_eq!(one_of(&["a", "b"]).and(none_of(&["b"])), one_of(&["a"]));
        assert_eq!(none_of(&["a"]).and(one_of(&["a", "b"])), one_of(&["b"]));
        assert_eq!(none_of(&["a"]).and(none_of(&["b"])), none_of(&["a", "b"]));
        assert_eq!(Choice::Any.and(one_of(&["a"])), one_of(&["a"]));
        let nothing = one_of(&["a"]).and(one_of(&["b"]));
        assert_eq!(nothing.listed().as_deref(), Some("|"), "what contradicts itself finds nothing, not everything");
    }

    #[test]
    fn a_choice_is_written_as_the_statements_read_it() {
        assert_eq!(one_of(&["DE", "fr"]).listed().as_deref(), Some("|de|fr|"));
        assert_eq!(none_of(&["de"]).listed().as_deref(), Some("!|de|"));
        assert_eq!(one_of(&[]).listed(), None);
        assert_eq!(one_of(&["a|b"]).listed().as_deref(), Some("|a\u{fffd}b|"), "a bar never splits a value in two");
    }
}
