//! The ledger as screens and files show it.
use std::collections::BTreeMap;

use serde::Serialize;

use super::verdicts::{Completeness, Integrity, small};
use crate::catalogue::Language;
use crate::clock::rfc3339;
use crate::decision::{Answer, DecisionState};
use crate::ids::{CaseId, DeviceId, PersonId};
use crate::outbox::view::{EntryReason, EntryView, titled};
use crate::secret::Personal;
use crate::store::{LoggedRow, RecordedRow};

/// A person, by id, and by name where it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct PersonName {
    /// Subject of their token; `console` for what a console did by itself.
    pub id: String,
    /// Their name.
    pub name: Option<String>,
}

/// A second person's answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct SecondLook {
    /// Who.
    pub person: PersonName,
    /// What.
    pub answer: Answer,
}

/// A recorded decision. The comment may name the end user, so there is no `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LedgerDecision {
    /// As its console minted it.
    pub decision_id: String,
    /// The case.
    pub case_id: CaseId,
    /// The case is here and can be opened.
    pub case_here: bool,
    /// Who decided.
    pub person: PersonName,
    /// What.
    pub answer: Answer,
    /// Where it stands on the platform.
    pub state: DecisionState,
    /// Coded reasons; none any more once the case is gone.
    pub reasons: Vec<EntryReason>,
    /// It went against a suspicion code.
    pub override_suspicion: bool,
    /// A second person looks, has looked or would have.
    pub second_look: bool,
    /// The second person's answer.
    pub second: Option<SecondLook>,
    /// A decision made on this console came too late against it.
    pub superseded: bool,
    /// It was made on this console.
    pub made_here: bool,
    /// When the platform recorded it.
    pub recorded_at: String,
    /// When it took effect.
    pub applied_at: Option<String>,
    /// What the platform said of the session afterwards.
    pub resulting_outcome: Option<String>,
    /// What they wrote: in the timeline of a case only.
    pub comment: Option<String>,
}

/// A page of decisions, newest first.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct DecisionsPage {
    /// The decisions.
    pub decisions: Vec<LedgerDecision>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// How many there are in all.
    pub count: u32,
}

/// An entry of this console's log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LedgerEntry {
    /// Its place, from 0.
    pub seq: u32,
    /// What happened, as a stable word.
    pub kind: String,
    /// Who did it. None when the bytes cannot be read any more.
    pub person: Option<PersonName>,
    /// On which case.
    pub case_id: Option<CaseId>,
    /// To which decision it belongs.
    pub decision_id: Option<String>,
    /// When, by this console's clock.
    pub at: String,
    /// The clock stood before that of the entry before.
    pub clock_back: bool,
    /// The bytes can be read; else they were tampered with.
    pub readable: bool,
}

/// A page of entries, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct EntriesPage {
    /// The entries.
    pub entries: Vec<LedgerEntry>,
    /// Where it goes on: there may be more, or the rest was not looked through yet.
    pub next: Option<String>,
}

/// What stands above the lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LedgerFacts {
    /// Whether what is here is what was signed.
    pub integrity: Integrity,
    /// Whether something is known to be missing.
    pub completeness: Completeness,
    /// Decisions kept here.
    pub decisions: u32,
    /// Who can be asked for.
    pub people: Vec<PersonName>,
}

/// Something that happened on a case: one of the three.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct TimelineItem {
    /// When: by the platform's clock for a decision, by this console's for the others.
    pub at: String,
    /// The platform says so.
    pub decision: Option<LedgerDecision>,
    /// Saved on this console.
    pub saved: Option<EntryView>,
    /// This console wrote it down.
    pub entry: Option<LedgerEntry>,
}

/// What happened on one case, oldest first.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Timeline {
    /// The case.
    pub case_id: CaseId,
    /// The case is here and can be opened.
    pub case_here: bool,
    /// What happened.
    pub items: Vec<TimelineItem>,
    /// Older entries of the log are left out.
    pub cut: bool,
    /// Up to when the feed of decisions is known.
    pub known_until: Option<String>,
}

/// What rows are read with.
pub struct Reader<'a> {
    /// Names by id.
    pub names: &'a BTreeMap<PersonId, Option<Personal<String>>>,
    /// The language of titles.
    pub language: Language,
    /// This console.
    pub device: &'a DeviceId,
}

impl Reader<'_> {
    /// A person by id.
    pub fn person(&self, id: &PersonId) -> PersonName {
        let name = self.names.get(id).and_then(|name| name.as_ref()).map(|name| name.expose().clone());
        PersonName { id: id.to_string(), name }
    }

    /// A recorded decision.
    pub fn decision(&self, row: &RecordedRow) -> LedgerDecision {
        LedgerDecision {
            decision_id: row.decision_id.clone(),
            case_id: row.case_id.clone(),
            case_here: row.is_here,
            person: self.person(&row.person),
            answer: row.answer,
            state: row.state,
            reasons: titled(&row.reasons, self.language),
            override_suspicion: row.override_suspicion,
            second_look: row.second_look,
            second: row
                .second
                .as_ref()
                .map(|second| SecondLook { person: self.person(&second.person), answer: second.answer }),
            superseded: row.overtook,
            made_here: row.device.as_ref() == Some(self.device),
            recorded_at: rfc3339(row.recorded_at),
            applied_at: row.applied_at.map(rfc3339),
            resulting_outcome: row.outcome.clone(),
            comment: row.comment.as_ref().map(|comment| comment.expose().clone()),
        }
    }

    /// An entry of the log.
    pub fn entry(&self, row: &LoggedRow) -> LedgerEntry {
        let bytes: Option<serde_json::Value> = serde_json::from_slice(&row.bytes).ok();
        let text = |name: &str| bytes.as_ref().and_then(|bytes| bytes.get(name)?.as_str()).map(str::to_owned);
        LedgerEntry {
            seq: small(row.seq),
            kind: row.kind.clone(),
            person: text("actor").map(|actor| self.person(&PersonId::new(actor))),
            case_id: row.case_id.clone(),
            decision_id: text("decisionId"),
            at: rfc3339(row.wall),
            clock_back: bytes.as_ref().and_then(|bytes| bytes.get("clockBack")?.as_bool()).unwrap_or(false),
            readable: bytes.is_some_and(|bytes| bytes.is_object()),
        }
    }
}
