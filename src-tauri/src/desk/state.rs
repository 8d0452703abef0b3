//! How far the opening is, in types the page reads.
use std::path::PathBuf;

use second_look::access::config::Overrides;
use second_look::console::AppError;
use serde::{Deserialize, Serialize};

/// What the window is opened on.
#[derive(Clone, Debug)]
pub enum Plan {
    /// A profile of this account.
    Profile {
        /// Its folder.
        home: PathBuf,
        /// Addresses of the command line.
        overrides: Overrides,
    },
    /// An invented platform in this process, and a profile that is thrown away.
    Demo {
        /// Cases in the queue.
        cases: usize,
    },
}

/// How far the opening is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum StartPhase {
    /// The profile is open.
    Ready,
    /// A new profile: a person must choose where its keys shall lie.
    ChooseKeys,
    /// The keys lie under a passphrase.
    NeedsPassphrase,
    /// Something is in the way; the error says what.
    Failed,
    /// The profile does not say where its platform is.
    NotConfigured,
    /// It was open, and was locked: a person opens it again.
    Locked,
}

/// What the window shows until the profile is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct StartState {
    /// How far the opening is.
    pub state: StartPhase,
    /// What is in the way.
    pub error: Option<AppError>,
    /// The system has a keychain that answers: it can be chosen.
    pub keychain: bool,
    /// Decisions that wait in a locked profile, once it has ended.
    pub waiting: Option<u32>,
    /// The profile's folder, so that a person finds its `config.toml`. None in the demo.
    pub folder: Option<String>,
}

/// Where the platform of a new profile is, as a person typed it.
#[derive(Clone, Debug, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Addresses {
    /// The platform's API, up to and including `/api/v1`.
    pub platform: String,
    /// The review API, up to and including `/review/v1`.
    pub review: String,
    /// The OpenID Connect issuer.
    pub issuer: String,
    /// The console's client id at the issuer.
    pub client_id: String,
    /// `live` or `staging`.
    pub environment: String,
    /// Hosts that pictures may come from.
    pub file_hosts: Vec<String>,
}

impl Addresses {
    /// As the configuration takes them; what the command line gave stands above.
    pub fn under(self, given: &Overrides) -> Overrides {
        let above = |given: &Option<String>, typed: String| given.clone().or(Some(typed));
        Overrides {
            platform: above(&given.platform, self.platform),
            review: above(&given.review, self.review),
            issuer: above(&given.issuer, self.issuer),
            client_id: above(&given.client_id, self.client_id),
            environment: above(&given.environment, self.environment),
            language: given.language.clone(),
            file_hosts: if given.file_hosts.is_empty() { self.file_hosts } else { given.file_hosts.clone() },
        }
    }
}

/// Where the keys of a new profile shall lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum KeyPlace {
    /// The system's keychain.
    Keychain,
    /// A file under a passphrase.
    Passphrase,
}
