//! What certificates leave in the log: each refused one once, and once each authority that vouched for a host.
//!
//! The entries hold no host and no name of a person: the kind of fault, the authority, the dates.
use sha2::{Digest, Sha256};

use super::Console;
use crate::audit::Event;
use crate::case::shown::ShownText;
use crate::clock::rfc3339;
use crate::platform::{CertificateFacts, CertificateFault};
use crate::store::{MetaName, StoreError};

/// Certificates and authorities remembered; the oldest give way.
const REMEMBERED: usize = 64;

/// One certificate or authority, ready for the log.
pub(super) struct Told {
    /// The same for the same certificate and fault, or the same authority.
    mark: String,
    event: Event,
}

impl Told {
    pub(super) fn refused(fault: &CertificateFault) -> Self {
        let why = fault.why.as_str();
        let mut event = Event::new("certificate_refused").with("why", why);
        if let Some(facts) = &fault.facts {
            event = with_facts(event, facts);
        }
        tracing::warn!(why, issuer = ?fault.facts.as_ref().map(issuer_text), "a certificate was refused");
        Self { mark: format!("{why}:{}", hex::encode(fault.fingerprint)), event }
    }

    pub(super) fn issuer(facts: &CertificateFacts) -> Self {
        let issuer = issuer_text(facts);
        tracing::info!(?issuer, "an authority vouched for a host of the platform");
        let mark = format!("issuer:{}", hex::encode(Sha256::digest(&issuer)));
        Self { mark, event: with_facts(Event::new("certificate_issuer_met"), facts) }
    }
}

fn with_facts(event: Event, facts: &CertificateFacts) -> Event {
    let event = event.with("issuer", issuer_text(facts));
    event.with("notBefore", rfc3339(facts.not_before)).with("notAfter", rfc3339(facts.not_after))
}

/// Who signed a certificate, safe to show.
pub(super) fn issuer_text(facts: &CertificateFacts) -> String {
    facts.issuer.as_deref().map_or_else(|| "itself".to_owned(), |issuer| ShownText::new(issuer).text)
}

impl Console {
    /// Writes it into the log when it is the first time. The exchange that met it does not wait for that.
    pub(super) fn hear_of_certificate(&self, told: Told) {
        let console = self.clone();
        self.inner.tasks.spawn(async move {
            if let Err(cause) = console.note_certificate(told).await {
                tracing::warn!(error = %cause, "a certificate could not be written into the log");
            }
        });
    }

    async fn note_certificate(&self, told: Told) -> Result<(), StoreError> {
        let mut tx = self.inner.store.begin().await?;
        let before = tx.meta(MetaName::CertificatesTold).await?.unwrap_or_default();
        let mut known: Vec<&str> = before.split_whitespace().collect();
        if known.contains(&told.mark.as_str()) {
            return tx.rollback().await;
        }
        known.push(&told.mark);
        let kept = known.split_off(known.len().saturating_sub(REMEMBERED));
        tx.set_meta(MetaName::CertificatesTold, &kept.join(" ")).await?;
        tx.log(told.event).await?;
        tx.commit().await
    }
}
