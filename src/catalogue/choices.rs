//! What the decision form offers: coded reasons in groups, and the texts an end user may get.
use serde::Serialize;

use super::entry::{CodeEntry, every_entry, find, is_suspicion, needs_comment};
use super::language::Language;
use super::texts::{CustomerText, InternalText};
use super::words::{Polarity, ReasonGroup};
use crate::decision::{Answer, CustomerReason, ReasonRef};

/// One group of the form. Groups come in a fixed order; codes of the case come first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReasonChoices {
    /// Which group.
    pub group: ReasonGroup,
    /// Its heading.
    pub title: InternalText,
    /// The codes in it.
    pub choices: Vec<ReasonChoice>,
}

/// One coded reason that can be picked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReasonChoice {
    /// What is sent when it is picked.
    pub reason: ReasonRef,
    /// A few words; the raw code where the catalogue does not know it.
    pub title: InternalText,
    /// A 32xx code.
    pub suspicion: bool,
    /// Picking it makes the comment mandatory.
    pub needs_comment: bool,
    /// How it differs from a code it is easily taken for; empty where there is none.
    pub twin_hint: InternalText,
}

/// One text for the end user that can be picked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CustomerChoice {
    /// What is sent when it is picked.
    pub reason: CustomerReason,
    /// The words the end user reads.
    pub text: CustomerText,
    /// Whether the form suggests it. Beside a suspicion code only the neutral default is suggested.
    pub suggested: bool,
}

/// The coded reasons to offer for an answer, the codes present in the case first, and suspicion codes under headings of their
/// own. Technical causes and codes that speak
/// for a session are not offered for a reject. For an approve only what is in the case is offered: a reason there says
/// what was weighed, and the policy refuses most others. Nothing is preselected.
pub fn reason_choices(answer: Answer, present: &[ReasonRef], language: Language) -> Vec<ReasonChoices> {
    let mut groups =
        vec![of_this_case(answer, present, true, language), of_this_case(answer, present, false, language)];
    if answer == Answer::Reject {
        groups.extend(ReasonGroup::ALL.iter().filter(|group| !group.is_of_this_case()).map(|group| {
            let choices = every_entry()
                .iter()
                .filter(|entry| listed_in(entry) == Some(*group) && fits(answer, entry))
                .map(|entry| {
                    choice(&ReasonRef { scheme: entry.scheme.as_str().to_owned(), code: entry.code.clone() }, language)
                })
                .collect();
            group_of(*group, choices, language)
        }));
    }
    groups.retain(|group| !group.choices.is_empty());
    groups
}

/// Ordinary outcomes a text must also be used for before it may be suggested beside a suspicion: fewer, and the text itself
/// would give something away (features F8).
pub const ORDINARY_USES: usize = 3;

/// How many codes that report no suspicion a text is used for. Only those count that somebody can be rejected with: for the
/// others nobody gets a text.
pub fn ordinary_uses(text: CustomerReason) -> usize {
    let ordinary = |entry: &&CodeEntry| !is_suspicion(&entry.code) && fits(Answer::Reject, entry);
    every_entry().iter().filter(ordinary).filter(|entry| entry.takes(text)).count()
}

/// The closed list of texts for the end user, the neutral default first and suggested; beside a suspicion code it is the
/// only one suggested (contract section 4), and only while enough ordinary outcomes use it too.
pub fn customer_choices(suspicion_present: bool, language: Language) -> Vec<CustomerChoice> {
    let mut reasons = CustomerReason::ALL.to_vec();
    reasons.sort_by_key(|reason| *reason != CustomerReason::CouldNotBeCompleted);
    reasons
        .into_iter()
        .map(|reason| CustomerChoice {
            reason,
            text: CustomerText::of(reason, language),
            suggested: !suspicion_present
                || (reason == CustomerReason::CouldNotBeCompleted && ordinary_uses(reason) >= ORDINARY_USES),
        })
        .collect()
}

/// By rule and not by data: a suspicion is listed among suspicions, whatever it is about.
fn listed_in(entry: &CodeEntry) -> Option<ReasonGroup> {
    entry.offered.map(|group| if is_suspicion(&entry.code) { ReasonGroup::Suspicion } else { group })
}

/// The case's own codes: those that report a suspicion, or all others.
fn of_this_case(answer: Answer, present: &[ReasonRef], suspicion: bool, language: Language) -> ReasonChoices {
    let mut seen: Vec<&str> = Vec::new();
    let mut choices = Vec::new();
    for reason in present.iter().filter(|reason| is_suspicion(&reason.code) == suspicion) {
        if seen.contains(&reason.code.as_str()) || find(&reason.code).is_some_and(|entry| !fits(answer, entry)) {
            continue;
        }
        seen.push(&reason.code);
        choices.push(choice(reason, language));
    }
    let group = if suspicion { ReasonGroup::SuspicionOfThisCase } else { ReasonGroup::OfThisCase };
    group_of(group, choices, language)
}

fn fits(answer: Answer, entry: &CodeEntry) -> bool {
    answer == Answer::Approve || (!entry.technical && entry.polarity != Polarity::Positive)
}

fn group_of(group: ReasonGroup, choices: Vec<ReasonChoice>, language: Language) -> ReasonChoices {
    ReasonChoices { group, title: InternalText::say(language, &format!("group-{}", group.as_str()), &[]), choices }
}

fn choice(reason: &ReasonRef, language: Language) -> ReasonChoice {
    let entry = find(&reason.code);
    ReasonChoice {
        title: entry.map_or_else(
            || InternalText::say(language, "unknown-code", &[("code", &reason.code)]),
            |found| found.title(language),
        ),
        suspicion: is_suspicion(&reason.code),
        needs_comment: needs_comment(&reason.code),
        twin_hint: entry.map_or_else(
            || InternalText::attribute(language, "unknown-code", "twin"),
            |found| found.twin_hint(language),
        ),
        reason: reason.clone(),
    }
}
