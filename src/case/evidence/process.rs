//! Blocks of the banking platform (contract section 6), and what the End step writes.
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;

use super::accounts::{Accounts, accounts};
use super::fields::{Fields, RawField, plain, vault};
use super::reasons::reason;
use super::{Provenance, shown_or_empty};
use crate::case::block::DataBlock;
use crate::case::shown::ShownText;
use crate::catalogue::{ExplainedCode, Language, Scheme};
use crate::ids::FileRef;

/// Items of one list that are kept.
const LIMIT: usize = 200;

/// The documented events of an identification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum QesEventName {
    /// The person has finished their part.
    Created,
    /// The provider is reviewing.
    Processing,
    /// The person gave up.
    Aborted,
    /// The provider is done, either way.
    Finalized,
    /// An event this console does not know.
    Unknown,
}

/// One event, once however often it came.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct QesEvent {
    /// Which.
    pub name: QesEventName,
    /// As it came.
    pub word: String,
    /// When it happened, where said.
    #[specta(type = Option<String>)]
    pub at: Option<DateTime<Utc>>,
    /// Its result, in the platform's word.
    pub result: Option<String>,
    /// Its reason.
    pub reason: Option<ExplainedCode>,
}

/// Where an identification stands. The same whichever order its events came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum QesStage {
    /// No event that says anything.
    NotStarted,
    /// Finished by the person.
    Created,
    /// Under review.
    Processing,
    /// Given up.
    Aborted,
    /// Done.
    Finalized,
    /// Both given up and done: the record contradicts itself.
    Contradictory,
}

/// A qualified-signature identification.
#[derive(Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct QesProcess {
    /// Which block.
    pub from: Provenance,
    /// The provider's id.
    pub identification_id: Option<String>,
    /// The banking platform's user.
    pub user_id: Option<String>,
    /// Each event once, in the order of time; those without a time last.
    pub events: Vec<QesEvent>,
    /// Where it stands.
    pub stage: QesStage,
    /// The result of the event that ended it.
    pub result: Option<String>,
    /// Every reason, each once.
    pub reasons: Vec<ExplainedCode>,
    /// Events that came more than once.
    pub repeats: u32,
    /// Whether the events came in the order they happened.
    pub in_order: bool,
    /// Events that must have happened and never came.
    pub gaps: Vec<QesEventName>,
    /// Fields without a place above.
    pub other: Vec<RawField>,
}

impl QesProcess {
    /// Whether the provider said once that it ended well: the documents are signed after that event without anybody's doing
    /// (platforms 3.2). No other event takes a signature back, so that one is enough, whatever else came.
    pub fn ended_well(&self) -> bool {
        let well = |event: &QesEvent| event.result.as_deref().is_some_and(says_success);
        self.events.iter().any(|event| event.name == QesEventName::Finalized && well(event))
    }
}

/// The words a result may have stand in no copy of the description: every form of this one counts, with what may be said
/// behind it (*success, data changed*).
fn says_success(word: &str) -> bool {
    let word = plain(word);
    word.starts_with("success") || word.starts_with("succeed")
}

/// Reads `qesProcess`.
pub(super) fn qes(block: &DataBlock, language: Language) -> QesProcess {
    let mut fields = Fields::of(&block.content);
    let mut events: Vec<QesEvent> = Vec::new();
    let mut repeats = 0;
    for item in fields.items(&["events"]).iter().take(LIMIT) {
        let event = event(item, language);
        if events.contains(&event) { repeats += 1 } else { events.push(event) }
    }
    let came: Vec<_> = events.iter().filter_map(|event| event.at).collect();
    let in_order = came.is_sorted();
    events.sort_by_key(|event| (event.at.is_none(), event.at, event.name));
    let has = |name: QesEventName| events.iter().any(|event| event.name == name);
    let stage = stage(&has);
    let last = match stage {
        QesStage::Aborted => QesEventName::Aborted,
        QesStage::Processing => QesEventName::Processing,
        QesStage::NotStarted | QesStage::Created => QesEventName::Created,
        QesStage::Finalized | QesStage::Contradictory => QesEventName::Finalized,
    };
    let mut reasons: Vec<ExplainedCode> = Vec::new();
    for reason in events.iter().filter_map(|event| event.reason.as_ref()) {
        if !reasons.contains(reason) {
            reasons.push(reason.clone());
        }
    }
    let needed = match stage {
        QesStage::Finalized | QesStage::Contradictory => vec![QesEventName::Created, QesEventName::Processing],
        QesStage::Processing => vec![QesEventName::Created],
        _ => Vec::new(),
    };
    QesProcess {
        from: Provenance::of(block),
        identification_id: fields.word(&["identificationId"]),
        user_id: fields.word(&["userId"]),
        gaps: needed.into_iter().filter(|name| !has(*name)).collect(),
        result: events.iter().rev().filter(|event| event.name == last).find_map(|event| event.result.clone()),
        reasons,
        stage,
        events,
        repeats,
        in_order,
        other: fields.rest(),
    }
}

