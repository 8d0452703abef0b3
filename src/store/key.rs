//! The keys and small secrets of one profile, wherever they lie.
//!
//! Three places: the system's keychain (`key_chain.rs`), a file under a passphrase (`key_passphrase.rs`), and memory for
//! the demo and tests. The place is chosen once, by a person, and stands in the profile's [`KeyMark`]; nothing here ever
//! falls back to another place. A missing, changed or unreadable key is a [`KeyError`] and never leads to a new key.
mod memory;

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use zeroize::Zeroizing;

use crate::clock::Clock;
use crate::secret::{Key, Secret, leaving_no_trace_of_a_call};
use crate::store::key_chain::Keychain;
pub use crate::store::key_error::KeyError;
pub use crate::store::key_mark::{KeyMark, KeyName};
use crate::store::key_material::random_key;
use crate::store::key_passphrase::PassphraseFile;
pub use crate::store::key_turn::ProfileHold;
use crate::store::key_turn::Turn;
use crate::store::key_witness::KeyWitness;
use memory::MemoryPlace;

/// A value out of a place; wiped when dropped.
pub(crate) type SecretBytes = Zeroizing<Vec<u8>>;

/// One place for keys. Calls may block for as long as a person needs to answer the system's question.
pub(crate) trait KeyBackend: Send + Sync + fmt::Debug {
    /// The word that stands in the profile's record.
    fn name(&self) -> &'static str;
    /// The longest value it can hold, in bytes.
    fn limit_bytes(&self) -> usize;
    /// Reads a value; `None` when the place works and has no such value.
    fn get(&self, name: &str) -> Result<Option<SecretBytes>, KeyError>;
    /// Writes a value durably, over an older one.
    fn put(&self, name: &str, value: &[u8]) -> Result<(), KeyError>;
    /// Removes a value; nothing happens when it is not there.
    fn remove(&self, name: &str) -> Result<(), KeyError>;
}

/// Where a person wants the keys of a new profile to lie.
#[derive(Clone, Debug)]
pub enum KeyWay {
    /// The system's keychain.
    Keychain,
    /// A file in the profile, under this passphrase.
    Passphrase(Secret),
    /// This process only: demo and tests. Gone when it ends.
    Memory,
}

/// Whose keys: the profile's folder and its random id, under which a keychain files them.
#[derive(Clone, Debug)]
pub struct KeyOwner<'a> {
    /// The profile's folder.
    pub folder: &'a Path,
    /// The profile's id.
    pub profile_id: &'a str,
    /// What each call keeps to its end, so that no other process comes in between; none where nothing else could.
    pub hold: Option<ProfileHold>,
}

/// How long to wait for a keychain, and by which clock.
#[derive(Clone, Debug)]
pub struct Patience {
    /// The engine's clock.
    pub clock: Clock,
    /// The limit for one call. A person may have to type a password in it.
    pub answer_within: Duration,
}

impl Patience {
    /// One minute: long enough to type a password, short enough to be told what hangs.
    pub const fn standard(clock: Clock) -> Self {
        Self { clock, answer_within: Duration::from_secs(60) }
    }
}

/// The unlocked keys of a profile.
#[derive(Clone, Debug)]
pub struct ProfileKeys {
    /// The page key of the database.
    pub database: Key,
    /// The seed of the device's log key (Ed25519).
    pub audit_seed: Key,
    /// The key-wrapping key of each erasure epoch that still exists.
    pub epochs: BTreeMap<u32, Key>,
}

impl ProfileKeys {
    /// The newest epoch and its key, under which new case keys are wrapped.
    pub fn current_epoch(&self) -> Option<(u32, &Key)> {
        self.epochs.last_key_value().map(|(epoch, key)| (*epoch, key))
    }
}

/// The place of one profile's keys and small secrets, open for reading and writing. Clones share it.
#[derive(Clone, Debug)]
pub struct KeyStore {
    backend: Arc<dyn KeyBackend>,
    patience: Patience,
    turn: Turn,
}

