//! One identification: which step may follow which, and what the platform says at each.
use super::account::Transfer;
use crate::rules::Time;
use chrono::TimeDelta;
use serde::Deserialize;

/// How long a signing certificate is good for. The last step exactly then is still in time.
pub const CERTIFICATE_LIFE: TimeDelta = TimeDelta::hours(1);

/// The reason that says a certificate ran out before the last step.
pub const CERTIFICATE_EXPIRED: &str = "3140";

/// Reasons of one step at most.
const MAX_REASONS: usize = 20;

/// Where an identification stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Begun by the call; nobody has said anything since.
    Initiated,
    /// The person has done their part.
    Created,
    /// The provider looks at it.
    Processing,
    /// The person gave up.
    Aborted,
    /// The provider is done, one way or the other.
    Finalized,
}

/// What the person or the provider does. No call of the platform does these: they happen at the provider.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", tag = "does", deny_unknown_fields)]
pub enum Step {
    /// The person does their part.
    Finish,
    /// The provider begins its review.
    Review,
    /// The person gives up.
    Abort {
        /// Codes of the 30xx family.
        reasons: Vec<String>,
    },
    /// A certificate to sign with is made.
    Certify,
    /// The provider is done: a success without reasons, else cancelled.
    Finalize {
        /// Codes of the 31xx and 32xx families.
        #[serde(default)]
        reasons: Vec<String>,
    },
}

/// Why a step cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StepError {
    /// The identification stands elsewhere.
    #[error("this step does not follow where the identification stands")]
    OutOfTurn,
    /// A code of a family that does not belong here, or none where one is due.
    #[error("the reasons do not belong to this step")]
    Reasons,
    /// A success before the transfer of that one country has come.
    #[error("the bank transfer of this account has not come yet")]
    TransferAwaited,
}

/// What a step is announced with: one event for each reason, or one without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announced {
    /// `qes.…`
    pub event: &'static str,
    /// In our words: the list of the platform's own is lost from every copy read.
    pub result: &'static str,
    /// Codes, one event each.
    pub reasons: Vec<String>,
}

/// One identification.
#[derive(Clone, Debug)]
pub struct Identification {
    /// The id the platform gave.
    pub id: String,
    /// Whose.
    pub user_id: u64,
    /// Position among those of its environment, from 0.
    pub number: usize,
    /// When it began.
    pub began_at: Time,
    /// Where it stands.
    pub stage: Stage,
    /// Codes it ended with.
    pub reasons: Vec<String>,
    /// When the certificate was made.
    pub certified_at: Option<Time>,
}

fn of_families(reasons: &[String], heads: &[&str]) -> bool {
    let fits = |code: &String| {
        code.len() == 4
            && code.bytes().all(|byte| byte.is_ascii_digit())
            && heads.iter().any(|head| code.starts_with(head))
    };
    reasons.len() <= MAX_REASONS && reasons.iter().all(fits)
}

impl Identification {
    /// Begun just now.
    #[must_use]
    pub fn begin(id: String, user_id: u64, number: usize, began_at: Time) -> Self {
        Self { id, user_id, number, began_at, stage: Stage::Initiated, reasons: Vec::new(), certified_at: None }
    }

    /// Until when the certificate is good.
    #[must_use]
    pub fn certificate_until(&self) -> Option<Time> {
        self.certified_at.map(|at| at + CERTIFICATE_LIFE)
    }

    /// Ended without anything against it.
    #[must_use]
    pub fn succeeded(&self) -> bool {
        self.stage == Stage::Finalized && self.reasons.is_empty()
    }

    /// Takes a step, and says what to announce: nothing for a certificate, of which no event is documented.
    ///
    /// # Errors
    /// [`StepError`]; nothing has changed then.
    pub fn step(&mut self, step: Step, transfer: Transfer, now: Time) -> Result<Option<Announced>, StepError> {
        let late = self.certificate_until().is_some_and(|until| now > until);
        let announced = match (self.stage, step) {
            (Stage::Initiated, Step::Finish) => {
                self.stage = Stage::Created;
                Announced { event: "qes.created", result: "pending", reasons: Vec::new() }
            }
            (Stage::Created, Step::Review) => {
                self.stage = Stage::Processing;
                Announced { event: "qes.processing", result: "pending", reasons: Vec::new() }
            }
            (Stage::Initiated | Stage::Created, Step::Abort { reasons }) => {
                if reasons.is_empty() || !of_families(&reasons, &["30"]) {
                    return Err(StepError::Reasons);
                }
                (self.stage, self.reasons) = (Stage::Aborted, reasons.clone());
                Announced { event: "qes.aborted", result: "aborted", reasons }
            }
            (Stage::Created | Stage::Processing, Step::Certify) => {
                self.certified_at = Some(now);
                return Ok(None);
            }
            (Stage::Processing, Step::Finalize { reasons }) => {
                let reasons = if late && reasons.is_empty() { vec![CERTIFICATE_EXPIRED.into()] } else { reasons };
                if !of_families(&reasons, &["31", "32"]) {
                    return Err(StepError::Reasons);
                }
                if reasons.is_empty() && transfer == Transfer::Awaited {
                    return Err(StepError::TransferAwaited);
                }
                (self.stage, self.reasons) = (Stage::Finalized, reasons.clone());
                let result = if reasons.is_empty() { "success" } else { "canceled" };
                Announced { event: "qes.finalized", result, reasons }
            }
            _ => return Err(StepError::OutOfTurn),
        };
        Ok(Some(announced))
    }
}
