//! A second process that reads a new key back from the keychain before a database is made with it.
//!
//! A keychain library built wrongly keeps secrets in the memory of the process: writing and reading back in the same
//! process then proves nothing (reliability 0.1, point 6). The second process gets the profile's id, which is no
//! secret, and prints the key's fingerprint, which is none either.
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Stdio;

use tokio::process::Command;

use crate::store::key::{KeyMark, KeyName, Patience};
use crate::store::key_error::KeyError;

/// The program to start, usually this one, and the arguments that make it print a fingerprint: it must call
/// [`read_fingerprint`](crate::store::key_chain::read_fingerprint) with its last argument and print the answer as one
/// line.
#[derive(Clone, Debug)]
pub struct KeyWitness {
    /// The program.
    pub program: PathBuf,
    /// Its arguments before the profile id.
    pub arguments: Vec<OsString>,
}

impl KeyWitness {
    /// The word under which our own programs answer a witness call.
    pub const ARGUMENT: &'static str = "key-fingerprint";

    /// This very program, asked with [`KeyWitness::ARGUMENT`].
    ///
    /// # Errors
    /// When the system does not say which file this program was started from.
    pub fn this_program() -> Result<Self, KeyError> {
        let program = std::env::current_exe().map_err(|why| KeyError::WitnessFailed(Some(why)))?;
        Ok(Self { program, arguments: vec![OsString::from(Self::ARGUMENT)] })
    }

    /// Runs the second process and compares its fingerprint of the database key with the mark.
    pub(crate) async fn confirm(&self, profile_id: &str, mark: &KeyMark, patience: &Patience) -> Result<(), KeyError> {
        let run = Command::new(&self.program)
            .args(&self.arguments)
            .arg(profile_id)
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .output();
        let output = tokio::select! {
            biased;
            output = run => output.map_err(|why| KeyError::WitnessFailed(Some(why)))?,
            () = patience.clock.sleep(patience.answer_within) => {
                return Err(KeyError::KeychainTimedOut { after_secs: patience.answer_within.as_secs() });
            }
        };
        if !output.status.success() {
            return Err(KeyError::WitnessFailed(None));
        }
        let told = String::from_utf8_lossy(&output.stdout);
        match mark.fingerprints.get(&KeyName::Database.as_text()) {
            Some(noted) if told.trim() == noted => Ok(()),
            _ => Err(KeyError::KeychainForgetful),
        }
    }
}
