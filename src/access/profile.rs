//! A profile: one folder, one database, one set of keys; one platform, one environment, one person.
//!
//! Promises: the folder is for its owner only; a folder that was made for another platform, environment or person is
//! refused; keys are made only where no database exists. The order is lock, record, keys, database, and each step is
//! on disk before the next begins, so that a start that was cut off can go on. Deliberately does not open the database.
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::access::config::{CONFIG_FILE, Config};
use crate::access::lock_file::{ProfileLock, Program};
pub use crate::access::profile_error::ProfileError;
use crate::access::profile_marks::{is_mark, mark};
use crate::access::settings_file::SETTINGS_FILE;
use crate::ids::PersonId;
use crate::policy::POLICY_FILE;
use crate::retention::RETENTION_FILE;
use crate::secret::Secret;
use crate::store::key::{KeyMark, KeyOwner, KeyStore, KeyWay, Patience, ProfileKeys};
use crate::store::key_material::push_field;
use crate::store::key_witness::KeyWitness;
use crate::store::private_file;

const RECORD: &str = "profile.json";
const DATABASE: &str = "second-look.db";
/// Where the window was, kept by the shell: size and place, in numbers.
pub const WINDOW_FILE: &str = "window.json";
const DEMO_PREFIX: &str = "second-look-demo-";
const VERSION: u32 = 1;

/// `profile.json`. It holds no secret and no name: the person is a salted digest.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Record {
    version: u32,
    id: String,
    platform: String,
    review: String,
    environment: String,
    person: Option<String>,
    keys: Option<KeyMark>,
    database_made: bool,
    demo: bool,
}

/// An open profile. It holds the lock until it is closed or dropped, and until calls to the place of its keys have ended.
#[derive(Debug)]
pub struct Profile {
    home: PathBuf,
    record: Record,
    /// Taken out when the profile is closed.
    lock: Option<ProfileLock>,
}

/// The profile folder when none is named: in the system's folder for a person's own, unsynchronised data.
///
/// # Errors
/// [`ProfileError::NoHome`] when the system names none.
pub fn default_home() -> Result<PathBuf, ProfileError> {
    dirs::data_local_dir().map(|data| data.join("second-look").join("profile")).ok_or(ProfileError::NoHome)
}

/// Where a profile's `config.toml` lies; it is read before the profile is opened.
pub fn config_file(home: &Path) -> PathBuf {
    home.join(CONFIG_FILE)
}

impl Profile {
    /// Whether a folder holds a profile, or what is left of one.
    pub fn is_in(home: &Path) -> bool {
        [RECORD, DATABASE, crate::store::key_passphrase::KEY_FILE].iter().any(|name| home.join(name).exists())
    }

    /// Opens the profile in a folder, or makes one where there is none.
    ///
    /// # Errors
    /// A [`ProfileError`]; a folder that is not ours is left as it is.
    pub fn open(home: &Path, program: Program, config: &Config) -> Result<Self, ProfileError> {
        refuse_foreign_folder(home)?;
        Self::open_folder(home, program, config, false)
    }

    /// Makes a throw-away profile for the demo, in a new folder that is deleted when the profile is closed. What
    /// earlier demos left behind when they were killed is deleted first.
    ///
    /// # Errors
    /// [`ProfileError::DemoNotLocal`] for any address but this machine's.
    pub fn demo(program: Program, config: &Config) -> Result<Self, ProfileError> {
        if !config.all_loopback() {
            return Err(ProfileError::DemoNotLocal);
        }
        sweep_demos(&std::env::temp_dir(), program);
        let home = std::env::temp_dir().join(format!("{DEMO_PREFIX}{}", Uuid::new_v4().simple()));
        Self::open_folder(&home, program, config, true)
    }

    fn open_folder(home: &Path, program: Program, config: &Config, demo: bool) -> Result<Self, ProfileError> {
        private_file::private_folder(home).map_err(file("made"))?;
        let lock = ProfileLock::take(home, program)?;
        let record = match read_record(home)? {
            // Nothing was ever kept under it: addresses that were wrong are mended by others.
            Some(record) if record.keys.is_none() && !record.database_made && !home.join(DATABASE).exists() => {
                let record = Record {
                    platform: config.platform.to_string(),
                    review: config.review.to_string(),
                    environment: config.environment.clone(),
                    ..record
                };
                write_record(home, &record)?;
                record
            }
            Some(record) => {
                record.compare(config)?;
                record
            }
            None => {
                if let Some(found) =
                    [DATABASE, crate::store::key_passphrase::KEY_FILE].into_iter().find(|name| home.join(name).exists())
                {
                    return Err(ProfileError::RecordMissing { found });
                }
                let record = Record::new(config, demo);
                write_record(home, &record)?;
                record
            }
        };
        mark(home);
        Ok(Self { home: home.to_owned(), record, lock: Some(lock) })
    }

