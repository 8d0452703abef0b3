//! The change from one erasure epoch to the next (decision 0032): an old copy of the file with today's keys opens nothing that
//! was erased before the change.
//!
//! The order is everything, and each step is durable before the next begins:
//!
//! 1. a new key lies in its place, and was read back;
//! 2. the profile's record names it;
//! 3. it is in use: what is new is wrapped by it, and the search index of the old epoch is thrown away;
//! 4. every case's keys are wrapped by it, a page at a time, so that decisions come in between;
//! 5. the record says that the older epochs are over and their keys are not to be looked for;
//! 6. their keys are destroyed, each by the call that found the newest in its place, and the place was asked whether they are
//!    gone;
//! 7. the log says so, and the record forgets them.
//!
//! Cut off anywhere, [`change_epoch`] called again goes on where it was: before 2 the key that nobody knows is replaced, once the
//! call that wrote it has ended (decision 0048), from 2 to 4 two epochs stand in the record and both open, from 5 on the older
//! ones only wait for their end.
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::RetentionError;
use crate::access::profile::{Profile, ProfileError};
use crate::secret::Key;
use crate::store::key::{KeyMark, KeyName, KeyStore};
use crate::store::{Store, StoreError};

/// What was done last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A new key lies in its place.
    KeyMade,
    /// The record names it.
    KeyNoted,
    /// It wraps what is new.
    InUse,
    /// One page more is wrapped by it.
    SomeRewrapped,
    /// Nothing is wrapped by an older one.
    AllRewrapped,
    /// The record says that the older ones are over.
    OlderRetired,
    /// One of the older keys is destroyed.
    KeyDestroyed,
    /// The log says so.
    Told,
}

/// The profile of an open console; none once it is closed.
pub type OpenProfile = Mutex<Option<Profile>>;

/// Whether a change was begun and not ended.
///
/// # Errors
/// When the profile is closed or has no keys.
pub fn is_half_done(profile: &OpenProfile) -> Result<bool, RetentionError> {
    let mark = mark_of(profile)?;
    Ok(mark.epochs().len() > 1 || !mark.retiring.is_empty())
}

/// Ends a change that was cut off, and then the epoch of now: what was erased since may be wrapped by it.
///
/// # Errors
/// What the file, the record or the place of the keys says. Nothing is lost by it: call it again.
pub async fn change_epoch(profile: &OpenProfile, keys: &KeyStore, store: &Store) -> Result<(), RetentionError> {
    change_epoch_while(profile, keys, store, || true).await
}

/// As [`change_epoch`], for whoever has no time without end: once `has_time` says no, no further step is begun. What was begun
/// is ended by the next call, or by the next start.
///
/// # Errors
/// As [`change_epoch`].
pub async fn change_epoch_while(
    profile: &OpenProfile,
    keys: &KeyStore,
    store: &Store,
    has_time: impl Fn() -> bool,
) -> Result<(), RetentionError> {
    change_epoch_until(profile, keys, store, false, |_| has_time()).await?;
    if !has_time() {
        return Ok(());
    }
    change_epoch_until(profile, keys, store, true, |_| has_time()).await
}

/// Ends a change that was cut off; begins none.
///
/// # Errors
/// As [`change_epoch`].
pub async fn finish_epoch(profile: &OpenProfile, keys: &KeyStore, store: &Store) -> Result<(), RetentionError> {
    finish_epoch_while(profile, keys, store, || true).await
}

/// As [`finish_epoch`], for whoever has no time without end.
///
/// # Errors
/// As [`change_epoch`].
pub async fn finish_epoch_while(
    profile: &OpenProfile,
    keys: &KeyStore,
    store: &Store,
    has_time: impl Fn() -> bool,
) -> Result<(), RetentionError> {
    change_epoch_until(profile, keys, store, false, |_| has_time()).await
}

/// The same, as far as `goes_on` says: a test stops after every step.
pub(crate) async fn change_epoch_until(
    profile: &OpenProfile,
    keys: &KeyStore,
    store: &Store,
    begin: bool,
    mut goes_on: impl FnMut(Step) -> bool,
) -> Result<(), RetentionError> {
    let mut mark = mark_of(profile)?;
    let Some(mut newest) = mark.epochs().last().copied() else { return Ok(()) };
    let half_done = mark.epochs().len() > 1;
    if begin && !half_done {
        newest = newest.saturating_add(1);
        let key = keys.make_epoch(newest).await?;
        if !goes_on(Step::KeyMade) {
            return Ok(());
        }
        note_key(profile, newest, &key)?;
        if !goes_on(Step::KeyNoted) {
            return Ok(());
        }
        store.use_epoch(newest, key).await?;
        if !goes_on(Step::InUse) {
            return Ok(());
        }
    } else if half_done && !store.epochs().await?.contains(&newest) {
        // This very process was cut off between the record and the file.
        store.use_epoch(newest, keys.take_epoch(&mark, newest).await?).await?;
    }
    while store.rewrap_some(newest).await? {
        if !goes_on(Step::SomeRewrapped) {
            return Ok(());
        }
    }
    if !goes_on(Step::AllRewrapped) {
        return Ok(());
    }
    change_mark(profile, |mark| mark.retire_before(newest))?;
    if !goes_on(Step::OlderRetired) {
        return Ok(());
    }
    mark = mark_of(profile)?;
    if mark.retiring.is_empty() {
        return Ok(());
    }
    for older in mark.retiring.iter().copied() {
        keys.destroy_epoch(&mark, newest, older).await?;
        if !goes_on(Step::KeyDestroyed) {
            return Ok(());
        }
    }
    store.end_epochs_before(newest).await?;
    if !goes_on(Step::Told) {
        return Ok(());
    }
    change_mark(profile, |mark| mark.retiring.clear())
}

fn opened(profile: &OpenProfile) -> MutexGuard<'_, Option<Profile>> {
    profile.lock().unwrap_or_else(PoisonError::into_inner)
}

fn mark_of(profile: &OpenProfile) -> Result<KeyMark, RetentionError> {
    let held = opened(profile);
    let profile = held.as_ref().ok_or(StoreError::Closed)?;
    Ok(profile.key_mark()?.clone())
}

fn note_key(profile: &OpenProfile, epoch: u32, key: &Key) -> Result<(), RetentionError> {
    let mut mark = mark_of(profile)?;
    mark.note(KeyName::Epoch(epoch), key)?;
    change_mark(profile, |held| *held = mark)
}

fn change_mark(profile: &OpenProfile, change: impl FnOnce(&mut KeyMark)) -> Result<(), RetentionError> {
    let mut held = opened(profile);
    let profile = held.as_mut().ok_or(StoreError::Closed)?;
    let mut mark = profile.key_mark()?.clone();
    let before = mark.clone();
    change(&mut mark);
    if mark == before {
        return Ok(());
    }
    profile.note_epochs(mark).map_err(|cause: ProfileError| cause.into())
}

#[cfg(test)]
mod tests;
