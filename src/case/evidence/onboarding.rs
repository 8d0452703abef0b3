//! `onboardingResult` (contract section 6): the workflow's answer, its steps and the checks behind them.
use serde::Serialize;
use serde_json::Value;

use super::Provenance;
use super::fields::{Fields, RawField, plain, scalar};
use crate::case::block::DataBlock;
use crate::case::shown::word;

/// Items of one list that are kept.
const LIMIT: usize = 200;

/// What an onboarding workflow came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PolicyDecision {
    /// Its policy said yes.
    Approve,
    /// Its policy said no.
    Deny,
    /// Another step is due.
    Obligation,
    /// No policy, or a fault. Neither yes nor no: for operations.
    NoDecision,
    /// A word this console does not know, or none.
    Unknown,
}

/// One step of the workflow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct OnboardingStep {
    /// Its name.
    pub name: String,
    /// Its result, in the platform's word.
    pub result: Option<String>,
    /// The class of device it ran on.
    pub device: Option<String>,
}

/// How a single check went. Not bought, not run and failed are three things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum CheckState {
    /// Passed.
    Passed,
    /// Did not pass.
    Failed,
    /// Set up and not run.
    NotRun,
    /// Not part of the contract.
    NotBought,
    /// Broke.
    Error,
    /// A word this console does not know.
    Unknown,
}

/// One check behind the steps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Assertion {
    /// Its name.
    pub name: String,
    /// Its result, in the platform's word.
    pub word: Option<String>,
    /// What that is to us.
    pub state: CheckState,
    /// Answers to questions about one's past are easily learnt: weak.
    pub weak: bool,
}

/// The result of an onboarding workflow.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct OnboardingResult {
    /// Which block.
    pub from: Provenance,
    /// One id through all calls.
    pub transaction_id: Option<String>,
    /// What the policy said, in its word.
    pub word: Option<String>,
    /// What that is to us.
    pub decision: PolicyDecision,
    /// The obligation as recorded: whether, or which, step is due.
    pub obligation: Option<String>,
    /// The level of assurance, where said.
    pub assurance: Option<String>,
    /// The steps in order.
    pub steps: Vec<OnboardingStep>,
    /// The checks behind them.
    pub assertions: Vec<Assertion>,
    /// Fields without a place above.
    pub other: Vec<RawField>,
}

impl OnboardingResult {
    /// The first step whose name contains a word, letter case and spaces aside.
    pub fn step(&self, part: &str) -> Option<&OnboardingStep> {
        let part = plain(part);
        self.steps.iter().find(|step| plain(&step.name).contains(&part))
    }
}

/// Reads `onboardingResult`.
pub(super) fn onboarding(block: &DataBlock) -> OnboardingResult {
    let mut fields = Fields::of(&block.content);
    let told = fields.word(&["policyDecision"]);
    OnboardingResult {
        from: Provenance::of(block),
        transaction_id: fields.word(&["transactionId", "asi"]),
        decision: match told.as_deref().map(plain).as_deref() {
            Some("approve" | "approved") => PolicyDecision::Approve,
            Some("deny" | "denied") => PolicyDecision::Deny,
            Some("obligation") => PolicyDecision::Obligation,
            Some("nodecision") => PolicyDecision::NoDecision,
            _ => PolicyDecision::Unknown,
        },
        word: told,
        obligation: fields.value(&["policyObligation"]).and_then(scalar).map(|text| word(&text)),
        assurance: fields.word(&["assuranceLevel", "assurance"]),
        steps: fields.items(&["steps"]).iter().take(LIMIT).map(step).collect(),
        assertions: fields.items(&["assertions", "userAssertionList"]).iter().take(LIMIT).map(assertion).collect(),
        other: fields.rest(),
    }
}

fn step(item: &Value) -> OnboardingStep {
    let mut fields = Fields::of(item);
    OnboardingStep {
        name: fields.word(&["name", "step"]).unwrap_or_default(),
        result: fields.word(&["result"]),
        device: fields.word(&["device", "deviceClass"]),
    }
}

fn assertion(item: &Value) -> Assertion {
    let mut fields = Fields::of(item);
    let name = fields.word(&["name", "assertion"]).unwrap_or_default();
    let told = fields.word(&["result"]);
    Assertion {
        weak: plain(&name).contains("knowledge") || plain(&name) == "kba",
        name,
        state: match told.as_deref().map(plain).as_deref() {
            Some("pass" | "passed" | "success" | "match" | "true") => CheckState::Passed,
            Some("fail" | "failed" | "nomatch" | "deny" | "false") => CheckState::Failed,
            Some("notrun" | "skipped") => CheckState::NotRun,
            Some("notbought" | "notconfigured" | "notenabled") => CheckState::NotBought,
            Some("error" | "timeout") => CheckState::Error,
            _ => CheckState::Unknown,
        },
        word: told,
    }
}
