//! Keys in the memory of this process, for the demo and for tests. They are gone with it.
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use zeroize::Zeroizing;

use super::{KeyBackend, KeyError, SecretBytes};

/// Keys in memory. `Debug` shows no value because the values' type shows none of theirs.
#[derive(Default)]
pub(super) struct MemoryPlace(pub(super) Mutex<BTreeMap<String, SecretBytes>>);

impl MemoryPlace {
    pub(super) const NAME: &'static str = "memory";
}

impl fmt::Debug for MemoryPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MemoryPlace")
    }
}

impl KeyBackend for MemoryPlace {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn limit_bytes(&self) -> usize {
        usize::MAX
    }

    fn get(&self, name: &str) -> Result<Option<SecretBytes>, KeyError> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned())
    }

    fn put(&self, name: &str, value: &[u8]) -> Result<(), KeyError> {
        let value = Zeroizing::new(value.to_vec());
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), value);
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), KeyError> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
        Ok(())
    }
}
