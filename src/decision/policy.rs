//! What is missing before an answer may be saved (contract section 4, DESIGN 6 and 11). Pure: no I/O, no clock.
//!
//! The engine checks this whatever asks, window or command line; the platform checks its own rules again. Where the two
//! could differ, this side is the stricter one, so that what is saved here is not refused there.
mod looked;

use serde::{Deserialize, Serialize};

use super::answer::{Answer, CustomerReason, DecisionInput, ReasonRef};
use super::missing::{Missing, MissingCode};
use super::turn::Turn;
use crate::case::evidence::AccountField;
use crate::case::shown::{nothing_to_read, steering};
use crate::case::{CaseFacts, CaseState};
use crate::catalogue::{InternalText, Language, Polarity, Scheme, find, is_suspicion, needs_comment};
use crate::policy::Edition;

/// Reasons one decision may carry. The contract names no limit; this one keeps a body far under its size limit.
const MAX_REASONS: usize = 50;
/// Characters of one code.
const MAX_CODE: usize = 100;

/// The platform's policy, as `GET policy` answers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Policy {
    /// Its version; stored with each decision.
    pub version: String,
    /// The texts for end users it allows, as words: one this console does not know is simply not offered.
    pub customer_facing_reasons: Vec<String>,
    /// When a second person is needed.
    pub second_person: SecondPerson,
    /// Longest comment, in Unicode scalar values.
    pub max_comment_length: u32,
}

/// When a second person is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SecondPerson {
    /// For an approve over a suspicion code.
    pub approve_over_suspicion: bool,
    /// Whether the first answer is hidden until the second is given.
    #[serde(default)]
    pub blind: bool,
}

impl Default for Policy {
    /// The contract's own rules, for the time before the platform's policy was fetched.
    fn default() -> Self {
        Self {
            version: "contract-1".to_owned(),
            customer_facing_reasons: CustomerReason::ALL.iter().map(|reason| reason.as_str().to_owned()).collect(),
            second_person: SecondPerson { approve_over_suspicion: true, blind: true },
            max_comment_length: 4_000,
        }
    }
}

/// What policy says of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PolicyCheck {
    /// Empty when the answer may be saved.
    pub missing: Vec<Missing>,
    /// A second person has to give the same answer before it takes effect.
    pub needs_second: bool,
    /// The answer goes against a suspicion code, of the case or picked as a reason.
    pub over_suspicion: bool,
}

impl PolicyCheck {
    /// True when nothing is missing.
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty()
    }

    /// Whether the person is asked once more who they are before it is saved: against a suspicion, and as the second of two
    /// people, whatever they answer (reliability B3 and 4.10).
    pub const fn asks_who(&self, turn: Turn) -> bool {
        self.over_suspicion || turn.is_second()
    }

    /// True when this one thing is missing.
    pub fn lacks(&self, code: MissingCode) -> bool {
        self.missing.iter().any(|missing| missing.code == code)
    }
}

/// Checks a person's answer against the case, the platform's policy, and the edition of the step-up policy the case came
/// under. That edition can ask for more than the contract does and never for less.
pub fn check(
    input: &DecisionInput,
    facts: &CaseFacts,
    policy: &Policy,
    edition: &Edition,
    language: Language,
) -> PolicyCheck {
    let picked_suspicion = input.reasons.iter().any(|reason| is_suspicion(&reason.code));
    let over_suspicion = input.answer == Answer::Approve && (facts.has_suspicion() || picked_suspicion);
    let mut notes = Notes { missing: Vec::new(), language };
    check_case(input, facts, &mut notes);
    let second_person = over_suspicion && !facts.turn.is_second() && policy.second_person.approve_over_suspicion;
    if input.answer == Answer::Approve {
        check_approvable(facts, over_suspicion, policy, edition, &mut notes);
    }
    check_reasons(input, facts, over_suspicion, edition, &mut notes);
    check_override(input, over_suspicion, &mut notes);
    check_comment(input, facts, over_suspicion, policy, edition, &mut notes);
    check_customer_reason(input, policy, &mut notes);
    looked::check_ticks(input, facts, edition, &mut notes);
    looked::check_marks(input, facts, &mut notes);
    PolicyCheck { missing: notes.missing, needs_second: second_person, over_suspicion }
}

/// What is said when the evidence changed between the look and the answer; the caller compares the digests.
pub fn evidence_changed(language: Language) -> Missing {
    Notes { missing: Vec::new(), language }.note(MissingCode::EvidenceMismatch, "evidence_mismatch", &[])
}

struct Notes {
    missing: Vec<Missing>,
    language: Language,
}

impl Notes {
    fn note(&self, code: MissingCode, key: &str, arguments: &[(&str, &str)]) -> Missing {
        Missing { code, text: InternalText::say(self.language, &format!("missing-{key}"), arguments) }
    }

