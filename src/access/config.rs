//! The configuration of a profile: where the platform is, and a few limits.
//!
//! `config.toml` lies in the profile's folder. Options of the command line stand above it; the organisation's file, which
//! lies where only an administrator writes, stands above both and can only tighten. Unknown keys, wrong types and bad
//! values are faults with line and column, and nothing starts with one. No secret belongs in either file.
//!
//! Over 400 lines because the table of limits, the reader and what it refuses are read together.
use std::path::{Path, PathBuf};

use url::Url;

use crate::access::config_address::{base_address, host_entry, is_listed, is_loopback};
pub use crate::access::config_fault::{ConfigError, ConfigFault, Position};
use crate::access::config_read::{Kind, Value, Values, read_values};
use crate::store::private_file;

/// The name of the profile's configuration file.
pub const CONFIG_FILE: &str = "config.toml";
/// The name of the organisation's file.
pub const ORGANISATION_FILE: &str = "organisation.toml";

const ENVIRONMENTS: [&str; 2] = ["live", "staging"];
const LIMIT_KEYS: &[&str] = &["undo_secs", "lease_secs", "page_size", "in_flight"];
const PROFILE_KEYS: &[(&str, Kind)] = &[
    ("platform", Kind::Text),
    ("review", Kind::Text),
    ("issuer", Kind::Text),
    ("environment", Kind::Text),
    ("client_id", Kind::Text),
    ("file_hosts", Kind::TextList),
    ("limits", Kind::Numbers(LIMIT_KEYS)),
];
const ORGANISATION_KEYS: &[(&str, Kind)] = &[
    ("allowed_hosts", Kind::TextList),
    ("allowed_file_hosts", Kind::TextList),
    ("allowed_environments", Kind::TextList),
    ("limits", Kind::Numbers(LIMIT_KEYS)),
];

/// Limits of the daily work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkLimits {
    /// How long a saved decision can be taken back, in seconds.
    pub undo_secs: u32,
    /// How long a claim for review is asked for, in seconds; the server may shorten it.
    pub lease_secs: u32,
    /// How many cases one page of the change feed is asked for.
    pub page_size: u32,
    /// How many requests of the sync run at once.
    pub in_flight: u32,
}

impl Default for WorkLimits {
    fn default() -> Self {
        Self { undo_secs: 10, lease_secs: 900, page_size: 50, in_flight: 4 }
    }
}

/// What a limit may be, and which way is tighter.
struct LimitRule {
    key: &'static str,
    field: fn(&mut WorkLimits) -> &mut u32,
    fits: fn(u32) -> bool,
    allowed: &'static str,
    tighter: fn(u32, u32) -> u32,
}

const LIMIT_RULES: [LimitRule; 4] = [
    LimitRule {
        key: "limits.undo_secs",
        field: |limits| &mut limits.undo_secs,
        fits: |secs| matches!(secs, 0 | 5 | 10 | 20 | 30 | 60),
        allowed: "0, 5, 10, 20, 30 or 60",
        // More time to take a decision back is the careful side.
        tighter: Ord::max,
    },
    LimitRule {
        key: "limits.lease_secs",
        field: |limits| &mut limits.lease_secs,
        fits: |secs| (60..=3_600).contains(&secs),
        allowed: "60 to 3600",
        tighter: Ord::min,
    },
    LimitRule {
        key: "limits.page_size",
        field: |limits| &mut limits.page_size,
        fits: |cases| (1..=200).contains(&cases),
        allowed: "1 to 200",
        tighter: Ord::min,
    },
    LimitRule {
        key: "limits.in_flight",
        field: |limits| &mut limits.in_flight,
        fits: |requests| (1..=4).contains(&requests),
        allowed: "1 to 4",
        tighter: Ord::min,
    },
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
    /// Hosts that file downloads may lead to, `host` or `host:port`.
    pub file_hosts: Vec<String>,
    /// Limits, with the organisation's already applied.
    pub limits: WorkLimits,
}

