//! A place that stands in for the system's keychain, for the profile a test names: only so can a test bring a keychain
//! into every state of T-19, whatever the machine has.
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::{KeyBackend, KeyError, MemoryPlace, SecretBytes};
use crate::store::key_chain;

/// What is wrong with the keychain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// Nothing.
    #[default]
    None,
    /// Nothing on the bus answers to the name.
    Absent,
    /// There is no bus.
    NoBus,
    /// The program was linked with the library's mock.
    Mock,
    /// Another keychain than the one the profile was made with.
    OtherBackend,
    /// It is locked and nobody unlocks it.
    Locked,
    /// The person, or a rule, said no.
    Denied,
    /// It takes the call and never answers.
    Hangs,
    /// The next value it is given lands only when the test says so; whatever else is asked meanwhile is answered at once.
    LandsLate,
}

/// A keychain whose behaviour and content a test sets.
#[derive(Debug, Default)]
pub(crate) struct StandIn {
    inner: MemoryPlace,
    trouble: Mutex<Trouble>,
    lands: AtomicBool,
}

static PLACES: Mutex<BTreeMap<String, Arc<StandIn>>> = Mutex::new(BTreeMap::new());

impl StandIn {
    /// From now on the keychain of this profile.
    pub(crate) fn of(profile_id: &str) -> Arc<Self> {
        let place = Arc::new(Self::default());
        PLACES.lock().unwrap_or_else(PoisonError::into_inner).insert(profile_id.to_owned(), Arc::clone(&place));
        place
    }

    /// What opening the keychain of this profile comes to; `None` where the system's own is meant.
    pub(super) fn opened(profile_id: &str) -> Option<Result<Arc<dyn KeyBackend>, KeyError>> {
        let place = PLACES.lock().unwrap_or_else(PoisonError::into_inner).get(profile_id).cloned()?;
        Some(match place.trouble() {
            Trouble::Absent => Err(KeyError::KeychainUnavailable(Some("no such name on the bus".into()))),
            Trouble::NoBus => Err(KeyError::KeychainUnavailable(Some("no bus".into()))),
            Trouble::Mock => key_chain::trusted("Mock store, 2026").map(|_name| unreachable!("a mock is trusted")),
            _ => Ok(place as Arc<dyn KeyBackend>),
        })
    }

    /// Brings it into a state.
    pub(crate) fn set(&self, trouble: Trouble) {
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) = trouble;
    }

    /// What is to land late lands now.
    pub(crate) fn land(&self) {
        self.lands.store(true, Ordering::SeqCst);
    }

    fn trouble(&self) -> Trouble {
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Everything in it.
    pub(crate) fn content(&self) -> BTreeMap<String, SecretBytes> {
        self.inner.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts this content in place of all there is.
    pub(crate) fn replace(&self, content: BTreeMap<String, SecretBytes>) {
        *self.inner.0.lock().unwrap_or_else(PoisonError::into_inner) = content;
    }

    fn answer<T>(&self, ask: impl FnOnce(&MemoryPlace) -> Result<T, KeyError>) -> Result<T, KeyError> {
        match self.trouble() {
            Trouble::Locked => Err(KeyError::KeychainLocked(Some("the collection is locked".into()))),
            Trouble::Denied => Err(KeyError::KeychainLocked(Some("dismissed".into()))),
            Trouble::Hangs => {
                while self.trouble() == Trouble::Hangs {
                    std::thread::sleep(Duration::from_millis(10));
                }
                Err(KeyError::KeychainUnavailable(None))
            }
            _ => ask(&self.inner),
        }
    }
}

impl KeyBackend for StandIn {
    fn name(&self) -> &'static str {
        if self.trouble() == Trouble::OtherBackend { "windows-credential-manager" } else { "secret-service" }
    }

    fn limit_bytes(&self) -> usize {
        2_560
    }

    fn get(&self, name: &str) -> Result<Option<SecretBytes>, KeyError> {
        self.answer(|place| place.get(name))
    }

    fn put(&self, name: &str, value: &[u8]) -> Result<(), KeyError> {
        if self.trouble() == Trouble::LandsLate {
            self.set(Trouble::None);
            while !self.lands.load(Ordering::SeqCst) {
                std::thread::sleep(Duration::from_millis(10));
            }
        }
        self.answer(|place| place.put(name, value))
    }

    fn remove(&self, name: &str) -> Result<(), KeyError> {
        self.answer(|place| place.remove(name))
    }
}
