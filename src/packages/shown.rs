//! What a screen is drawn from beside the evidence, as a package takes it along. Pure.
use std::sync::Arc;

use second_look_verify::package::shown::{ShownFile, ShownPolicy, ShownSummary};
use serde_json::json;

use super::PackageKind;
use super::allow::is_word;
use crate::case::OpenedBecause;
use crate::case::seen::ShownWith;
use crate::clock::rfc3339;
use crate::outbox::EntryState;
use crate::policy::Edition;
use crate::store::EntryRow;

/// What the screen of the newest decision is drawn from beside the evidence. Personal, so there is no `Debug`.
pub struct DrawnFrom {
    /// Descriptions of codes, and what the platform's list said.
    pub with: ShownWith,
    /// The edition of the policy.
    pub edition: Arc<Edition>,
    /// Both were kept with that decision; else they are those of now.
    pub kept: bool,
}

/// The decision a case is shown at: the newest that was not taken back.
pub fn newest(entries: &[EntryRow]) -> Option<&EntryRow> {
    entries.iter().find(|entry| entry.state != EntryState::Withdrawn)
}

/// Of a case with its decisions, newest first. The digest over it is still to come: it covers the fields.
pub fn shown(kind: PackageKind, from: &DrawnFrom, entries: &[EntryRow]) -> ShownFile {
    let (summary, edition) = (&from.with, &from.edition);
    let newest = newest(entries);
    // A sentence where a word should stand is nobody's to see but of those who hold everything.
    let word = |text: &str| if kind.is_full() || is_word(&json!(text)) { text.to_owned() } else { String::new() };
    let because = |one: &OpenedBecause| [word(&one.family), word(&one.code)];
    ShownFile {
        catalogue: from.with.catalogue.clone(),
        kept: newest.map(|_| from.kept),
        policy: ShownPolicy {
            digest: edition.digest.clone(),
            // The organisation's own numbers: nobody's to see but of those who hold everything.
            text: kind.is_full().then(|| edition.text.clone()),
            version: edition.version.clone(),
        },
        shown_at: newest.map(|entry| rfc3339(entry.saved_at)),
        state: String::new(),
        summary: ShownSummary {
            device_verdict: summary.device_verdict.as_deref().map(word),
            due_at: summary.due_at.map(rfc3339),
            expires_at: summary.expires_at.map(rfc3339),
            flow_id: summary.flow_id.as_ref().map(|id| word(id.as_str())),
            opened_at: rfc3339(summary.opened_at),
            opened_because: summary.opened_because.iter().map(because).collect(),
            platform_outcome: word(&summary.platform_outcome),
            priority: summary.priority,
            second: newest.is_some_and(|entry| entry.second_to.is_some()),
            session_id: summary.session_id.as_ref().map(|id| word(id.as_str())),
            source: summary.source.clone(),
        },
        v: 1,
    }
}