fn stage(has: &impl Fn(QesEventName) -> bool) -> QesStage {
    match (has(QesEventName::Aborted), has(QesEventName::Finalized)) {
        (true, true) => QesStage::Contradictory,
        (true, false) => QesStage::Aborted,
        (false, true) => QesStage::Finalized,
        (false, false) if has(QesEventName::Processing) => QesStage::Processing,
        (false, false) if has(QesEventName::Created) => QesStage::Created,
        (false, false) => QesStage::NotStarted,
    }
}

fn event(item: &Value, language: Language) -> QesEvent {
    let mut fields = Fields::of(item);
    let told = fields.word(&["name", "event", "webhook"]).unwrap_or_default();
    let name = match plain(&told).as_str() {
        "qescreated" | "created" => QesEventName::Created,
        "qesprocessing" | "processing" => QesEventName::Processing,
        "qesaborted" | "aborted" => QesEventName::Aborted,
        "qesfinalized" | "qesfinalised" | "finalized" | "finalised" => QesEventName::Finalized,
        _ => QesEventName::Unknown,
    };
    QesEvent {
        name,
        word: told,
        at: fields.time(&["at", "createdAt"]),
        result: fields.word(&["result"]),
        reason: fields.value(&["reason"]).and_then(|value| reason(value, Scheme::Qes, language)),
    }
}

/// A review by the banking platform's own compliance team.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct KycReview {
    /// Which block.
    pub from: Provenance,
    /// Level as recorded.
    pub level: Option<String>,
    /// The level's name, where known.
    pub level_name: Option<String>,
    /// Review as recorded.
    pub review: Option<String>,
    /// The review's name, where known.
    pub review_name: Option<String>,
    /// Its comment.
    pub comment: ShownText,
    /// Whom it is for, and the accounts around it: the review is usually asked for the parent only.
    pub accounts: Accounts,
    /// Fields without a place above.
    pub other: Vec<RawField>,
}

const LEVELS: [&str; 7] = ["NONE", "LIGHT", "REGULAR", "STRONG", "REFUSED", "PREVALIDATED", "ENHANCED"];
const REVIEWS: [&str; 8] =
    ["NONE", "PENDING", "VALIDATED", "REFUSED", "INVESTIGATING", "CLOSED", "REVIEW_OPEN", "REVIEW_PENDING"];

/// Reads `kycReview`; numbers come as text too.
pub(super) fn kyc(block: &DataBlock) -> KycReview {
    let mut fields = Fields::of(&block.content);
    let name = |code: Option<&str>, names: &[&str]| {
        code.and_then(|code| code.parse::<usize>().ok()).and_then(|at| names.get(at).map(|name| (*name).to_owned()))
    };
    let level = fields.word(&["level", "kycLevel"]);
    let review = fields.word(&["review", "kycReview"]);
    KycReview {
        from: Provenance::of(block),
        level_name: name(level.as_deref(), &LEVELS),
        review_name: name(review.as_deref(), &REVIEWS),
        level,
        review,
        comment: shown_or_empty(fields.shown(&["comment", "kycReviewComment"])),
        accounts: accounts(&mut fields),
        other: fields.rest(),
    }
}

/// A document that waits for a review on the banking platform.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PreReviewDocument {
    /// Which block.
    pub from: Provenance,
    /// The document's id there.
    pub document_id: Option<String>,
    /// Its type, a number on the wire.
    pub document_type: Option<String>,
    /// Its status as recorded; what the numbers mean is not published.
    pub status: Option<String>,
    /// The file.
    pub file: Option<FileRef>,
    /// Fields without a place above.
    pub other: Vec<RawField>,
}

/// Reads `preReviewDocument`.
pub(super) fn pre_review(block: &DataBlock) -> PreReviewDocument {
    let mut fields = Fields::of(&block.content);
    PreReviewDocument {
        from: Provenance::of(block),
        document_id: fields.word(&["documentId"]),
        document_type: fields.word(&["documentType"]),
        status: fields.word(&["status"]),
        file: fields.value(&["file"]).and_then(vault),
        other: fields.rest(),
    }
}

/// What the End step wrote.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct OutcomeFacts {
    /// Which block.
    pub from: Provenance,
    /// The outcome in the platform's word.
    pub outcome: Option<String>,
    /// Fields without a place above.
    pub other: Vec<RawField>,
}

/// Reads `outcomeStatus`, of which only the name is documented.
pub(super) fn outcome(block: &DataBlock) -> OutcomeFacts {
    let mut fields = Fields::of(&block.content);
    let outcome = fields.word(&["outcome", "status", "result"]);
    OutcomeFacts { from: Provenance::of(block), outcome, other: fields.rest() }
}
