//! A coded reason, as decisions name it and policies judge it.
use serde::{Deserialize, Serialize};

/// A coded reason. Everything in it is internal.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
pub struct ReasonRef {
    /// `qes, device, network, contact, identity, document, biometric, signing, session_risk, other`.
    pub scheme: String,
    /// The code within the scheme.
    pub code: String,
}
