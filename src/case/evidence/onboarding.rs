//! `onboardingResult` (contract section 6): the workflow's answer, its steps and the checks behind them.
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Provenance;
use super::fields::{Fields, RawField, plain, scalar, truth};
use crate::case::block::DataBlock;
use crate::case::shown::word;

/// Items of one list that are kept.
const LIMIT: usize = 200;

/// What an onboarding workflow came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
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
    /// When it began; for a link, when it was sent.
    #[specta(type = Option<String>)]
    pub began_at: Option<DateTime<Utc>>,
    /// When it was answered; for a link, when it was opened.
    #[specta(type = Option<String>)]
    pub ended_at: Option<DateTime<Utc>>,
}

/// A device that was bound to the person's credential.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct BoundDevice {
    /// What it is in this session: `desktop`, `mobile` or the platform's word.
    pub role: String,
    /// Its own id.
    pub device_id: Option<String>,
    /// The credential it is bound to.
    pub credential_id: Option<String>,
    /// Whether it was bound; absent where nothing is said.
    pub bound: Option<bool>,
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
    /// Devices bound to the credential, each with its role.
    pub devices: Vec<BoundDevice>,
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
        devices: fields.items(&["devices", "boundDevices"]).iter().take(LIMIT).filter_map(device).collect(),
        other: fields.rest(),
    }
}

fn step(item: &Value) -> OnboardingStep {
    let mut fields = Fields::of(item);
    OnboardingStep {
        name: fields.word(&["name", "step"]).unwrap_or_default(),
        result: fields.word(&["result"]),
        device: fields.word(&["device", "deviceClass"]),
        began_at: fields.time(&["sentAt", "startedAt", "createdAt"]),
        ended_at: fields.time(&["openedAt", "completedAt", "at"]),
    }
}

fn device(item: &Value) -> Option<BoundDevice> {
    let mut fields = Fields::of(item);
    Some(BoundDevice {
        role: fields.word(&["role", "class", "type"])?,
        device_id: fields.word(&["deviceId", "id"]),
        credential_id: fields.word(&["credentialId", "credential"]),
        bound: match fields.value(&["bound", "registered"]).and_then(truth) {
            None if fields.value(&["boundAt"]).is_some() => Some(true),
            told => told,
        },
    })
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
