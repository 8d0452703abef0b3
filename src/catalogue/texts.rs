//! Texts in people's languages, from Fluent files that the view reads too.
//!
//! Two types keep two audiences apart. [`InternalText`] is for reviewers and can say anything. [`CustomerText`] is the
//! only kind that may reach an end user; it is made from a [`CustomerReason`], or from nothing at all while a session waits,
//! so no code, no comment and no sentence of ours can become one:
//!
//! ```compile_fail
//! use second_look::catalogue::{CustomerText, InternalText};
//! fn leak(text: InternalText) -> CustomerText {
//!     text.into()
//! }
//! ```
//!
//! ```compile_fail
//! use second_look::catalogue::CustomerText;
//! let forged = CustomerText(String::from("we think you are a fraudster"));
//! ```
use serde::Serialize;

use super::language::{Language, say};
use crate::decision::CustomerReason;

/// A text for reviewers. It may name a suspicion, so it never leaves the console as words for an end user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(transparent)]
pub struct InternalText(String);

impl InternalText {
    /// A message of the internal file, with its arguments filled in. A key that has no message gives the key, which a
    /// test keeps from happening.
    pub fn say(language: Language, key: &str, arguments: &[(&str, &str)]) -> Self {
        Self(say(&language.bundles().internal, key, None, arguments))
    }

    /// The words of [`Self::say`], for a view that takes plain text.
    pub fn words(language: Language, key: &str, arguments: &[(&str, &str)]) -> String {
        Self::say(language, key, arguments).0
    }

    /// As [`Self::say`], and none where the key has no message: for keys made of a word from outside.
    pub fn find(language: Language, key: &str, arguments: &[(&str, &str)]) -> Option<Self> {
        let bundle = &language.bundles().internal;
        bundle.has_message(key).then(|| Self(say(bundle, key, None, arguments)))
    }

    /// An attribute of a message, such as `.meaning`; empty where the message has none.
    pub(super) fn attribute(language: Language, key: &str, attribute: &str) -> Self {
        Self(say(&language.bundles().internal, key, Some(attribute), &[]))
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The message for a session that waits for a person.
const STEP_UP: &str = "customer-step_up";

/// A text that may reach an end user. See the module's head for what cannot become one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(transparent)]
pub struct CustomerText(String);

impl CustomerText {
    /// The one sentence for a reason of the closed list.
    pub fn of(reason: CustomerReason, language: Language) -> Self {
        Self(say(&language.bundles().customer, &format!("customer-{}", reason.as_str()), None, &[]))
    }

    /// The one sentence for a session that stepped up, while it waits for a person. It takes no reason and no case, so it
    /// cannot differ between them (features F3, F8).
    pub fn of_step_up(language: Language) -> Self {
        Self(say(&language.bundles().customer, STEP_UP, None, &[]))
    }

    /// Every text an end user can ever get, in this language.
    #[cfg(test)]
    pub(crate) fn every(language: Language) -> Vec<Self> {
        let of_reasons = CustomerReason::ALL.map(|reason| Self::of(reason, language));
        of_reasons.into_iter().chain([Self::of_step_up(language)]).collect()
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One sentence of the engine: the key and arguments for a view in another language, and the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Sentence {
    /// The message in the Fluent file.
    pub key: String,
    /// What was filled in, in the order given.
    pub arguments: Vec<Argument>,
    /// The words in the language asked for.
    pub text: InternalText,
}

/// What was filled into a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Argument {
    /// The variable's name.
    pub name: String,
    /// Its value.
    pub value: String,
}

impl Sentence {
    /// Builds a sentence. Arguments that come from a platform have to be capped and cleaned before.
    pub fn new(language: Language, key: &str, arguments: &[(&str, &str)]) -> Self {
        Self {
            key: key.to_owned(),
            arguments: arguments
                .iter()
                .map(|(name, value)| Argument { name: (*name).to_owned(), value: (*value).to_owned() })
                .collect(),
            text: InternalText::say(language, key, arguments),
        }
    }
}