    /// The random id under which a keychain files this profile's keys.
    pub fn id(&self) -> &str {
        &self.record.id
    }

    /// The profile's folder.
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// Where the database lies.
    pub fn database(&self) -> PathBuf {
        self.home.join(DATABASE)
    }

    /// Whether this is a demo's throw-away profile.
    pub const fn is_demo(&self) -> bool {
        self.record.demo
    }

    /// Whether the profile still needs keys, so that a person must choose where they shall lie.
    pub const fn needs_keys(&self) -> bool {
        self.record.keys.is_none()
    }

    /// Whether the keys lie under a passphrase.
    pub fn needs_passphrase(&self) -> bool {
        self.record.keys.as_ref().is_some_and(KeyMark::is_passphrase)
    }

    /// The word for the place of the keys, for people; `None` while there are none.
    pub fn key_place(&self) -> Option<&str> {
        self.record.keys.as_ref().map(|mark| mark.backend.as_str())
    }

    /// Makes the keys of a new profile in the chosen place and records it.
    ///
    /// # Errors
    /// [`ProfileError::KeysExist`] and [`ProfileError::DatabaseWithoutKeys`] keep old data from being locked out; else
    /// what [`KeyStore::create`] answers.
    pub async fn make_keys(
        &mut self,
        way: &KeyWay,
        patience: &Patience,
        witness: Option<&KeyWitness>,
    ) -> Result<(KeyStore, ProfileKeys), ProfileError> {
        if self.record.keys.is_some() {
            return Err(ProfileError::KeysExist);
        }
        if self.record.database_made || self.database().exists() {
            return Err(ProfileError::DatabaseWithoutKeys);
        }
        if matches!(way, KeyWay::Memory) && !self.record.demo {
            return Err(ProfileError::MemoryKeysOutsideDemo);
        }
        let (store, keys, mark) = KeyStore::create(self.owner(), way, patience, witness).await?;
        self.change(|record| record.keys = Some(mark))?;
        Ok((store, keys))
    }

    /// Takes the keys out of the place that was recorded, and compares each with its fingerprint.
    ///
    /// # Errors
    /// What [`KeyStore::unlock`] answers. Nothing is written.
    pub async fn unlock(
        &self,
        passphrase: Option<&Secret>,
        patience: &Patience,
    ) -> Result<(KeyStore, ProfileKeys), ProfileError> {
        let mark = self.record.keys.as_ref().ok_or(ProfileError::KeysNotMade)?;
        Ok(KeyStore::unlock(self.owner(), mark, passphrase, patience).await?)
    }

    /// What is recorded of the keys.
    ///
    /// # Errors
    /// [`ProfileError::KeysNotMade`].
    pub fn key_mark(&self) -> Result<&KeyMark, ProfileError> {
        self.record.keys.as_ref().ok_or(ProfileError::KeysNotMade)
    }

    /// Records other epochs of the same keys, durably.
    ///
    /// # Errors
    /// [`ProfileError::File`]; the record then stands as it stood.
    pub(crate) fn note_epochs(&mut self, mark: KeyMark) -> Result<(), ProfileError> {
        self.change(|record| record.keys = Some(mark))
    }

    /// Whether a missing database may be made: only until [`Profile::database_made`] was recorded.
    pub const fn may_make_database(&self) -> bool {
        !self.record.database_made
    }

    /// Records that the database is there. From now on a missing one is an error.
    ///
    /// # Errors
    /// [`ProfileError::File`].
    pub fn database_made(&mut self) -> Result<(), ProfileError> {
        if self.record.database_made { Ok(()) } else { self.change(|record| record.database_made = true) }
    }

    /// Binds the profile to the first person who signs in, and refuses any other.
    ///
    /// # Errors
    /// [`ProfileError::OtherPerson`].
    pub fn bind_person(&mut self, person: &PersonId) -> Result<(), ProfileError> {
        let digest = self.record.digest_of(person);
        match &self.record.person {
            Some(bound) if *bound == digest => Ok(()),
            Some(_) => Err(ProfileError::OtherPerson),
            None => self.change(|record| record.person = Some(digest)),
        }
    }

    /// Lets go of the profile. A demo's folder is deleted; close the database first.
    ///
    /// # Errors
    /// [`ProfileError::File`] when a demo's folder could not be deleted.
    pub fn close(mut self) -> Result<(), ProfileError> {
        self.let_go().map_err(file("deleted"))
    }

