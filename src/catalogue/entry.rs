//! Looking a code up, and putting it into words for a reviewer.
use serde::Serialize;

use super::data::catalogue;
use super::language::Language;
use super::texts::InternalText;
use super::words::{Family, Fixer, Polarity, ReasonGroup, Retry, Scheme, Visibility};
use crate::decision::CustomerReason;

/// What the console knows of a code. Its words are separate: [`CodeEntry::title`] and its siblings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeEntry {
    /// Who coined it.
    pub scheme: Scheme,
    /// The code within the scheme.
    pub code: String,
    /// The platform's message name, where it has one besides the code.
    pub identifier: Option<String>,
    /// What it is about.
    pub family: Family,
    /// Whether it speaks against the session.
    pub polarity: Polarity,
    /// Who may learn that it was recorded.
    pub visibility: Visibility,
    /// A fault of technology: it says nothing of the person and cannot carry a reject alone.
    pub technical: bool,
    /// Who can put it right.
    pub fixable_by: Fixer,
    /// Whether another attempt makes sense.
    pub retry: Retry,
    /// Codes it is easily taken for.
    pub twins: Vec<String>,
    /// Where the decision form lists it, if it does.
    pub offered: Option<ReasonGroup>,
    /// Texts for the end user that fit it, beside the default, which fits every code.
    pub customer: Vec<CustomerReason>,
}

impl CodeEntry {
    /// Whether this text may be used for an outcome this code stands for.
    pub fn takes(&self, text: CustomerReason) -> bool {
        text == CustomerReason::CouldNotBeCompleted || self.customer.contains(&text)
    }

    /// The message key of its words.
    pub(super) fn key(&self) -> String {
        format!("{}-{}", self.scheme.as_str(), self.code)
    }

    /// A few words.
    pub fn title(&self, language: Language) -> InternalText {
        InternalText::say(language, &self.key(), &[])
    }

    /// What it says, in a sentence.
    pub fn meaning(&self, language: Language) -> InternalText {
        InternalText::attribute(language, &self.key(), "meaning")
    }

    /// What a reviewer should look at.
    pub fn guidance(&self, language: Language) -> InternalText {
        InternalText::attribute(language, &self.key(), "guidance")
    }

    /// How it differs from its twins; empty where it has none.
    pub fn twin_hint(&self, language: Language) -> InternalText {
        InternalText::attribute(language, &self.key(), "twin")
    }
}

/// Looks up a code within its scheme, by code or by message name, in either letter case.
pub fn lookup(scheme: Scheme, code: &str) -> Option<&'static CodeEntry> {
    catalogue().find(code).filter(|entry| entry.scheme == scheme)
}

/// Looks up a code whose scheme is not known; codes are unique across the built-in schemes, which a test asserts.
pub fn find(code: &str) -> Option<&'static CodeEntry> {
    catalogue().find(code)
}

/// Every code the console can describe.
pub fn every_entry() -> &'static [CodeEntry] {
    &catalogue().entries
}

/// True for a suspicion code: any 32xx, listed or not and whatever scheme it is filed under, or the message name of one.
pub fn is_suspicion(code: &str) -> bool {
    is_suspicion_number(code.trim()) || find(code).is_some_and(|entry| is_suspicion_number(&entry.code))
}

/// The 32xx rule itself, which needs no data.
pub(super) fn is_suspicion_number(code: &str) -> bool {
    code.len() == 4 && code.starts_with("32") && code.bytes().all(|byte| byte.is_ascii_digit())
}

/// True where the catalogue calls a code technical. An unknown code is not.
pub fn is_technical(code: &str) -> bool {
    find(code).is_some_and(|entry| entry.technical)
}

/// True where a code says so little by itself that the reviewer has to add words: any suspicion code and any
/// `…_OTHER` (contract section 4).
pub fn needs_comment(code: &str) -> bool {
    let is_other = |word: &str| {
        let word = word.trim().to_ascii_uppercase();
        word == "OTHER" || word.ends_with("_OTHER")
    };
    is_suspicion(code)
        || is_other(code)
        || find(code).and_then(|entry| entry.identifier.as_deref()).is_some_and(is_other)
}

