//! The configuration of a profile: where the platform is, and a few limits.
//!
//! `config.toml` lies in the profile's folder. Options of the command line stand above it; the organisation's file, which
//! lies where only an administrator writes, stands above both and can only tighten. Unknown keys, wrong types and bad
//! values are faults with line and column, and nothing starts with one. No secret belongs in either file.
use std::path::{Path, PathBuf};
use std::sync::Arc;

use url::Url;

use crate::access::config_address::is_loopback;
use crate::access::config_check::{Organisation, check};
pub use crate::access::config_fault::{ConfigError, ConfigFault, Position};
pub use crate::access::config_limits::WorkLimits;
use crate::access::config_read::{Kind, LIMIT_KEYS, Value, Values, read_values};
use crate::access::{policy_file, retention_file};
use crate::case::checks::AssertionKeys;
use crate::catalogue::Language;
use crate::digest;
use crate::policy::Edition;
use crate::recovery::RecoveryKey;
use crate::retention::Rules;
use crate::store::private_file;

/// The name of the profile's configuration file.
pub const CONFIG_FILE: &str = "config.toml";
/// The name of the organisation's file.
pub const ORGANISATION_FILE: &str = "organisation.toml";

const PROFILE_KEYS: &[(&str, Kind)] = &[
    ("platform", Kind::Text),
    ("review", Kind::Text),
    ("issuer", Kind::Text),
    ("environment", Kind::Text),
    ("client_id", Kind::Text),
    ("language", Kind::Text),
    ("file_hosts", Kind::TextList),
    ("review_pins", Kind::TextList),
    ("assertion_keys", Kind::TextList),
    ("recovery_key", Kind::Text),
    ("clipboard", Kind::Text),
    ("pictures_ahead", Kind::Text),
    ("limits", Kind::Numbers(LIMIT_KEYS)),
];

/// Settings given on the command line; each stands above the file.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// `--platform`
    pub platform: Option<String>,
    /// `--review`
    pub review: Option<String>,
    /// `--issuer`
    pub issuer: Option<String>,
    /// `--client-id`
    pub client_id: Option<String>,
    /// `--environment`
    pub environment: Option<String>,
    /// `--language`
    pub language: Option<String>,
    /// `--file-host`, once for each
    pub file_hosts: Vec<String>,
}

/// A checked configuration. Addresses carry no slash at their end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The documented API, up to and including `/api/v1`.
    pub platform: Url,
    /// The review API, up to and including `/review/v1`.
    pub review: Url,
    /// The OpenID Connect issuer, without a slash at its end.
    pub issuer: String,
    /// `live` or `staging`.
    pub environment: String,
    /// The console's public client id at the issuer.
    pub client_id: String,
    /// The language of every text; without one the program that opens the profile chooses.
    pub language: Option<Language>,
    /// Hosts that file downloads may lead to, `host` or `host:port`.
    pub file_hosts: Vec<String>,
    /// SHA-256 of the public keys of which one has to vouch for the review API's host; none pins nothing.
    pub review_pins: Vec<[u8; 32]>,
    /// Keys that signed identity assertions are believed by; none believes nothing.
    pub assertion_keys: AssertionKeys,
    /// What recovery files are encrypted to; none writes none.
    pub recovery_key: Option<RecoveryKey>,
    /// Limits, with the organisation's already applied.
    pub limits: WorkLimits,
    /// The shortest undo time the organisation allows a person to set, seconds.
    pub least_undo_secs: u32,
    /// Who looks and when is written into every picture that is shown; only the organisation's file says otherwise.
    pub watermark: bool,
    /// Words of a case may be copied onto the clipboard; not without a word of the configuration.
    pub clipboard: bool,
    /// Pictures may be fetched before their case is opened: of the next case, and for a flight pack.
    pub pictures_ahead: bool,
    /// The edition of the step-up policy in force: the organisation's, the profile's, or the built-in.
    pub policy: Arc<Edition>,
    /// The retention rules in force: the organisation's, the profile's, or those that ship.
    pub retention: Arc<Rules>,
    /// `sha-256:` and hex over the bytes of the organisation's file; none where there is no such file.
    pub organisation: Option<String>,
}

impl Config {
    /// Reads and checks the configuration of a profile. A missing `config.toml` is an empty one; a missing
    /// organisation file sets nothing.
    ///
    /// # Errors
    /// Every fault found, each with its place; those of the step-up policy once the configuration itself is sound.
    pub fn load(file: &Path, organisation: Option<&Path>, overrides: &Overrides) -> Result<Self, ConfigError> {
        let text = read_text(file)?.unwrap_or_default();
        let administered = organisation;
        let organisation = organisation.map(|path| Ok((path, read_text(path)?))).transpose()?;
        let organisation = organisation.and_then(|(path, text)| Some((file_name(path), text?)));
        let named = organisation.as_ref().map(|(name, text)| (name.as_str(), text.as_str()));
        let config = Self::parse(&file_name(file), &text, named, overrides).map_err(ConfigError::Faults)?;
        let policy = policy_file::in_force(file, administered).map_err(ConfigError::Policy)?;
        let retention = retention_file::in_force(file, administered)?;
        let organisation = organisation.map(|(_, text)| digest::of(text.as_bytes()));
        Ok(Self { policy, retention, organisation, ..config })
    }