    fn let_go(&mut self) -> std::io::Result<()> {
        let held = self.lock.take().is_some();
        if held && self.record.demo { std::fs::remove_dir_all(&self.home) } else { Ok(()) }
    }

    fn owner(&self) -> KeyOwner<'_> {
        let hold = self.lock.as_ref().map(ProfileLock::for_calls);
        KeyOwner { folder: &self.home, profile_id: &self.record.id, hold }
    }

    fn change(&mut self, change: impl FnOnce(&mut Record)) -> Result<(), ProfileError> {
        let mut changed = self.record.clone();
        change(&mut changed);
        write_record(&self.home, &changed)?;
        self.record = changed;
        Ok(())
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        // Whoever wants to know whether a demo's folder went away calls `close`.
        drop(self.let_go());
    }
}

impl Record {
    fn new(config: &Config, demo: bool) -> Self {
        Self {
            version: VERSION,
            id: format!("prf_{}", Uuid::new_v4().simple()),
            platform: config.platform.to_string(),
            review: config.review.to_string(),
            environment: config.environment.clone(),
            person: None,
            keys: None,
            database_made: false,
            demo,
        }
    }

    fn compare(&self, config: &Config) -> Result<(), ProfileError> {
        let pairs = [
            ("platform", &self.platform, config.platform.as_str()),
            ("review API", &self.review, config.review.as_str()),
            ("environment", &self.environment, config.environment.as_str()),
        ];
        for (what, recorded, asked) in pairs {
            if recorded != asked {
                let (recorded, asked) = (recorded.clone(), asked.to_owned());
                return Err(ProfileError::MadeForAnother { what, recorded, asked });
            }
        }
        Ok(())
    }

    fn digest_of(&self, person: &PersonId) -> String {
        let mut bytes = Vec::new();
        for field in ["second-look/v1/profile-person", &self.id, person.as_str()] {
            push_field(&mut bytes, field.as_bytes());
        }
        hex::encode(Sha256::digest(&bytes))
    }
}

fn read_record(home: &Path) -> Result<Option<Record>, ProfileError> {
    let Some(bytes) = private_file::read(&home.join(RECORD)).map_err(file("read"))? else { return Ok(None) };
    let record: Record = serde_json::from_slice(&bytes).map_err(|_json| ProfileError::RecordDamaged)?;
    if record.version == VERSION { Ok(Some(record)) } else { Err(ProfileError::RecordDamaged) }
}

fn write_record(home: &Path, record: &Record) -> Result<(), ProfileError> {
    let bytes = serde_json::to_vec_pretty(record).map_err(|_json| ProfileError::RecordDamaged)?;
    private_file::replace(&home.join(RECORD), &bytes).map_err(file("written"))
}

/// A folder without our record must be empty but for what may come before it: the person's configuration, and what an
/// interrupted first start leaves. This keeps `--home ~/Documents` from being closed to others and filled.
fn refuse_foreign_folder(home: &Path) -> Result<(), ProfileError> {
    if home.join(RECORD).exists() || !home.exists() {
        return Ok(());
    }
    let ours = [
        CONFIG_FILE,
        POLICY_FILE,
        RETENTION_FILE,
        SETTINGS_FILE,
        WINDOW_FILE,
        DATABASE,
        crate::store::key_passphrase::KEY_FILE,
        "profile.lock",
        "holder.json",
    ];
    for entry in std::fs::read_dir(home).map_err(file("read"))? {
        let name = entry.map_err(file("read"))?.file_name();
        let name = name.to_string_lossy();
        let whole = name.strip_suffix(".part").unwrap_or(&name);
        if !ours.contains(&whole) && !is_mark(whole) {
            let found = name.chars().take(64).flat_map(char::escape_debug).collect();
            return Err(ProfileError::FolderInUse { found });
        }
    }
    Ok(())
}

/// Deletes folders of demos that were killed: ours, marked as demo, and held by nobody. Their keys died with them.
fn sweep_demos(temporary: &Path, program: Program) {
    let Ok(entries) = std::fs::read_dir(temporary) else { return };
    for entry in entries.flatten() {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let named = entry.file_name().to_str().is_some_and(|name| name.starts_with(DEMO_PREFIX));
        if is_folder
            && named
            && read_record(&entry.path()).is_ok_and(|record| record.is_some_and(|r| r.demo))
            && let Ok(lock) = ProfileLock::take(&entry.path(), program)
        {
            drop(lock);
            drop(std::fs::remove_dir_all(entry.path()));
        }
    }
}

fn file(doing: &'static str) -> impl FnOnce(std::io::Error) -> ProfileError {
    move |source| ProfileError::File { doing, source }
}

#[cfg(test)]
mod tests;