impl KeyStore {
    /// Makes the keys of a new profile in the chosen place: writes them, reads them back through a fresh look-up, and,
    /// for the keychain, once more in a second process when a witness is given. The caller stores the mark before it
    /// makes the database.
    ///
    /// Existing keys of the same profile id are replaced, so the caller must have made sure that no database of that
    /// profile exists; [`Profile::unlock`](crate::access::profile::Profile::unlock) does.
    ///
    /// # Errors
    /// Any [`KeyError`]; then no key counts as made.
    pub async fn create(
        owner: KeyOwner<'_>,
        way: &KeyWay,
        patience: &Patience,
        witness: Option<&KeyWitness>,
    ) -> Result<(Self, ProfileKeys, KeyMark), KeyError> {
        let turn = Turn::of(owner.profile_id, owner.hold);
        let store = match way {
            KeyWay::Keychain => {
                let id = owner.profile_id.to_owned();
                Self::open_place(patience, turn, move || system_keychain(&id)).await?
            }
            KeyWay::Passphrase(passphrase) => {
                let (folder, id, passphrase) =
                    (owner.folder.to_owned(), owner.profile_id.to_owned(), passphrase.clone());
                Self::open_place(patience, turn, move || PassphraseFile::create(&folder, &id, &passphrase).map(shared))
                    .await?
            }
            KeyWay::Memory => Self::in_memory(patience.clone()),
        };
        let (keys, mark) = store.make_keys().await?;
        if let (KeyWay::Keychain, Some(witness)) = (way, witness) {
            witness.confirm(owner.profile_id, &mark, patience).await?;
        }
        Ok((store, keys, mark))
    }

    /// Opens the place that the mark names and takes out the keys it names, each compared with its fingerprint.
    ///
    /// # Errors
    /// Any [`KeyError`]. Nothing is ever written.
    pub async fn unlock(
        owner: KeyOwner<'_>,
        mark: &KeyMark,
        passphrase: Option<&Secret>,
        patience: &Patience,
    ) -> Result<(Self, ProfileKeys), KeyError> {
        let turn = Turn::of(owner.profile_id, owner.hold);
        let store = match mark.backend.as_str() {
            PassphraseFile::NAME => {
                let passphrase = passphrase.ok_or(KeyError::PassphraseNeeded)?.clone();
                let (folder, id) = (owner.folder.to_owned(), owner.profile_id.to_owned());
                Self::open_place(patience, turn, move || PassphraseFile::open(&folder, &id, &passphrase).map(shared))
                    .await?
            }
            MemoryPlace::NAME => Self::in_memory(patience.clone()),
            _ => {
                let id = owner.profile_id.to_owned();
                Self::open_place(patience, turn, move || system_keychain(&id)).await?
            }
        };
        let keys = store.take_keys(mark).await?;
        Ok((store, keys))
    }

    /// A place in memory, for the demo and tests.
    pub fn in_memory(patience: Patience) -> Self {
        Self::over(shared(MemoryPlace::default()), patience)
    }

    pub(crate) fn over(backend: Arc<dyn KeyBackend>, patience: Patience) -> Self {
        Self { backend, patience, turn: Turn::default() }
    }

