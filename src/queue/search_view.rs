//! A search as it is shown back to the person who types it: what each part was read as, or what of it cannot be read. Pure.
use serde::Serialize;

use super::search::{Fault, SearchFault, Token, read};
use crate::catalogue::{InternalText, Language};

/// One part, as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PartView {
    /// The token as it is typed; none for a word.
    pub token: Option<String>,
    /// It stood with a minus.
    pub negated: bool,
    /// Its value, or the word.
    pub value: String,
}

/// A token that can be typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TokenView {
    /// As it is typed, in every language.
    pub token: String,
    /// What it narrows by, in a few words.
    pub about: String,
    /// The values it takes, or examples; empty where they are the platform's.
    pub values: Vec<String>,
}

/// A search, shown back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SearchView {
    /// What it was read as; empty when it could not be.
    pub parts: Vec<PartView>,
    /// What of it cannot be read, with its place.
    pub problem: Option<String>,
    /// Every token there is.
    pub tokens: Vec<TokenView>,
}

/// Reads a search for showing it.
pub fn view(text: &str, language: Language) -> SearchView {
    let about = |token: Token| InternalText::words(language, &format!("search-token_{}", token.word()), &[]);
    let tokens = Token::ALL.into_iter().map(|token| TokenView {
        token: token.word().to_owned(),
        about: about(token),
        values: token.values().iter().map(|value| (*value).to_owned()).collect(),
    });
    let (parts, problem) = match read(text) {
        Ok(search) => (search.parts, None),
        Err(fault) => (Vec::new(), Some(said(&fault, language))),
    };
    let parts = parts.into_iter().map(|part| PartView {
        token: part.token.map(|token| token.word().to_owned()),
        negated: part.negated,
        value: part.value,
    });
    SearchView { parts: parts.collect(), problem, tokens: tokens.collect() }
}

/// What cannot be read, in a sentence: where, what, and what would do.
pub fn said(fault: &SearchFault, language: Language) -> String {
    let at = fault.at.to_string();
    let all = Token::ALL.map(Token::word).join(", ");
    let say = |id: &str, token: &str, values: &str| {
        InternalText::words(language, id, &[("at", &at), ("token", token), ("values", values)])
    };
    match &fault.why {
        Fault::NoToken(Some(name)) => say("search-no_token", name, &all),
        Fault::NoToken(None) => say("search-no_such_token", "", &all),
        Fault::NoValue(token) => say("search-no_value", token.word(), ""),
        Fault::NotAValue(Token::Country) => say("search-not_a_country", "country", ""),
        Fault::NotAValue(Token::Code) => say("search-not_a_code", "code", ""),
        Fault::NotAValue(token) => say("search-not_a_value", token.word(), &token.values().join(", ")),
        Fault::Twice(token) => say("search-twice", token.word(), ""),
        Fault::NoMinus(token) => say("search-no_minus", token.word(), ""),
        Fault::OpenQuote => say("search-open_quote", "", ""),
        Fault::TooLong => say("search-too_long", "", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_that_cannot_be_read_says_where_what_and_what_is_known() {
        let told = view("anna foo:bar", Language::English);
        assert_eq!(
            told.problem.as_deref(),
            Some(
                "Character 6: there is no token “foo”. Known are risk, country, code, family, document, tier, source, \
                 holder, state, due, age."
            )
        );
        assert!(told.parts.is_empty());
        let told = view("risk:high", Language::English).problem.unwrap_or_default();
        assert!(told.contains("trusted, suspicious, not_trusted, inconclusive"), "{told}");
    }

    #[test]
    fn every_fault_and_every_token_has_words_in_every_language() {
        let bad = [
            "foo:x",
            "averylongwordforatoken:x",
            "risk:",
            "risk:x",
            "country:x",
            "code:|",
            "age:x",
            "-due:today",
            "\"x",
        ];
        let twice = "due:today due:today";
        let long = "x".repeat(401);
        for language in Language::ALL {
            for text in bad.into_iter().chain([twice, long.as_str()]) {
                let problem = view(text, *language).problem.unwrap_or_default();
                assert!(problem.len() > 15 && !problem.contains("search-"), "{text}: {problem}");
            }
            assert!(view("", *language).tokens.iter().all(|token| !token.about.contains("search-")));
        }
    }
}
