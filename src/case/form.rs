//! What the decision form of a case offers. The engine checks the answer again when it is saved.
use super::CaseFacts;
use super::view::{CustomerReasonView, DecisionForm, ReasonChoiceView};
use crate::case::CaseState;
use crate::catalogue::{InternalText, Language, customer_choices, reason_choices};
use crate::decision::{Answer, Policy, Turn};

/// Why a person may not decide, if so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blocked {
    /// Roles do not cover it.
    Role,
    /// Nobody holds a live claim here.
    NoClaim,
    /// Somebody else holds it.
    Held,
    /// A decision of ours is on its way or confirmed.
    Decided,
    /// Evidence is still to come.
    NoEvidence,
}

/// Builds the form. Nothing in it is preselected.
pub fn form(facts: &CaseFacts, policy: &Policy, blocked: Option<Blocked>, language: Language) -> DecisionForm {
    let suspicion = facts.has_suspicion();
    let why_not = why_not(facts, blocked, language);
    DecisionForm {
        can_decide: why_not.is_none(),
        why_not,
        reasons: reasons(facts, language),
        customer_reasons: customer_choices(suspicion, language)
            .into_iter()
            .map(|choice| CustomerReasonView {
                allowed: policy.customer_facing_reasons.iter().any(|word| word == choice.reason.as_str()),
                suggested: choice.suggested && choice.reason == crate::decision::CustomerReason::CouldNotBeCompleted,
                text: choice.text.as_str().to_owned(),
                code: choice.reason,
            })
            .collect(),
        suspicion_on_case: suspicion,
        approve_needs_second: suspicion && !facts.turn.is_second() && policy.second_person.approve_over_suspicion,
        reject_offered: !facts.signature_issued || facts.turn.is_second(),
        reject_not_offered_why: (facts.signature_issued && !facts.turn.is_second())
            .then(|| "A signature was already issued. Revoking it is another process.".to_owned()),
        max_comment: policy.max_comment_length,
    }
}

fn reasons(facts: &CaseFacts, language: Language) -> Vec<ReasonChoiceView> {
    let mut listed: Vec<ReasonChoiceView> = Vec::new();
    for group in reason_choices(Answer::Reject, &facts.codes, language) {
        let on_case = group.group == crate::catalogue::ReasonGroup::OfThisCase;
        for choice in group.choices {
            let known =
                listed.iter().any(|seen| seen.scheme == choice.reason.scheme && seen.code == choice.reason.code);
            if !known {
                listed.push(ReasonChoiceView {
                    scheme: choice.reason.scheme,
                    code: choice.reason.code,
                    title: choice.title.as_str().to_owned(),
                    group: group.title.as_str().to_owned(),
                    suspicion: choice.suspicion,
                    needs_comment: choice.needs_comment,
                    on_case,
                });
            }
        }
    }
    listed
}

fn why_not(facts: &CaseFacts, blocked: Option<Blocked>, language: Language) -> Option<String> {
    let say = |id: &str| InternalText::say(language, id, &[]).as_str().to_owned();
    match facts.turn {
        Turn::Own => return Some(say("missing-self_review")),
        Turn::Unnamed => return Some(say("second-unnamed")),
        Turn::Answered => return Some(say("second-answered")),
        Turn::First | Turn::Second => {}
    }
    let by_state = match facts.state {
        CaseState::Pending | CaseState::AwaitingSecond if facts.operations => {
            Some("The workflow gave no decision: this is one for operations.")
        }
        CaseState::Pending | CaseState::AwaitingSecond => None,
        CaseState::Applying | CaseState::Decided => Some("This case is decided."),
        CaseState::Gone => Some("This case is gone."),
    };
    let by_person = match blocked {
        Some(Blocked::Role) => Some("Your role reads cases; it does not decide them."),
        Some(Blocked::Held) => Some("Somebody else holds this case."),
        Some(Blocked::NoClaim) => Some("You hold no live claim on this case. Open it again while online."),
        Some(Blocked::Decided) => Some("You have decided this case."),
        Some(Blocked::NoEvidence) => Some("The evidence of this case is still to come."),
        None => None,
    };
    by_state.or(by_person).map(str::to_owned)
}