    /// The word for the place, as it stands in the profile's record.
    pub fn place(&self) -> &'static str {
        self.backend.name()
    }

    /// Keeps a small secret, such as a refresh token, where the keys lie.
    ///
    /// # Errors
    /// [`KeyError::KeyTooLong`] beyond what the place holds; else what the place answers. After
    /// [`KeyError::KeychainTimedOut`] the value may or may not have arrived.
    pub async fn put(&self, name: KeyName, value: &Secret) -> Result<(), KeyError> {
        self.put_bytes(name, Zeroizing::new(value.expose().as_bytes().to_vec())).await
    }

    /// Reads a small secret back; `None` when there is none.
    ///
    /// # Errors
    /// What the place answers; [`KeyError::KeyWrong`] when it is not text.
    pub async fn get(&self, name: KeyName) -> Result<Option<Secret>, KeyError> {
        let Some(bytes) = self.get_bytes(name).await? else { return Ok(None) };
        let text = std::str::from_utf8(&bytes).map_err(|_not_text| KeyError::KeyWrong { name: name.as_text() })?;
        Ok(Some(Secret::new(text)))
    }

    /// Forgets a small secret; it is no error when there is none.
    ///
    /// # Errors
    /// What the place answers.
    pub async fn remove(&self, name: KeyName) -> Result<(), KeyError> {
        self.ask(move |backend| backend.remove(&name.as_text())).await
    }

    /// Makes database key, audit seed and the key of epoch 1, and proves that the place keeps them.
    pub(crate) async fn make_keys(&self) -> Result<(ProfileKeys, KeyMark), KeyError> {
        let keys = ProfileKeys {
            database: random_key()?,
            audit_seed: random_key()?,
            epochs: BTreeMap::from([(1, random_key()?)]),
        };
        let mut mark = KeyMark::new(self.backend.name());
        for (name, key) in keys.named() {
            self.put_bytes(name, Zeroizing::new(key.expose().to_vec())).await?;
            mark.note(name, key)?;
        }
        match self.take_keys(&mark).await {
            Ok(_same) => Ok((keys, mark)),
            Err(KeyError::KeyMissing { .. } | KeyError::KeyWrong { .. }) => Err(KeyError::KeychainForgetful),
            Err(other) => Err(other),
        }
    }

    /// Takes out every key that the mark names.
    pub(crate) async fn take_keys(&self, mark: &KeyMark) -> Result<ProfileKeys, KeyError> {
        if mark.backend != self.backend.name() {
            return Err(KeyError::BackendChanged { recorded: mark.backend.clone(), present: self.backend.name() });
        }
        let mut epochs = BTreeMap::new();
        for epoch in mark.epochs() {
            epochs.insert(epoch, self.take_key(mark, KeyName::Epoch(epoch)).await?);
        }
        Ok(ProfileKeys {
            database: self.take_key(mark, KeyName::Database).await?,
            audit_seed: self.take_key(mark, KeyName::AuditSeed).await?,
            epochs,
        })
    }

    /// Makes the key of another epoch, and proves that the place keeps it. The caller notes it in the mark before anything
    /// is wrapped by it.
    pub(crate) async fn make_epoch(&self, epoch: u32) -> Result<Key, KeyError> {
        let (name, key) = (KeyName::Epoch(epoch), random_key()?);
        self.put_bytes(name, Zeroizing::new(key.expose().to_vec())).await?;
        let mut mark = KeyMark::new(self.backend.name());
        mark.note(name, &key)?;
        match self.take_key(&mark, name).await {
            Ok(_same) => Ok(key),
            Err(KeyError::KeyMissing { .. } | KeyError::KeyWrong { .. }) => Err(KeyError::KeychainForgetful),
            Err(other) => Err(other),
        }
    }

    /// Destroys the key of an older epoch, and proves that the place lets go of it. In the same call the place is asked for the
    /// key of the newest, which opens everything from then on: without it, or with another than the noted one, nothing is
    /// destroyed.
    pub(crate) async fn destroy_epoch(&self, mark: &KeyMark, newest: u32, older: u32) -> Result<(), KeyError> {
        let (mark, newest, name) = (mark.clone(), KeyName::Epoch(newest), KeyName::Epoch(older));
        self.ask(move |backend| {
            drop(noted_key(&mark, newest, backend.get(&newest.as_text())?, backend.name())?);
            backend.remove(&name.as_text())
        })
        .await?;
        if self.get_bytes(name).await?.is_some() { Err(KeyError::KeychainForgetful) } else { Ok(()) }
    }

    /// Takes out the key of one epoch that the mark names.
    pub(crate) async fn take_epoch(&self, mark: &KeyMark, epoch: u32) -> Result<Key, KeyError> {
        self.take_key(mark, KeyName::Epoch(epoch)).await
    }

    async fn take_key(&self, mark: &KeyMark, name: KeyName) -> Result<Key, KeyError> {
        noted_key(mark, name, self.get_bytes(name).await?, self.backend.name())
    }

    async fn put_bytes(&self, name: KeyName, value: SecretBytes) -> Result<(), KeyError> {
        let limit_bytes = self.backend.limit_bytes();
        if value.len() > limit_bytes {
            return Err(KeyError::KeyTooLong { name: name.as_text(), limit_bytes });
        }
        self.ask(move |backend| backend.put(&name.as_text(), &value)).await
    }

    async fn get_bytes(&self, name: KeyName) -> Result<Option<SecretBytes>, KeyError> {
        self.ask(move |backend| backend.get(&name.as_text())).await
    }

    async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&dyn KeyBackend) -> Result<T, KeyError> + Send + 'static,
    ) -> Result<T, KeyError> {
        let backend = Arc::clone(&self.backend);
        off_thread(&self.patience, &self.turn, move || question(&*backend)).await
    }

    async fn open_place(
        patience: &Patience,
        turn: Turn,
        open: impl FnOnce() -> Result<Arc<dyn KeyBackend>, KeyError> + Send + 'static,
    ) -> Result<Self, KeyError> {
        let backend = off_thread(patience, &turn, open).await?;
        Ok(Self { backend, patience: patience.clone(), turn })
    }
}

