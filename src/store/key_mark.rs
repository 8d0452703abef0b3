//! What stands beside the database about its keys: where they lie and how to recognise them. No secret is in it.
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::secret::Key;
use crate::store::key_error::KeyError;
use crate::store::key_material::derive;
use crate::store::key_passphrase::PassphraseFile;

/// The name a key or a small secret has in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeyName {
    /// The page key of the database.
    Database,
    /// Wraps the case keys of one erasure epoch.
    Epoch(u32),
    /// The seed of the device's log key.
    AuditSeed,
    /// The refresh token of the signed-in person.
    RefreshToken,
    /// The secret of a machine's client credentials.
    ClientSecret,
    /// Size and root of the audit log when it was last kept here; the log is never shorter.
    HighWaterMark,
}

impl KeyName {
    /// The word in the keychain and in the key file. Frozen: stored profiles use it.
    pub fn as_text(self) -> String {
        match self {
            Self::Database => "db-key".to_owned(),
            Self::Epoch(epoch) => format!("kek-{epoch}"),
            Self::AuditSeed => "audit-seed".to_owned(),
            Self::RefreshToken => "refresh-token".to_owned(),
            Self::ClientSecret => "client-secret".to_owned(),
            Self::HighWaterMark => "high-water-mark".to_owned(),
        }
    }

    fn parse(word: &str) -> Option<Self> {
        match word {
            "db-key" => Some(Self::Database),
            "audit-seed" => Some(Self::AuditSeed),
            _ => word.strip_prefix("kek-").and_then(|epoch| epoch.parse().ok()).map(Self::Epoch),
        }
    }
}

/// The record of a profile's keys in `profile.json`: the place and a fingerprint for each key.
///
/// A changed place or another key is noticed before the database is touched (reliability B18).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyMark {
    /// The place, for example `secret-service` or `passphrase`.
    pub backend: String,
    /// Fingerprint by key name. Keys that are wrapped or derived elsewhere are not in it.
    pub fingerprints: BTreeMap<String, String>,
    /// Epochs that wrap nothing any more and whose keys are being destroyed: whether they are still in their place is not
    /// known, and nobody looks for them to use them.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub retiring: BTreeSet<u32>,
}

impl KeyMark {
    /// An empty record of a place.
    pub(crate) fn new(backend: &str) -> Self {
        Self { backend: backend.to_owned(), fingerprints: BTreeMap::new(), retiring: BTreeSet::new() }
    }

    /// Notes a key's fingerprint.
    pub(crate) fn note(&mut self, name: KeyName, key: &Key) -> Result<(), KeyError> {
        self.fingerprints.insert(name.as_text(), fingerprint(name, key)?);
        Ok(())
    }

    /// Refuses a key that is not the noted one.
    pub(crate) fn check(&self, name: KeyName, key: &Key) -> Result<(), KeyError> {
        let name_text = name.as_text();
        match self.fingerprints.get(&name_text) {
            Some(noted) if *noted == fingerprint(name, key)? => Ok(()),
            _ => Err(KeyError::KeyWrong { name: name_text }),
        }
    }

    /// Nothing is wrapped by an epoch before this one any more.
    pub(crate) fn retire_before(&mut self, epoch: u32) {
        for older in self.epochs().into_iter().filter(|older| *older < epoch) {
            self.fingerprints.remove(&KeyName::Epoch(older).as_text());
            self.retiring.insert(older);
        }
    }

    /// Whether the keys lie in a file under a passphrase.
    pub fn is_passphrase(&self) -> bool {
        self.backend == PassphraseFile::NAME
    }

    /// The erasure epochs whose keys the profile has, oldest first.
    pub fn epochs(&self) -> Vec<u32> {
        let mut epochs: Vec<u32> = self
            .fingerprints
            .keys()
            .filter_map(|word| match KeyName::parse(word) {
                Some(KeyName::Epoch(epoch)) => Some(epoch),
                _ => None,
            })
            .collect();
        epochs.sort_unstable();
        epochs
    }
}

/// The first 128 bits of a value derived from the key under its name: enough to recognise it, no help in finding it.
/// Frozen: it stands in `profile.json`.
pub(crate) fn fingerprint(name: KeyName, key: &Key) -> Result<String, KeyError> {
    let derived = derive(key, "second-look/v1/key-fingerprint", &[name.as_text().as_bytes()])?;
    Ok(hex::encode(derived.expose().get(..16).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_recognised_only_under_its_own_name() {
        let key = Key::new(&[7; 32]);
        let mut mark = KeyMark::new("memory");
        mark.note(KeyName::Database, &key).unwrap();
        assert!(mark.check(KeyName::Database, &key).is_ok(), "the noted key is the right one");
        assert!(mark.check(KeyName::Database, &Key::new(&[8; 32])).is_err(), "another key must be refused");
        assert!(mark.check(KeyName::AuditSeed, &key).is_err(), "the same bytes under another name are not that key");
    }

    #[test]
    fn fingerprints_never_change() {
        let noted = fingerprint(KeyName::Database, &Key::new(&[7; 32])).unwrap();
        assert_eq!(noted, "316845892d7ceeae27c862fd088ab963", "existing profiles would refuse their own keys");
    }

    #[test]
    fn epochs_are_read_from_the_names_in_order_of_number() {
        let mut mark = KeyMark::new("memory");
        for epoch in [10, 2, 1] {
            mark.note(KeyName::Epoch(epoch), &Key::new(&[7; 32])).unwrap();
        }
        assert_eq!(mark.epochs(), [1, 2, 10], "ten comes after two");
        mark.retire_before(10);
        assert_eq!((mark.epochs(), mark.retiring), (vec![10], BTreeSet::from([1, 2])), "the newest wraps everything");
    }

    #[test]
    fn a_record_from_before_epochs_changed_is_still_read_and_written_as_it_was() {
        let text = r#"{"backend":"memory","fingerprints":{"kek-1":"00"}}"#;
        let mark: KeyMark = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&mark).unwrap(), text, "a profile whose epochs stand still says nothing new");
    }
}