    fn add(&mut self, code: MissingCode) {
        self.add_as(code, code.as_str(), &[]);
    }

    fn add_as(&mut self, code: MissingCode, key: &str, arguments: &[(&str, &str)]) {
        let missing = self.note(code, key, arguments);
        if !self.missing.iter().any(|known| known.code == code) {
            self.missing.push(missing);
        }
    }
}

fn check_case(input: &DecisionInput, facts: &CaseFacts, notes: &mut Notes) {
    match facts.state {
        CaseState::Pending if facts.operations => notes.add_as(MissingCode::NotReviewable, "operations", &[]),
        CaseState::Pending => {}
        CaseState::AwaitingSecond if facts.turn == Turn::Second => {}
        CaseState::AwaitingSecond if facts.turn == Turn::Own => notes.add(MissingCode::SelfReview),
        CaseState::AwaitingSecond => notes.add_as(MissingCode::NotReviewable, "awaiting_second", &[]),
        CaseState::Applying | CaseState::Decided => notes.add_as(MissingCode::NotReviewable, "decided", &[]),
        CaseState::Gone => notes.add_as(MissingCode::NotReviewable, "gone", &[]),
    }
    // A second person who declines rejects nobody: the case is pending again.
    if facts.signature_issued && input.answer == Answer::Reject && !facts.turn.is_second() {
        notes.add(MissingCode::SignatureIssued);
    }
}

/// What keeps a case from being approved, whatever is picked and written: an identity too old to sign with, a block the
/// signature cannot do without, a second person the platform has none of. None of it keeps it from being rejected.
fn check_approvable(facts: &CaseFacts, over_suspicion: bool, policy: &Policy, edition: &Edition, notes: &mut Notes) {
    if facts.identity_expired {
        notes.add(MissingCode::IdentityExpired);
    }
    if !facts.missing_blocks.is_empty() {
        let label = |kind: &String| InternalText::words(notes.language, &format!("block-{kind}"), &[]);
        let blocks: Vec<String> = facts.missing_blocks.iter().map(label).collect();
        let code = MissingCode::RequiredBlockMissing;
        notes.add_as(code, code.as_str(), &[("blocks", &blocks.join(", "))]);
    }
    check_account(facts, edition, notes);
    let asked = over_suspicion || edition.asks_second(&facts.families());
    let second_person = over_suspicion && policy.second_person.approve_over_suspicion;
    if asked && !second_person && !facts.turn.is_second() {
        // The platform alone can hold an answer back until a second person has given theirs.
        notes.add(MissingCode::SecondPersonNotOffered);
    }
}

/// What a person is told before they begin an approve that could not be saved; empty where one can be.
pub fn not_approvable(facts: &CaseFacts, policy: &Policy, edition: &Edition, language: Language) -> Vec<Missing> {
    let mut notes = Notes { missing: Vec::new(), language };
    check_approvable(facts, facts.has_suspicion(), policy, edition, &mut notes);
    notes.missing
}

/// Whether this reason can carry a reject without another beside it: it neither speaks for the session nor names a technical
/// cause, and is of a family the edition lets carry one.
pub fn carries_reject(reason: &ReasonRef, facts: &CaseFacts, edition: &Edition) -> bool {
    let code = &reason.code;
    !speaks_for(reason) && !facts.is_technical(code) && edition.carries_reject(facts.family_of(code))
}

fn speaks_for(reason: &ReasonRef) -> bool {
    find(&reason.code).is_some_and(|entry| entry.polarity == Polarity::Positive)
}

/// Whether this reason can be given for an approve: it is on the case, and so was weighed, or it speaks for the session, or it
/// is a suspicion, over which an approve needs an override.
fn fits_approve(reason: &ReasonRef, facts: &CaseFacts) -> bool {
    // By number, as the case's own are: a message name and its number are one reason.
    let code = find(&reason.code).map_or(reason.code.as_str(), |entry| entry.code.as_str());
    facts.codes.iter().any(|known| known.code.eq_ignore_ascii_case(code))
        || speaks_for(reason)
        || is_suspicion(&reason.code)
}

/// Whether picking this reason makes the comment mandatory, by the contract or by the edition.
pub fn asks_comment(reason: &ReasonRef, facts: &CaseFacts, edition: &Edition) -> bool {
    needs_comment(&reason.code) || edition.asks_comment(facts.family_of(&reason.code))
}

/// What the bank would answer with 428: told with the form, and refused where the edition says so.
fn check_account(facts: &CaseFacts, edition: &Edition, notes: &mut Notes) {
    let empty = &facts.empty_account_fields;
    if edition.approve_needs_account && !empty.is_empty() {
        let fields = AccountField::labels(empty, notes.language);
        let code = MissingCode::AccountIncomplete;
        notes.add_as(code, code.as_str(), &[("fields", &fields)]);
    }
}