    fn parse(
        source: &str,
        text: &str,
        organisation: Option<(&str, &str)>,
        overrides: &Overrides,
    ) -> Result<Self, Vec<ConfigFault>> {
        let mut faults = Vec::new();
        let mut values = read_values(source, text, PROFILE_KEYS).unwrap_or_else(|found| {
            faults.extend(found);
            Values::new()
        });
        let organisation = match organisation.map(|(name, text)| Organisation::parse(name, text)) {
            None => Organisation::default(),
            Some(Ok(organisation)) => organisation,
            Some(Err(found)) => {
                faults.extend(found);
                Organisation::default()
            }
        };
        if !faults.is_empty() {
            // Missing settings would only be guesses while lines cannot be read.
            return Err(faults);
        }
        overrides.lay_over(&mut values);
        check(source, values, organisation)
    }

    /// The text of a `config.toml` with this content, for a new profile. Pins are not in it: a new profile can have them
    /// from the organisation's file alone, and there they stay, so that they can be changed in one place.
    pub fn to_toml(&self) -> String {
        let text = |value: &str| toml::Value::String(value.to_owned());
        let hosts = toml::Value::Array(self.file_hosts.iter().map(|host| text(host)).collect());
        let language = self.language.map(|language| format!("language = {}\n", text(language.tag())));
        format!(
            "# Where the platform is. Unknown keys are errors; no secret belongs here.\n\
             platform = {}\nreview = {}\nissuer = {}\nenvironment = {}\nclient_id = {}\nfile_hosts = {hosts}\n{}\n\
             [limits]\nundo_secs = {}\nlease_secs = {}\npage_size = {}\nin_flight = {}\nlock_mins = {}\nfresh_mins = {}\n\
             session_hours = {}\n",
            text(self.platform.as_str()),
            text(self.review.as_str()),
            text(&self.issuer),
            text(&self.environment),
            text(&self.client_id),
            language.unwrap_or_default(),
            self.limits.undo_secs,
            self.limits.lease_secs,
            self.limits.page_size,
            self.limits.in_flight,
            self.limits.lock_mins,
            self.limits.fresh_mins,
            self.limits.session_hours,
        )
    }

    /// Writes `config.toml` of a new profile; an existing file is left as it is.
    ///
    /// # Errors
    /// [`ConfigError::File`].
    pub fn save_new(&self, file: &Path) -> Result<(), ConfigError> {
        if file.exists() {
            return Ok(());
        }
        private_file::replace(file, self.to_toml().as_bytes()).map_err(|source| ConfigError::File {
            file: file_name(file),
            doing: "written",
            source,
        })
    }

    /// Whether platform, review API, issuer and every file host are this machine: what the demo demands.
    pub fn all_loopback(&self) -> bool {
        let issuer = Url::parse(&self.issuer).is_ok_and(|issuer| is_loopback(&issuer));
        let files = self
            .file_hosts
            .iter()
            .all(|host| Url::parse(&format!("http://{host}/")).is_ok_and(|url| is_loopback(&url)));
        is_loopback(&self.platform) && is_loopback(&self.review) && issuer && files
    }
}

/// Where the organisation's file lies: a folder that only an administrator writes.
pub fn organisation_file() -> PathBuf {
    let folder = if cfg!(windows) {
        PathBuf::from(r"C:\ProgramData\second-look")
    } else if cfg!(target_os = "macos") {
        PathBuf::from("/Library/Application Support/second-look")
    } else {
        PathBuf::from("/etc/second-look")
    };
    folder.join(ORGANISATION_FILE)
}

impl Overrides {
    fn lay_over(&self, values: &mut Values) {
        let texts = [
            ("platform", "--platform", &self.platform),
            ("review", "--review", &self.review),
            ("issuer", "--issuer", &self.issuer),
            ("client_id", "--client-id", &self.client_id),
            ("environment", "--environment", &self.environment),
            ("language", "--language", &self.language),
        ];
        for (key, option, given) in texts {
            if let Some(text) = given {
                values.insert(key.to_owned(), (Value::Text(text.clone()), Position::option(option)));
            }
        }
        if !self.file_hosts.is_empty() {
            let position = Position::option("the file hosts given at the start");
            let list = self.file_hosts.iter().map(|host| (host.clone(), position.clone())).collect();
            values.insert("file_hosts".to_owned(), (Value::TextList(list), position));
        }
    }
}

fn read_text(path: &Path) -> Result<Option<String>, ConfigError> {
    let failed = |source| ConfigError::File { file: file_name(path), doing: "read", source };
    let Some(bytes) = private_file::read(path).map_err(failed)? else { return Ok(None) };
    let text = String::from_utf8(bytes)
        .map_err(|_not_text| failed(std::io::Error::new(std::io::ErrorKind::InvalidData, "it is not UTF-8")))?;
    Ok(Some(text))
}

/// The name without its folder, which may name a person.
fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| CONFIG_FILE.to_owned(), |name| name.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests;