impl Config {
    /// Reads and checks the configuration of a profile. A missing `config.toml` is an empty one; a missing
    /// organisation file sets nothing.
    ///
    /// # Errors
    /// Every fault found, each with its place.
    pub fn load(file: &Path, organisation: Option<&Path>, overrides: &Overrides) -> Result<Self, ConfigError> {
        let text = read_text(file)?.unwrap_or_default();
        let organisation = organisation.map(|path| Ok((path, read_text(path)?))).transpose()?;
        let organisation = organisation.and_then(|(path, text)| Some((file_name(path), text?)));
        let named = organisation.as_ref().map(|(name, text)| (name.as_str(), text.as_str()));
        Self::parse(&file_name(file), &text, named, overrides).map_err(ConfigError::Faults)
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
        let mut check = Check { source, values, organisation, faults };
        let config = check.config();
        match config {
            Some(config) if check.faults.is_empty() => Ok(config),
            _ => Err(check.faults),
        }
    }

    /// The text of a `config.toml` with this content, for a new profile.
    pub fn to_toml(&self) -> String {
        let text = |value: &str| toml::Value::String(value.to_owned());
        let hosts = toml::Value::Array(self.file_hosts.iter().map(|host| text(host)).collect());
        format!(
            "# Where the platform is. Unknown keys are errors; no secret belongs here.\n\
             platform = {}\nreview = {}\nissuer = {}\nenvironment = {}\nclient_id = {}\nfile_hosts = {hosts}\n\n\
             [limits]\nundo_secs = {}\nlease_secs = {}\npage_size = {}\nin_flight = {}\n",
            text(self.platform.as_str()),
            text(self.review.as_str()),
            text(&self.issuer),
            text(&self.environment),
            text(&self.client_id),
            self.limits.undo_secs,
            self.limits.lease_secs,
            self.limits.page_size,
            self.limits.in_flight,
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

/// What the organisation allows; an absent list allows everything.
#[derive(Default)]
struct Organisation {
    hosts: Option<Vec<String>>,
    file_hosts: Option<Vec<String>>,
    environments: Option<Vec<String>>,
    limits: Vec<(&'static LimitRule, u32)>,
}

impl Organisation {
    fn parse(source: &str, text: &str) -> Result<Self, Vec<ConfigFault>> {
        let values = read_values(source, text, ORGANISATION_KEYS)?;
        let mut check = Check { source, values, organisation: Self::default(), faults: Vec::new() };
        let organisation = Self {
            hosts: check.hosts("allowed_hosts"),
            file_hosts: check.hosts("allowed_file_hosts"),
            environments: check.environments(),
            limits: LIMIT_RULES.iter().filter_map(|rule| Some((rule, check.limit(rule)?))).collect(),
        };
        if check.faults.is_empty() { Ok(organisation) } else { Err(check.faults) }
    }
}

/// Turns placed values into settings and collects what is wrong.
struct Check<'a> {
    source: &'a str,
    values: Values,
    organisation: Organisation,
    faults: Vec<ConfigFault>,
}

impl Check<'_> {
    fn config(&mut self) -> Option<Config> {
        let platform = self.address("platform", Some("/api/v1"));
        let review = self.address("review", Some("/review/v1"));
        let issuer = self.address("issuer", None);
        let environment = self.environment();
        let client_id = self.client_id();
        let file_hosts = self.file_hosts();
        let limits = self.limits();
        Some(Config {
            platform: platform?,
            review: review?,
            issuer: issuer?.as_str().trim_end_matches('/').to_owned(),
            environment: environment?,
            client_id: client_id?,
            file_hosts,
            limits,
        })
    }

    fn fault(&mut self, position: &Position, key: &str, problem: &'static str, allowed: impl Into<String>) {
        self.faults.push(ConfigFault::new(position, key, problem, allowed));
    }

    /// A text that must be there.
    fn text(&mut self, key: &str) -> Option<(String, Position)> {
        match self.values.get(key) {
            Some((Value::Text(text), position)) => Some((text.clone(), position.clone())),
            _ => {
                let end = Position { source: self.source.to_owned(), place: None };
                self.fault(&end, key, "is missing", "a value in the file or as an option");
                None
            }
        }
    }

    fn address(&mut self, key: &str, ends_in: Option<&str>) -> Option<Url> {
        let (text, position) = self.text(key)?;
        match base_address(&text, ends_in) {
            Ok(url) => {
                if let Some(hosts) = self.organisation.hosts.clone().filter(|hosts| !is_listed(&url, hosts)) {
                    self.fault(&position, key, "is a host your organisation does not allow", hosts.join(", "));
                }
                Some(url)
            }
            Err((problem, allowed)) => {
                self.fault(&position, key, problem, allowed);
                None
            }
        }
    }

    fn environment(&mut self) -> Option<String> {
        let (text, position) = self.text("environment")?;
        if !ENVIRONMENTS.contains(&text.as_str()) {
            self.fault(&position, "environment", "is not one of the platform's", ENVIRONMENTS.join(", "));
            return None;
        }
        if let Some(allowed) = self.organisation.environments.clone().filter(|allowed| !allowed.contains(&text)) {
            self.fault(&position, "environment", "is not one your organisation allows", allowed.join(", "));
        }
        Some(text)
    }

    fn client_id(&mut self) -> Option<String> {
        let (text, position) = self.text("client_id")?;
        if text.is_empty() || text.len() > 200 || !text.chars().all(|c| c.is_ascii_graphic()) {
            self.fault(&position, "client_id", "is not a client id", "1 to 200 visible ASCII characters");
            return None;
        }
        Some(text)
    }

    fn list(&self, key: &str) -> Option<Vec<(String, Position)>> {
        match self.values.get(key) {
            Some((Value::TextList(list), _)) => Some(list.clone()),
            _ => None,
        }
    }

    fn hosts(&mut self, key: &str) -> Option<Vec<String>> {
        let mut hosts = Vec::new();
        for (text, position) in self.list(key)? {
            match host_entry(&text) {
                Ok(host) => hosts.push(host),
                Err((problem, allowed)) => self.fault(&position, key, problem, allowed),
            }
        }
        Some(hosts)
    }

    fn file_hosts(&mut self) -> Vec<String> {
        const KEY: &str = "file_hosts";
        let listed = self.list(KEY).unwrap_or_default();
        if let Some(allowed) = self.organisation.file_hosts.clone() {
            for (text, position) in listed {
                let known = Url::parse(&format!("https://{text}/")).is_ok_and(|url| is_listed(&url, &allowed));
                if !known {
                    self.fault(&position, KEY, "is a host your organisation does not allow", allowed.join(", "));
                }
            }
        }
        self.hosts(KEY).unwrap_or_default()
    }

    fn environments(&mut self) -> Option<Vec<String>> {
        const KEY: &str = "allowed_environments";
        let listed = self.list(KEY)?;
        for (text, position) in &listed {
            if !ENVIRONMENTS.contains(&text.as_str()) {
                self.fault(position, KEY, "is not one of the platform's", ENVIRONMENTS.join(", "));
            }
        }
        Some(listed.into_iter().map(|(text, _)| text).collect())
    }

    fn limit(&mut self, rule: &LimitRule) -> Option<u32> {
        let Some((Value::Number(number), position)) = self.values.get(rule.key).cloned() else { return None };
        match u32::try_from(number) {
            Ok(number) if (rule.fits)(number) => Some(number),
            _ => {
                self.fault(&position, rule.key, "is out of range", rule.allowed);
                None
            }
        }
    }

    fn limits(&mut self) -> WorkLimits {
        let mut limits = WorkLimits::default();
        for rule in &LIMIT_RULES {
            if let Some(number) = self.limit(rule) {
                *(rule.field)(&mut limits) = number;
            }
        }
        for (rule, bound) in &self.organisation.limits {
            let limit = (rule.field)(&mut limits);
            *limit = (rule.tighter)(*limit, *bound);
        }
        limits
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