fn check_reasons(input: &DecisionInput, facts: &CaseFacts, over_suspicion: bool, edition: &Edition, notes: &mut Notes) {
    let reasons = &input.reasons;
    if reasons.iter().any(|reason| !is_well_formed(reason)) {
        notes.add(MissingCode::UnknownReason);
    }
    let twice = reasons.iter().enumerate().any(|(at, reason)| reasons.iter().take(at).any(|earlier| earlier == reason));
    if twice || reasons.len() > MAX_REASONS {
        notes.add(MissingCode::TooManyReasons);
    }
    let required = input.answer == Answer::Reject || over_suspicion || input.override_suspicion;
    if reasons.is_empty() {
        if required {
            notes.add(MissingCode::ReasonRequired);
        }
    } else if input.answer == Answer::Reject {
        if reasons.iter().all(|reason| facts.is_technical(&reason.code)) {
            notes.add(MissingCode::TechnicalReasonOnly);
        } else if reasons.iter().all(|reason| speaks_for(reason) || facts.is_technical(&reason.code)) {
            notes.add(MissingCode::ReasonDoesNotFit);
        } else if !reasons.iter().any(|reason| carries_reject(reason, facts, edition)) {
            notes.add_as(MissingCode::ReasonDoesNotFit, "reason_family_does_not_fit", &[]);
        }
    } else if reasons.iter().any(|reason| is_well_formed(reason) && !fits_approve(reason, facts)) {
        notes.add_as(MissingCode::ReasonDoesNotFit, "reason_not_on_case", &[]);
    }
}

/// A known scheme, written as the contract writes it, and a code without white space, control or invisible
/// characters: with one, a suspicion would pass for a code nobody knows. A code
/// nobody knows in a known scheme is fine (contract section 7).
fn is_well_formed(reason: &ReasonRef) -> bool {
    let code = &reason.code;
    Scheme::parse(&reason.scheme).is_some_and(|scheme| scheme.as_str() == reason.scheme)
        && !code.is_empty()
        && code.len() <= MAX_CODE
        && !code.chars().any(|c| c.is_control() || c.is_whitespace() || steering(c).is_some())
}

fn check_override(input: &DecisionInput, over_suspicion: bool, notes: &mut Notes) {
    if over_suspicion && !input.override_suspicion {
        notes.add(MissingCode::OverrideRequired);
    }
    if input.override_suspicion && input.answer == Answer::Reject {
        notes.add(MissingCode::OverrideNotApplicable);
    }
}

fn check_comment(
    input: &DecisionInput,
    facts: &CaseFacts,
    over_suspicion: bool,
    policy: &Policy,
    edition: &Edition,
    notes: &mut Notes,
) {
    let limit = usize::try_from(policy.max_comment_length).unwrap_or(usize::MAX);
    // The bytes settle it for a text of many megabytes before anything is counted: no scalar takes more than four.
    let too_long = input.comment.len() > limit.saturating_mul(4) || input.comment.chars().count() > limit;
    if too_long {
        notes.add_as(
            MissingCode::CommentTooLong,
            "comment_too_long",
            &[("limit", &policy.max_comment_length.to_string())],
        );
    }
    let by_reason = input.reasons.iter().any(|reason| asks_comment(reason, facts, edition));
    if nothing_to_read(&input.comment) {
        if over_suspicion || input.override_suspicion || by_reason {
            notes.add(MissingCode::CommentRequired);
        } else if input.answer == Answer::Approve {
            looked::check_open_items(input, &edition.checklist_of(&facts.families()), notes);
        }
    }
}

fn check_customer_reason(input: &DecisionInput, policy: &Policy, notes: &mut Notes) {
    match (input.answer, input.customer_reason) {
        (Answer::Approve, Some(_)) => notes.add(MissingCode::CustomerReasonNotAllowed),
        (Answer::Approve, None) => {}
        (Answer::Reject, None) => notes.add(MissingCode::CustomerReasonRequired),
        (Answer::Reject, Some(reason)) => {
            if !policy.customer_facing_reasons.iter().any(|word| word == reason.as_str()) {
                notes.add_as(MissingCode::CustomerReasonNotAllowed, "customer_reason_not_in_policy", &[]);
            }
        }
    }
}

#[cfg(test)]
#[path = "policy_any_input_tests.rs"]
mod any_input_tests;
#[cfg(test)]
#[path = "policy_edition_tests.rs"]
mod edition_tests;
#[cfg(test)]
#[path = "policy_tests.rs"]
mod tests;
