//! What the console works out itself, line by line: the machine-readable zone against the print, dates on the day, what is
//! left of a session, an identity or a certificate, and what the newer kinds of evidence say.
//!
//! Promises: every line says what it found and on what; what cannot be worked out is said to be so and never passes for
//! fine; nothing that is absent from the record is made up. Pure: the time and the pinned keys are arguments, there is no
//! I/O and no clock.
//!
//! Deliberately does not decide: a line with the tone [`Tone::Blocks`] names a rule that the decision policy enforces.
mod accounts;
mod assertion;
mod biometric;
mod contract;
mod dates;
mod document;
mod names;
mod signing;
#[cfg(test)]
mod tests;
mod workflow;

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::evidence::Evidence;
use super::session::Session;
use super::summary::{CaseState, CaseSummary};
use crate::catalogue::{InternalText, Language};

pub use assertion::{AssertionKey, AssertionKeys, Trust, verify};
pub use biometric::why_hidden;
pub use dates::{age_on, is_older_than_a_quarter};
pub use signing::{identity_too_old, stored_identity};

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// The machine-readable zone.
    Zone,
    /// Dates of the document.
    Document,
    /// Age of the person.
    Person,
    /// The stored identity a signature would stand on.
    Identity,
    /// The session's own end.
    Session,
    /// The signing certificate.
    Certificate,
    /// Liveness and presentation attacks.
    Liveness,
    /// Consent to the use of biometrics.
    Consent,
    /// The film of a document's security features.
    Video,
    /// Which way an onboarding workflow took, and what it came to.
    Path,
    /// The link that was sent to a phone.
    Link,
    /// Devices bound to a credential.
    Devices,
    /// What ran instead of a strong factor.
    Fallback,
    /// Credentials, brought along or issued.
    Credential,
    /// The extra transfer of one country.
    Transfer,
    /// Parent and child accounts.
    Accounts,
    /// What is to be signed.
    Contract,
    /// Who signs.
    Signer,
    /// The trail of a signature.
    Trail,
    /// A signed identity assertion.
    Assertion,
}

impl Topic {
    /// Every topic, in the order of the screen.
    pub const ALL: [Self; 20] = [
        Self::Zone,
        Self::Document,
        Self::Person,
        Self::Identity,
        Self::Session,
        Self::Certificate,
        Self::Liveness,
        Self::Consent,
        Self::Video,
        Self::Path,
        Self::Link,
        Self::Devices,
        Self::Fallback,
        Self::Credential,
        Self::Transfer,
        Self::Accounts,
        Self::Contract,
        Self::Signer,
        Self::Trail,
        Self::Assertion,
    ];

    /// The message key of its heading.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Zone => "check-topic-zone",
            Self::Document => "check-topic-document",
            Self::Person => "check-topic-person",
            Self::Identity => "check-topic-identity",
            Self::Session => "check-topic-session",
            Self::Certificate => "check-topic-certificate",
            Self::Liveness => "check-topic-liveness",
            Self::Consent => "check-topic-consent",
            Self::Video => "check-topic-video",
            Self::Path => "check-topic-path",
            Self::Link => "check-topic-link",
            Self::Devices => "check-topic-devices",
            Self::Fallback => "check-topic-fallback",
            Self::Credential => "check-topic-credential",
            Self::Transfer => "check-topic-transfer",
            Self::Accounts => "check-topic-accounts",
            Self::Contract => "check-topic-contract",
            Self::Signer => "check-topic-signer",
            Self::Trail => "check-topic-trail",
            Self::Assertion => "check-topic-assertion",
        }
    }
}

/// How a line stands to a decision, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// An answer is refused because of it.
    Blocks,
    /// Two things that should agree do not, or a check says no.
    Differs,
    /// Worth a look before answering.
    Caution,
    /// Good to know.
    Note,
    /// In order.
    Fine,
}

/// One line. Personal, so there is no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Check {
    /// What it is about.
    pub topic: Topic,
    /// How it stands to a decision.
    pub tone: Tone,
    /// What it says.
    pub text: String,
    /// The end of what is counted down, where there is one.
    pub until: Option<DateTime<Utc>>,
}

