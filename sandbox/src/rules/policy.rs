//! The platform's policy and limits, as data.
use super::{Code, Refusal};

/// What `GET policy` states, and the limits the server keeps.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Names this edition of the policy.
    pub version: String,
    /// An approve over a suspicion code needs a second person.
    pub second_on_suspicion: bool,
    /// The second person does not see the first answer.
    pub blind: bool,
    /// In Unicode scalar values.
    pub max_comment_length: usize,
}

impl Default for Policy {
    fn default() -> Self {
        Self { version: "2026-11".into(), second_on_suspicion: true, blind: true, max_comment_length: 4000 }
    }
}

/// The only texts that may ever reach an end user (contract section 4).
pub const CUSTOMER_FACING_REASONS: [&str; 6] = [
    "document_not_accepted",
    "document_unreadable",
    "details_need_correction",
    "additional_information_needed",
    "not_eligible",
    "could_not_be_completed",
];

/// The schemes of reasons the contract knows (section 7).
pub const SCHEMES: [&str; 10] =
    ["qes", "device", "network", "contact", "identity", "document", "biometric", "signing", "session_risk", "other"];

/// Lease limits in seconds (contract section 3); a wish outside is clamped, never refused.
#[derive(Clone, Copy, Debug)]
pub struct LeaseLimits {
    /// Shortest lease.
    pub min_secs: u64,
    /// Longest lease for review and look-ahead.
    pub max_secs: u64,
    /// Longest lease for a pack.
    pub pack_max_secs: u64,
}

impl Default for LeaseLimits {
    fn default() -> Self {
        Self { min_secs: 60, max_secs: 3600, pack_max_secs: 24 * 3600 }
    }
}

impl Policy {
    /// Refuses a customer-facing reason that does not fit: required on a reject, null on an approve.
    ///
    /// # Errors
    /// `customer_reason_not_allowed`.
    pub fn check_customer_reason(&self, reject: bool, reason: Option<&str>) -> Result<(), Refusal> {
        match (reject, reason) {
            (true, Some(word)) if CUSTOMER_FACING_REASONS.contains(&word) => Ok(()),
            (false, None) => Ok(()),
            _ => Err(Code::CustomerReasonNotAllowed.into()),
        }
    }
}
