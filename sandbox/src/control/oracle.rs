//! The oracle's report: contract section 8 over everything that happened, and every decision to compare with.
use super::Control;
use crate::platform::lock;
use crate::rules::{oracle::Violation, wire_time};
use serde::{Deserialize, Serialize};

/// One recorded decision, as a crash test compares it with what a console stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OracleDecision {
    /// `staging` or `live`.
    pub environment: String,
    /// Of which case.
    pub case_id: String,
    /// Minted by the console.
    pub decision_id: String,
    /// The idempotency key it came with.
    pub key: String,
    /// `sha-256:` and the hex digest of the body bytes.
    pub body_digest: String,
    /// Who.
    pub reviewer: String,
    /// `approve` or `reject`.
    pub decision: String,
    /// Present state.
    pub state: String,
    /// RFC 3339.
    pub recorded_at: String,
    /// The second person's answer, once given.
    pub second: Option<OracleAnswer>,
}

/// A second person's answer, as a crash test compares it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OracleAnswer {
    /// Minted by the console.
    pub answer_id: String,
    /// `sha-256:` and the hex digest of the body bytes.
    pub body_digest: String,
    /// Who.
    pub reviewer: String,
}

/// What the oracle says.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OracleReport {
    /// Nothing was found.
    pub ok: bool,
    /// What was found.
    pub violations: Vec<Violation>,
    /// Every recorded decision, oldest first per environment.
    pub decisions: Vec<OracleDecision>,
    /// Events the history holds.
    pub events: usize,
    /// Whether a bearer token ever reached the file host.
    pub bearer_on_file_host: bool,
}

impl Control {
    /// Asks the oracle.
    #[must_use]
    pub fn oracle(&self) -> OracleReport {
        let bearer_on_file_host = lock(&self.platform.links).bearer_seen;
        let ledger = self.platform.ledger_at(self.now());
        let mut violations = ledger.violations();
        if bearer_on_file_host {
            violations.push(Violation {
                rule: "a bearer token never goes to the file host",
                case_id: String::new(),
                seen: "an Authorization header on the file host".into(),
            });
        }
        let decisions = ledger
            .recorded()
            .map(|(environment, recorded)| OracleDecision {
                environment: environment.to_owned(),
                case_id: recorded.case_id.clone(),
                decision_id: recorded.decision_id.clone(),
                key: recorded.key.clone(),
                body_digest: recorded.body_digest.clone(),
                reviewer: recorded.reviewer.id.clone(),
                decision: recorded.answer.decision.as_str().to_owned(),
                state: recorded.state.as_str().to_owned(),
                recorded_at: wire_time(recorded.recorded_at),
                second: recorded.second.as_ref().map(|second| OracleAnswer {
                    answer_id: second.answer_id.clone(),
                    body_digest: second.body_digest.clone(),
                    reviewer: second.reviewer.id.clone(),
                }),
            })
            .collect();
        OracleReport {
            ok: violations.is_empty(),
            violations,
            decisions,
            events: ledger.history().len(),
            bearer_on_file_host,
        }
    }
}