/// What the lines are worked out from.
pub struct Seen<'a> {
    /// The case as the feed tells it.
    pub summary: &'a CaseSummary,
    /// The session, where the source has one.
    pub session: Option<&'a Session>,
    /// The blocks as typed facts.
    pub evidence: &'a Evidence,
    /// Keys that identity assertions are believed by.
    pub keys: &'a AssertionKeys,
    /// The time everything is held against.
    pub now: DateTime<Utc>,
    /// The language of the lines.
    pub language: Language,
}

/// Lines as they are found.
struct Lines<'a> {
    seen: &'a Seen<'a>,
    found: Vec<Check>,
    /// The zone gives another date of birth than the print.
    birth_doubted: bool,
}

impl Lines<'_> {
    fn add(&mut self, topic: Topic, tone: Tone, key: &str, arguments: &[(&str, &str)]) {
        let text = self.say(key, arguments);
        self.found.push(Check { topic, tone, text, until: None });
    }

    fn add_until(&mut self, topic: Topic, tone: Tone, key: &str, until: DateTime<Utc>) {
        let text = self.say(key, &[("at", &moment(until))]);
        self.found.push(Check { topic, tone, text, until: Some(until) });
    }

    fn say(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        InternalText::words(self.seen.language, key, arguments)
    }

    fn fields(&self, names: &[&str]) -> String {
        let label = |name: &&str| self.say(&format!("field-{name}"), &[]);
        names.iter().map(label).collect::<Vec<_>>().join(", ")
    }
}

/// Every line of a case, the gravest first, then by topic.
pub fn checks(seen: &Seen<'_>) -> Vec<Check> {
    let mut lines = Lines { seen, found: Vec::new(), birth_doubted: false };
    document::zone(&mut lines);
    document::video(&mut lines);
    dates::document(&mut lines);
    dates::person(&mut lines);
    names::names(&mut lines);
    signing::identity(&mut lines);
    signing::certificate(&mut lines);
    session(&mut lines);
    biometric::liveness(&mut lines);
    biometric::consent(&mut lines);
    workflow::workflow(&mut lines);
    workflow::fallbacks(&mut lines);
    signing::credentials(&mut lines);
    accounts::transfer(&mut lines);
    accounts::accounts(&mut lines);
    contract::contract(&mut lines);
    contract::signer(&mut lines);
    contract::trail(&mut lines);
    assertion::assertions(&mut lines);
    let mut found = lines.found;
    found.sort_by_key(|line| (line.tone, line.topic));
    // A zone has one verdict: right check digits do not stand apart as *in order* beside a day that differs.
    if let Some(gravest) = found.iter().find(|line| line.topic == Topic::Zone).map(|line| line.tone) {
        found.iter_mut().filter(|line| line.topic == Topic::Zone).for_each(|line| line.tone = gravest);
        found.sort_by_key(|line| (line.tone, line.topic));
    }
    found
}

/// From here on the end of a session is near enough to be worth a look.
const SOON_SECS: i64 = 3_600;

/// The end of the session: counted down while it runs, explained once it is over.
fn session(lines: &mut Lines<'_>) {
    let seen = lines.seen;
    let ends = seen.session.and_then(|session| session.expires_at).or(seen.summary.expires_at);
    let open = matches!(seen.summary.state, CaseState::Pending | CaseState::AwaitingSecond);
    let Some(ends) = ends.filter(|_| open) else { return };
    if seen.now >= ends {
        lines.add_until(Topic::Session, Tone::Caution, "check-session-over", ends);
    } else if (ends - seen.now).num_seconds() <= SOON_SECS {
        lines.add_until(Topic::Session, Tone::Caution, "check-session-soon", ends);
    } else {
        lines.add_until(Topic::Session, Tone::Note, "check-session-runs", ends);
    }
}

/// A moment as a person reads it, to the second.
fn moment(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d %H:%M:%S UTC").to_string()
}

/// Items in one line, with a comma between them.
fn list(items: &[String]) -> String {
    items.join(", ")
}
