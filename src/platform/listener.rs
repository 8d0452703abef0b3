//! Tells whoever listens how each exchange with the platform ended, and for whom a renewed token speaks.
//!
//! One place instead of one in every room that asks: what the status bar says of the network is then true after any
//! exchange, and a change of roles reaches every check.
use std::sync::{Arc, OnceLock};

use super::{CertificateFacts, CertificateFault, PlatformError, SignedIn};

/// Whoever wants to know. It is called from the middle of an exchange: it must not wait.
pub trait Listener: Send + Sync {
    /// An exchange ended: the platform answered, whatever it said, or it could not be asked, or it asked to wait.
    fn heard(&self, outcome: Result<(), &PlatformError>);

    /// A token was renewed; this is whom it speaks for now, and with which roles.
    fn renewed(&self, person: &SignedIn);

    /// A certificate was refused. Told once for each, while this program runs.
    fn refused(&self, fault: &CertificateFault);

    /// A certificate was accepted, signed by an authority that was not met yet while this program runs.
    fn vouched(&self, facts: &CertificateFacts);
}

/// The one listener, once there is one.
#[derive(Default)]
pub(super) struct Listening(OnceLock<Arc<dyn Listener>>);

impl Listening {
    pub(super) fn to(&self, listener: Arc<dyn Listener>) {
        // A second listener would be a mistake of this program; the first stays.
        let _ = self.0.set(listener);
    }

    pub(super) fn heard(&self, outcome: Result<(), &PlatformError>) {
        if let Some(listener) = self.0.get() {
            listener.heard(outcome);
        }
    }

    pub(super) fn renewed(&self, person: &SignedIn) {
        if let Some(listener) = self.0.get() {
            listener.renewed(person);
        }
    }

    pub(super) fn refused(&self, fault: &CertificateFault) {
        if let Some(listener) = self.0.get() {
            listener.refused(fault);
        }
    }

    pub(super) fn vouched(&self, facts: &CertificateFacts) {
        if let Some(listener) = self.0.get() {
            listener.vouched(facts);
        }
    }
}