impl ProfileKeys {
    fn named(&self) -> Vec<(KeyName, &Key)> {
        let mut named = vec![(KeyName::Database, &self.database), (KeyName::AuditSeed, &self.audit_seed)];
        named.extend(self.epochs.iter().map(|(epoch, key)| (KeyName::Epoch(*epoch), key)));
        named
    }
}

/// What a place answered, where it is the key that was noted.
fn noted_key(
    mark: &KeyMark,
    name: KeyName,
    found: Option<SecretBytes>,
    backend: &'static str,
) -> Result<Key, KeyError> {
    let Some(bytes) = found else { return Err(KeyError::KeyMissing { name: name.as_text(), backend }) };
    let key = Key::from_slice(&bytes).ok_or_else(|| KeyError::KeyWrong { name: name.as_text() })?;
    mark.check(name, &key)?;
    Ok(key)
}

/// Runs a call that may block for minutes when its turn has come, with a limit for both.
async fn off_thread<T: Send + 'static>(
    patience: &Patience,
    turn: &Turn,
    call: impl FnOnce() -> Result<T, KeyError> + Send + 'static,
) -> Result<T, KeyError> {
    tokio::select! {
        biased;
        answer = in_turn(turn, call) => answer,
        () = patience.clock.sleep(patience.answer_within) => {
            Err(KeyError::KeychainTimedOut { after_secs: patience.answer_within.as_secs() })
        }
    }
}

/// Runs a call on a thread of its own, one at a time. Dropped while it waits for its turn, it never runs; dropped later, it
/// runs to its end, and the next waits for that.
///
/// Not `spawn_blocking`: a runtime waits for its blocking threads when it ends, and a keychain that never answers would
/// then keep the whole program from ending. A plain thread is simply left behind.
async fn in_turn<T: Send + 'static>(
    turn: &Turn,
    call: impl FnOnce() -> Result<T, KeyError> + Send + 'static,
) -> Result<T, KeyError> {
    let taken = turn.taken().await.ok_or(KeyError::ProfileClosed)?;
    let call = move || {
        // The turn ends with the call, before anybody learns of its answer.
        let _to_its_end = taken;
        call()
    };
    let (tell, told) = tokio::sync::oneshot::channel();
    std::thread::Builder::new()
        .name("keys".to_owned())
        .spawn(move || {
            // Nobody listens any more when the limit has passed; then the answer is dropped, and wiped, here.
            drop(tell.send(leaving_no_trace_of_a_call(call)));
        })
        .map_err(KeyError::Thread)?;
    told.await.unwrap_or(Err(KeyError::KeychainUnavailable(None)))
}

/// The system's keychain; in tests the place that stands in for it, where one does.
fn system_keychain(profile_id: &str) -> Result<Arc<dyn KeyBackend>, KeyError> {
    #[cfg(test)]
    if let Some(opened) = stand_in::StandIn::opened(profile_id) {
        return opened;
    }
    Keychain::open(profile_id).map(shared)
}

fn shared<B: KeyBackend + 'static>(backend: B) -> Arc<dyn KeyBackend> {
    Arc::new(backend)
}

#[cfg(test)]
pub(crate) mod stand_in;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod traces;