/// The words a platform sent with a code, capped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(transparent)]
pub struct Detail(String);

impl Detail {
    /// Characters kept.
    pub const LIMIT: usize = 500;

    /// Caps the platform's words, and leaves out control and direction characters, which carry no meaning here.
    pub fn new(words: &str) -> Self {
        Self(words.chars().filter(|c| !is_unseen(*c)).take(Self::LIMIT).collect())
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Control and format characters that change how a line is drawn without being seen.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A code as the case screen shows it: what the catalogue knows, or the raw code with a neutral gloss.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ExplainedCode {
    /// The scheme, given or worked out.
    pub scheme: Scheme,
    /// The code as it came, capped.
    pub code: Detail,
    /// Whether the catalogue knows it.
    pub known: bool,
    /// The message name, where there is one.
    pub identifier: Option<String>,
    /// What it is about, unknown families included.
    pub family: String,
    /// Never guessed: neutral where unknown.
    pub polarity: Polarity,
    /// Who may learn of it.
    pub visibility: Visibility,
    /// A 32xx code: own group, never mixed with quality.
    pub suspicion: bool,
    /// Cannot carry a reject alone.
    pub technical: bool,
    /// Who can put it right; absent where unknown.
    pub fixable_by: Option<Fixer>,
    /// Whether another attempt makes sense; absent where unknown.
    pub retry: Option<Retry>,
    /// A few words; the raw code where unknown.
    pub title: InternalText,
    /// What it says.
    pub meaning: InternalText,
    /// What to look at.
    pub guidance: InternalText,
    /// Codes it is easily taken for, with the difference.
    pub twin: Option<Twin>,
    /// The platform's own words.
    pub details: Option<Detail>,
}

/// Codes that are easily taken for one another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Twin {
    /// The other codes.
    pub codes: Vec<String>,
    /// The difference.
    pub hint: InternalText,
}

/// Puts a code into words. `family` is what the platform filed it under, if anything; it is shown for unknown codes.
pub fn explain_code(
    scheme: Scheme,
    code: &str,
    family: Option<&str>,
    details: Option<&str>,
    language: Language,
) -> ExplainedCode {
    let raw = Detail::new(code.get(..400).unwrap_or(code));
    let details = details.map(Detail::new).filter(|words| !words.as_str().trim().is_empty());
    match lookup(scheme, code).or_else(|| find(code)) {
        Some(entry) => ExplainedCode {
            scheme: entry.scheme,
            code: raw,
            known: true,
            identifier: entry.identifier.clone(),
            family: entry.family.as_str().to_owned(),
            polarity: entry.polarity,
            visibility: entry.visibility,
            suspicion: is_suspicion_number(&entry.code),
            technical: entry.technical,
            fixable_by: Some(entry.fixable_by),
            retry: Some(entry.retry),
            title: entry.title(language),
            meaning: entry.meaning(language),
            guidance: entry.guidance(language),
            twin: (!entry.twins.is_empty())
                .then(|| Twin { codes: entry.twins.clone(), hint: entry.twin_hint(language) }),
            details,
        },
        None => unknown(scheme, raw, family, details, language),
    }
}

fn unknown(
    scheme: Scheme,
    code: Detail,
    family: Option<&str>,
    details: Option<Detail>,
    language: Language,
) -> ExplainedCode {
    let suspicion = is_suspicion_number(code.as_str().trim());
    let key = match (suspicion, scheme) {
        (true, _) => "unknown-suspicion",
        (false, Scheme::Contact) => "unknown-contact",
        (false, Scheme::SessionRisk) => "unknown-session_risk",
        (false, _) => "unknown-code",
    };
    ExplainedCode {
        scheme,
        known: false,
        identifier: None,
        family: Detail::new(family.unwrap_or("other")).0,
        polarity: Polarity::Neutral,
        visibility: Visibility::Internal,
        suspicion,
        technical: false,
        fixable_by: None,
        retry: None,
        title: InternalText::say(language, key, &[("code", code.as_str())]),
        meaning: InternalText::attribute(language, key, "meaning"),
        guidance: InternalText::attribute(language, key, "guidance"),
        twin: None,
        details,
        code,
    }
}
