//! What holds here from this opening on: the edition of the step-up policy, and what the organisation's file tightens.
//!
//! Promises: a change of either is an entry with the digests of before and after, in the transaction that puts it in force.
//! What was in force when a profile was made is no change. Rules of retention are told by the sweep that goes by them.
use crate::access::config::Config;
use crate::audit::Event;
use crate::store::{MetaName, Store, StoreError};

/// Stands for the organisation's file where there is none.
const NO_FILE: &str = "none";

/// Notes what is in force; cases that come from now on come under this edition.
pub(super) async fn put_in_force(store: &Store, config: &Config) -> Result<(), StoreError> {
    let edition = &config.policy;
    let mut tx = store.begin().await?;
    let before = tx.edition_in_force().await?;
    tx.keep_policy(edition).await?;
    if let Some(before) = before.filter(|before| *before != edition.digest) {
        let changed = Event::new("edition_changed").with("version", edition.version.clone()).with("before", before);
        tx.log(changed.with("digest", edition.digest.clone())).await?;
    }
    let digest = config.organisation.as_deref().unwrap_or(NO_FILE);
    let before = tx.meta(MetaName::OrganisationFile).await?;
    if before.as_deref() != Some(digest) {
        tx.set_meta(MetaName::OrganisationFile, digest).await?;
        if let Some(before) = before {
            tx.log(Event::new("organisation_file_changed").with("before", before).with("digest", digest)).await?;
        }
    }
    tx.commit().await
}
