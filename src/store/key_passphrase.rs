//! Keys in a file under a passphrase, for systems without a keychain. Offered in plain words, never chosen silently.
//!
//! `keys.sealed` is JSON: the parameters of Argon2id and each value sealed on its own with AES-256-GCM, bound to the
//! profile and its name. The passphrase is not kept; the key made from it is held while the profile is open.
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::secret::{Key, Secret};
use crate::store::cipher::{decrypt, encrypt};
use crate::store::key::{KeyBackend, SecretBytes};
use crate::store::key_error::KeyError;
use crate::store::key_material::{derive, push_field, random};
use crate::store::private_file;

/// The name of the file in the profile's folder.
pub const KEY_FILE: &str = "keys.sealed";

/// A new passphrase has at least as many characters. It is the only wall between the file and a guesser.
pub const SHORTEST_PASSPHRASE: usize = 12;

/// A value of known content; that it opens says that the passphrase is right.
const CHECK: &str = "check";

/// What Argon2id costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Cost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl Cost {
    /// The second recommended choice of RFC 9106, section 4: 64 MiB, three passes, four lanes.
    pub(crate) const STANDARD: Self = Self { memory_kib: 64 * 1_024, passes: 3, lanes: 4 };
    /// For tests only: they open many files.
    #[cfg(test)]
    pub(crate) const CHEAP: Self = Self { memory_kib: 64, passes: 1, lanes: 1 };
    /// A file that asks for more is not ours; it would only freeze the program.
    const HIGHEST: Self = Self { memory_kib: 1_024 * 1_024, passes: 16, lanes: 16 };

    const fn within_reason(self) -> bool {
        self.memory_kib <= Self::HIGHEST.memory_kib
            && self.passes <= Self::HIGHEST.passes
            && self.lanes <= Self::HIGHEST.lanes
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct KeyFile {
    version: u32,
    kdf: String,
    cost: Cost,
    salt: String,
    values: BTreeMap<String, String>,
}

const VERSION: u32 = 1;
const KDF: &str = "argon2id";

/// The opened key file of one profile.
#[derive(Debug)]
pub(crate) struct PassphraseFile {
    path: PathBuf,
    profile_id: String,
    wrapping: Key,
    salt: String,
    writing: Mutex<()>,
}

impl PassphraseFile {
    /// The word in the profile's record.
    pub(crate) const NAME: &'static str = "passphrase";

    /// Makes a new key file with the standard cost. Takes a good part of a second.
    pub(crate) fn create(folder: &Path, profile_id: &str, passphrase: &Secret) -> Result<Self, KeyError> {
        Self::create_at_cost(folder, profile_id, passphrase, Cost::STANDARD)
    }

    pub(crate) fn create_at_cost(
        folder: &Path,
        profile_id: &str,
        passphrase: &Secret,
        cost: Cost,
    ) -> Result<Self, KeyError> {
        if passphrase.expose().chars().count() < SHORTEST_PASSPHRASE {
            return Err(KeyError::PassphraseTooShort { at_least: SHORTEST_PASSPHRASE });
        }
        let salt = random::<16>()?;
        let place = Self {
            path: folder.join(KEY_FILE),
            profile_id: profile_id.to_owned(),
            wrapping: wrapping_key(passphrase, &salt, cost)?,
            salt: BASE64.encode(salt),
            writing: Mutex::new(()),
        };
        let mut file =
            KeyFile { version: VERSION, kdf: KDF.to_owned(), cost, salt: place.salt.clone(), values: BTreeMap::new() };
        file.values.insert(CHECK.to_owned(), place.wrap(CHECK, CHECK.as_bytes())?);
        place.write(&file)?;
        Ok(place)
    }

    /// Opens an existing key file. Takes a good part of a second.
    pub(crate) fn open(folder: &Path, profile_id: &str, passphrase: &Secret) -> Result<Self, KeyError> {
        let path = folder.join(KEY_FILE);
        let file =
            read(&path)?.ok_or_else(|| KeyError::KeyMissing { name: KEY_FILE.to_owned(), backend: Self::NAME })?;
        let salt = BASE64.decode(&file.salt).map_err(|_base64| damaged("the salt cannot be read"))?;
        let wrapping = wrapping_key(passphrase, &salt, file.cost)?;
        let place = Self {
            path,
            profile_id: profile_id.to_owned(),
            wrapping,
            salt: file.salt.clone(),
            writing: Mutex::new(()),
        };
        let check = file.values.get(CHECK).ok_or_else(|| damaged("the check value is missing"))?;
        match place.unwrap(CHECK, check) {
            Ok(_right) => Ok(place),
            Err(KeyError::KeyWrong { .. }) => Err(KeyError::PassphraseWrong),
            Err(other) => Err(other),
        }
    }

    fn wrap(&self, name: &str, value: &[u8]) -> Result<String, KeyError> {
        let sealed =
            encrypt(&self.wrapping, &self.place_of(name), value).map_err(|_seal| damaged("a value is too long"))?;
        Ok(BASE64.encode(sealed))
    }

    fn unwrap(&self, name: &str, wrapped: &str) -> Result<SecretBytes, KeyError> {
        let sealed = BASE64.decode(wrapped).map_err(|_base64| damaged("a value cannot be read"))?;
        decrypt(&self.wrapping, &self.place_of(name), &sealed)
            .map_err(|_seal| KeyError::KeyWrong { name: name.to_owned() })
    }

    /// What a value is bound to, so that values cannot be swapped within or between files.
    fn place_of(&self, name: &str) -> Vec<u8> {
        let mut place = Vec::new();
        for field in ["second-look/v1/key-file", &self.profile_id, &self.salt, name] {
            push_field(&mut place, field.as_bytes());
        }
        place
    }

    /// Reads the file as it is on disk now: what a person restored or deleted meanwhile counts.
    fn present(&self) -> Result<KeyFile, KeyError> {
        let file =
            read(&self.path)?.ok_or_else(|| KeyError::KeyMissing { name: KEY_FILE.to_owned(), backend: Self::NAME })?;
        if file.salt != self.salt {
            return Err(damaged("it was replaced while the profile was open"));
        }
        Ok(file)
    }

    fn write(&self, file: &KeyFile) -> Result<(), KeyError> {
        let bytes = serde_json::to_vec_pretty(file).map_err(|_json| damaged("it cannot be written as JSON"))?;
        private_file::replace(&self.path, &bytes).map_err(|source| KeyError::KeyFile { doing: "written", source })
    }

    fn change(&self, change: impl FnOnce(&mut KeyFile) -> Result<(), KeyError>) -> Result<(), KeyError> {
        let _one_at_a_time = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut file = self.present()?;
        change(&mut file)?;
        self.write(&file)
    }
}

impl KeyBackend for PassphraseFile {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn limit_bytes(&self) -> usize {
        16 * 1_024
    }

    fn get(&self, name: &str) -> Result<Option<SecretBytes>, KeyError> {
        self.present()?.values.get(name).map(|wrapped| self.unwrap(name, wrapped)).transpose()
    }

    fn put(&self, name: &str, value: &[u8]) -> Result<(), KeyError> {
        let wrapped = self.wrap(name, value)?;
        self.change(|file| {
            file.values.insert(name.to_owned(), wrapped);
            Ok(())
        })
    }

    fn remove(&self, name: &str) -> Result<(), KeyError> {
        self.change(|file| {
            file.values.remove(name);
            Ok(())
        })
    }
}

fn read(path: &Path) -> Result<Option<KeyFile>, KeyError> {
    let bytes = private_file::read(path).map_err(|source| KeyError::KeyFile { doing: "read", source })?;
    let Some(bytes) = bytes else { return Ok(None) };
    let file: KeyFile =
        serde_json::from_slice(&bytes).map_err(|_json| damaged("it is not a key file of this version"))?;
    if file.version != VERSION || file.kdf != KDF {
        return Err(damaged("it is not a key file of this version"));
    }
    if !file.cost.within_reason() {
        return Err(damaged("its Argon2 cost is out of range"));
    }
    Ok(Some(file))
}

/// Passphrase to key. The passphrase is brought to composed form (NFC) first, so that it opens the file from any
/// keyboard.
fn wrapping_key(passphrase: &Secret, salt: &[u8], cost: Cost) -> Result<Key, KeyError> {
    let composed = Zeroizing::new(passphrase.expose().nfc().collect::<String>());
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32))
        .map_err(|_range| damaged("its Argon2 cost is out of range"))?;
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let made = Key::written_by(|made| argon.hash_password_into(composed.as_bytes(), salt, made))
        .map_err(|_salt| damaged("the salt has a wrong length"))?;
    Ok(derive(&made, "second-look/v1/key-file", &[])?)
}

const fn damaged(what: &'static str) -> KeyError {
    KeyError::KeyFileDamaged { what }
}

#[cfg(test)]
mod tests;
