//! What the decision form of a case offers. The engine checks the answer again when it is saved. Pure.
use super::CaseFacts;
use super::view::{ChecklistItemView, CustomerReasonView, DecisionForm, ReasonChoiceView};
use crate::case::CaseState;
use crate::case::evidence::AccountField;
use crate::catalogue::{InternalText, Language, customer_choices, reason_choices};
use crate::decision::{Answer, Policy, ReasonRef, Turn, policy};
use crate::policy::{Edition, asks_mark};

/// Why a person may not decide, if so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blocked {
    /// Roles do not cover it.
    Role,
    /// Nobody holds a live claim here.
    NoClaim,
    /// Somebody else holds it.
    Held,
    /// It is assigned to somebody else, whose decision alone the platform takes.
    Assigned,
    /// A decision of ours is on its way or confirmed.
    Decided,
    /// Evidence is still to come.
    NoEvidence,
    /// The disk has too little room for a decision to be surely kept.
    DiskNearlyFull,
    /// As many decisions wait to be sent as may.
    OutboxFull,
    /// A decision has waited to be sent for as long as one may.
    OutboxTooOld,
    /// It is shown out of a package: it is no case of this console.
    Replay,
}

impl Blocked {
    /// Every reason.
    pub const ALL: [Self; 10] = [
        Self::Role,
        Self::NoClaim,
        Self::Held,
        Self::Assigned,
        Self::Decided,
        Self::NoEvidence,
        Self::DiskNearlyFull,
        Self::OutboxFull,
        Self::OutboxTooOld,
        Self::Replay,
    ];

    /// The message key of its words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Role => "blocked-role",
            Self::NoClaim => "blocked-no_claim",
            Self::Held => "blocked-held",
            Self::Assigned => "blocked-assigned",
            Self::Decided => "blocked-own_decision",
            Self::NoEvidence => "blocked-no_evidence",
            Self::DiskNearlyFull => "blocked-disk_nearly_full",
            Self::OutboxFull => "blocked-outbox_full",
            Self::OutboxTooOld => "blocked-outbox_too_old",
            Self::Replay => "blocked-replay",
        }
    }
}

/// Builds the form. Nothing in it is preselected.
pub fn form(
    facts: &CaseFacts,
    rules: &Policy,
    edition: &Edition,
    blocked: Option<Blocked>,
    language: Language,
) -> DecisionForm {
    let suspicion = facts.has_suspicion();
    let why_not = why_not(facts, blocked, language);
    let not_approvable = policy::not_approvable(facts, rules, edition, language);
    let told: Vec<&str> = not_approvable.iter().map(|missing| missing.text.as_str()).collect();
    DecisionForm {
        can_decide: why_not.is_none(),
        why_not,
        reasons: reasons(facts, edition, language),
        customer_reasons: customer_choices(suspicion, language)
            .into_iter()
            .map(|choice| CustomerReasonView {
                allowed: rules.customer_facing_reasons.iter().any(|word| word == choice.reason.as_str()),
                suggested: choice.suggested && choice.reason == crate::decision::CustomerReason::CouldNotBeCompleted,
                text: choice.text.as_str().to_owned(),
                code: choice.reason,
            })
            .collect(),
        suspicion_on_case: suspicion,
        approve_needs_second: suspicion && !facts.turn.is_second() && rules.second_person.approve_over_suspicion,
        approve_told: (!edition.approve_needs_account && !facts.empty_account_fields.is_empty()).then(|| {
            let fields = AccountField::labels(&facts.empty_account_fields, language);
            InternalText::words(language, "told-account_incomplete", &[("fields", &fields)])
        }),
        approve_offered: told.is_empty(),
        approve_not_offered_why: (!told.is_empty()).then(|| told.join(" ")),
        reject_offered: !facts.signature_issued || facts.turn.is_second(),
        reject_not_offered_why: (facts.signature_issued && !facts.turn.is_second())
            .then(|| InternalText::words(language, "blocked-signature_issued", &[])),
        max_comment: rules.max_comment_length,
        checklist: edition
            .checklist_of(&facts.families())
            .into_iter()
            .map(|item| ChecklistItemView { id: item.id.clone(), text: item.text(language) })
            .collect(),
        can_mark: !facts.pictures.is_empty(),
    }
}

fn reasons(facts: &CaseFacts, edition: &Edition, language: Language) -> Vec<ReasonChoiceView> {
    let mut listed: Vec<ReasonChoiceView> = Vec::new();
    let own: Vec<ReasonRef> = facts.codes.iter().filter(|reason| !facts.is_technical(&reason.code)).cloned().collect();
    for group in reason_choices(Answer::Reject, &own, language) {
        let on_case = group.group.is_of_this_case();
        for choice in group.choices {
            let known =
                listed.iter().any(|seen| seen.scheme == choice.reason.scheme && seen.code == choice.reason.code);
            if !known {
                listed.push(ReasonChoiceView {
                    needs_comment: policy::asks_comment(&choice.reason, facts, edition),
                    carries_reject: policy::carries_reject(&choice.reason, facts, edition),
                    asks_mark: asks_mark(&choice.reason.code, facts.family_of(&choice.reason.code)),
                    scheme: choice.reason.scheme,
                    code: choice.reason.code,
                    title: choice.title.as_str().to_owned(),
                    group: group.title.as_str().to_owned(),
                    suspicion: choice.suspicion,
                    on_case,
                });
            }
        }
    }
    listed
}

fn why_not(facts: &CaseFacts, blocked: Option<Blocked>, language: Language) -> Option<String> {
    let by_turn = match facts.turn {
        Turn::Own => Some("missing-self_review"),
        Turn::Unnamed => Some("second-unnamed"),
        Turn::Answered => Some("second-answered"),
        Turn::First | Turn::Second => None,
    };
    let by_state = match facts.state {
        CaseState::Pending | CaseState::AwaitingSecond if facts.operations => Some("blocked-operations"),
        CaseState::Pending | CaseState::AwaitingSecond => None,
        CaseState::Applying | CaseState::Decided => Some("blocked-decided"),
        CaseState::Gone => Some("blocked-gone"),
    };
    by_turn.or(by_state).or(blocked.map(Blocked::key)).map(|key| InternalText::words(language, key, &[]))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn why_a_case_cannot_be_decided_is_said_in_every_language() {
        let mut keys = Blocked::ALL.map(Blocked::key).to_vec();
        keys.extend(["blocked-operations", "blocked-decided", "blocked-gone", "blocked-signature_issued"]);
        for key in keys {
            let texts: BTreeSet<String> =
                Language::ALL.iter().map(|language| InternalText::words(*language, key, &[])).collect();
            assert_eq!(texts.len(), Language::ALL.len(), "{key}: {texts:?}");
            assert!(texts.iter().all(|text| text.ends_with('.')), "{key}: {texts:?}");
        }
    }
}
