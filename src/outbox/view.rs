//! An entry as the window and the command line show it.
use serde::Serialize;

use super::late::{is_late, late_sentence};
use super::states::{EntryState, Word};
use super::words::{code_of, why_sentence};
use crate::catalogue::{Language, Scheme, explain_code};
use crate::clock::{Clock, rfc3339};
use crate::decision::{Answer, CustomerReason, Looked, ReasonRef, StandingDecision};
use crate::ids::CaseId;
use crate::secret::Personal;
use crate::store::EntryRow;

/// An entry. Comment and name are personal.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct EntryView {
    /// The row.
    pub entry_id: String,
    /// The decision.
    pub decision_id: String,
    /// The case.
    pub case_id: CaseId,
    /// The person's name, while the case is here.
    pub name: Option<String>,
    /// Approve or reject.
    pub answer: Answer,
    /// It is a second person's answer, and `decision_id` that of the answer.
    pub second: bool,
    /// Coded reasons.
    pub reasons: Vec<EntryReason>,
    /// Internal words.
    pub comment: String,
    /// What the end user may be told.
    pub customer_reason: Option<CustomerReason>,
    /// What was ticked and marked with it; none when that cannot be read any more.
    pub looked: Option<Looked>,
    /// Where it stands.
    pub state: EntryState,
    /// The word on screen.
    pub word: Word,
    /// When it was saved.
    pub saved_at: String,
    /// Until when it can be taken back.
    pub send_after: String,
    /// Seconds left for that, rounded up.
    pub undo_secs_left: u32,
    /// Whether it can still be taken back: nothing of it was sent.
    pub can_undo: bool,
    /// A stable code behind the sentence.
    pub code: Option<String>,
    /// Why it waits or needs a person, or that it has had no end for more than a day, in one sentence.
    pub why: Option<String>,
    /// When it is tried next.
    pub next_attempt_at: Option<String>,
    /// How often it was sent.
    pub attempts: u32,
    /// The platform's receipt.
    pub receipt: Option<ReceiptView>,
    /// The decision that stands in the way.
    pub theirs: Option<TheirsView>,
    /// A person has taken note.
    pub acknowledged: bool,
}

/// A coded reason of a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct EntryReason {
    /// Who coined it.
    pub scheme: String,
    /// The code, raw.
    pub code: String,
    /// A few words; the raw code where nobody knows it.
    pub title: String,
    /// A 32xx code.
    pub suspicion: bool,
}

/// The platform's receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReceiptView {
    /// Where the decision stands on the platform.
    pub state: crate::decision::DecisionState,
    /// When the platform recorded it.
    pub recorded_at: String,
    /// When it took effect.
    pub applied_at: Option<String>,
    /// What the platform says of the session.
    pub resulting_outcome: Option<String>,
    /// For a support call.
    pub request_id: Option<String>,
}

/// Somebody else's decision. Name and comment are personal, so there is no `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TheirsView {
    /// Approve or reject.
    pub decision: Answer,
    /// Who decided: their id.
    pub reviewer: String,
    /// Who decided, by name, where the platform says it.
    pub reviewer_name: Option<String>,
    /// Coded reasons, where the platform shows them.
    pub reasons: Vec<EntryReason>,
    /// Internal words, where the platform shows them.
    pub comment: Option<String>,
    /// Where it stands on the platform.
    pub state: crate::decision::DecisionState,
    /// When.
    pub recorded_at: String,
    /// When it took effect.
    pub applied_at: Option<String>,
    /// What the platform says of the session.
    pub resulting_outcome: Option<String>,
}

/// The parts of a stored body that are shown.
#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct Body {
    #[serde(default)]
    reasons: Vec<ReasonRef>,
    #[serde(default)]
    comment: String,
    customer_facing_reason: Option<CustomerReason>,
}

/// Puts an entry into words.
pub fn view(entry: &EntryRow, name: Option<Personal<String>>, clock: &Clock, language: Language) -> EntryView {
    let now = clock.steady();
    let body = serde_json::from_slice(&entry.body).unwrap_or(Body {
        reasons: Vec::new(),
        comment: String::new(),
        customer_facing_reason: None,
    });
    let word = entry.state.word(now, entry.send_after);
    let left = (entry.send_after - now).num_milliseconds().max(0);
    let can_undo = entry.state == EntryState::Queued && entry.first_sent_at.is_none();
    let late = is_late(entry.state, entry.why.as_deref(), entry.first_sent_at, clock.now());
    let late = if late { late_sentence(entry.state, language) } else { None };
    let waits = matches!(entry.state, EntryState::Queued | EntryState::Unknown | EntryState::Accepted);
    EntryView {
        entry_id: entry.entry_id.to_string(),
        decision_id: entry.decision_id.to_string(),
        case_id: entry.case_id.clone(),
        name: name.map(Personal::into_exposed),
        answer: entry.answer,
        second: entry.second_to.is_some(),
        reasons: titled(&body.reasons, language),
        comment: body.comment,
        customer_reason: body.customer_facing_reason,
        looked: entry.looked.clone(),
        state: entry.state,
        word,
        saved_at: rfc3339(entry.saved_at),
        send_after: rfc3339(clock.shown(entry.send_after)),
        undo_secs_left: if can_undo { u32::try_from((left + 999) / 1000).unwrap_or(0) } else { 0 },
        can_undo,
        why: late.or_else(|| entry.why.as_deref().and_then(|code| why_sentence(entry.state, code, language))),
        code: entry.why.as_deref().map(|why| code_of(why).to_owned()),
        next_attempt_at: waits.then(|| rfc3339(clock.shown(entry.next_attempt_at.max(entry.send_after)))),
        attempts: entry.attempts,
        receipt: entry.receipt.as_ref().map(|receipt| ReceiptView {
            state: receipt.state,
            recorded_at: rfc3339(receipt.recorded_at),
            applied_at: receipt.applied_at.map(rfc3339),
            resulting_outcome: receipt.resulting_outcome.clone(),
            request_id: receipt.request_id.clone(),
        }),
        theirs: entry.theirs.as_ref().map(|theirs| theirs_view(theirs, language)),
        acknowledged: entry.acknowledged,
    }
}

/// Puts somebody else's decision into words.
pub fn theirs_view(theirs: &StandingDecision, language: Language) -> TheirsView {
    let text_of = |value: Option<&Personal<String>>| value.map(|value| value.expose().clone());
    let words = theirs.words.as_deref();
    TheirsView {
        decision: theirs.decision,
        reviewer: theirs.reviewer_id.to_string(),
        reviewer_name: text_of(words.and_then(|words| words.reviewer_name.as_ref())),
        reasons: words.map(|words| titled(&words.reasons, language)).unwrap_or_default(),
        comment: text_of(words.and_then(|words| words.comment.as_ref())),
        state: theirs.state,
        recorded_at: rfc3339(theirs.recorded_at),
        applied_at: theirs.applied_at.map(rfc3339),
        resulting_outcome: theirs.resulting_outcome.clone(),
    }
}

/// Reasons with a few words each, in this language.
pub(crate) fn titled(reasons: &[ReasonRef], language: Language) -> Vec<EntryReason> {
    let titled = reasons.iter().map(|reason| {
        let scheme = Scheme::parse(&reason.scheme).unwrap_or(Scheme::Other);
        let told = explain_code(scheme, &reason.code, None, None, language);
        EntryReason {
            scheme: reason.scheme.clone(),
            code: reason.code.clone(),
            title: told.title.as_str().to_owned(),
            suspicion: told.suspicion,
        }
    });
    titled.collect()
}
