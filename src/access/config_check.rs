//! What the values of a configuration mean: each is checked against its rule and against the organisation's, and every
//! fault is collected at its place.
use url::Url;

use crate::access::config::Config;
use crate::access::config_address::{base_address, host_entry, is_listed};
use crate::access::config_fault::{ConfigFault, Position};
use crate::access::config_limits::{LIMIT_RULES, LimitRule, UNDO_KEY, WorkLimits};
use crate::access::config_pin::{PIN_FORM, key_pin};
use crate::access::config_read::{Kind, LIMIT_KEYS, Value, Values, read_values};
use crate::case::checks::{AssertionKey, AssertionKeys};
use crate::catalogue::Language;
use crate::recovery::{RecoveryKey, RecoveryKeyFault};

const RECOVERY: &str = "recovery_key";
const CLIPBOARD: &str = "clipboard";
const AHEAD: &str = "pictures_ahead";
const ENVIRONMENTS: [&str; 2] = ["live", "staging"];
const ORGANISATION_KEYS: &[(&str, Kind)] = &[
    ("allowed_hosts", Kind::TextList),
    ("allowed_file_hosts", Kind::TextList),
    ("allowed_environments", Kind::TextList),
    ("review_pins", Kind::TextList),
    ("assertion_keys", Kind::TextList),
    ("recovery_key", Kind::Text),
    ("limits", Kind::Numbers(LIMIT_KEYS)),
    ("watermark", Kind::Text),
    ("clipboard", Kind::Text),
    ("pictures_ahead", Kind::Text),
];

/// What the organisation allows; an absent list allows everything.
#[derive(Default)]
pub(crate) struct Organisation {
    hosts: Option<Vec<String>>,
    file_hosts: Option<Vec<String>>,
    environments: Option<Vec<String>>,
    review_pins: Option<Vec<[u8; 32]>>,
    assertion_keys: Option<AssertionKeys>,
    recovery_key: Option<RecoveryKey>,
    limits: Vec<(&'static LimitRule, u32)>,
    watermark: Option<bool>,
    clipboard: Option<bool>,
    pictures_ahead: Option<bool>,
}

impl Organisation {
    pub(crate) fn parse(source: &str, text: &str) -> Result<Self, Vec<ConfigFault>> {
        let values = read_values(source, text, ORGANISATION_KEYS)?;
        let mut check = Check { source, values, organisation: Self::default(), faults: Vec::new() };
        let organisation = Self {
            hosts: check.hosts("allowed_hosts"),
            file_hosts: check.hosts("allowed_file_hosts"),
            environments: check.environments(),
            review_pins: check.pins().map(|pins| pins.into_iter().map(|(pin, _)| pin).collect()),
            assertion_keys: check.keys().map(|keys| keys.into_iter().map(|(key, _)| key).collect()),
            recovery_key: check.own_recovery_key().map(|(key, _)| key),
            limits: LIMIT_RULES.iter().filter_map(|rule| Some((rule, check.limit(rule)?))).collect(),
            watermark: check.switch("watermark"),
            clipboard: check.switch(CLIPBOARD),
            pictures_ahead: check.switch(AHEAD),
        };
        if check.faults.is_empty() { Ok(organisation) } else { Err(check.faults) }
    }

    /// The undo time below which no setting of a person may go, seconds.
    fn least_undo_secs(&self) -> u32 {
        self.limits.iter().find(|(rule, _)| rule.key == UNDO_KEY).map_or(0, |(_, secs)| *secs)
    }
}

/// Turns the values of a profile's file and options into a configuration.
pub(crate) fn check(source: &str, values: Values, organisation: Organisation) -> Result<Config, Vec<ConfigFault>> {
    let mut check = Check { source, values, organisation, faults: Vec::new() };
    match check.config() {
        Some(config) if check.faults.is_empty() => Ok(config),
        _ => Err(check.faults),
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
        let language = self.language();
        let file_hosts = self.file_hosts();
        let review_pins = self.review_pins();
        let assertion_keys = self.assertion_keys();
        let recovery_key = self.recovery_key();
        let limits = self.limits();
        let least_undo_secs = self.organisation.least_undo_secs();
        let watermark = self.organisation.watermark.unwrap_or(true);
        let clipboard = self.clipboard();
        let pictures_ahead = self.pictures_ahead();
        Some(Config {
            platform: platform?,
            review: review?,
            issuer: issuer?.as_str().trim_end_matches('/').to_owned(),
            environment: environment?,
            client_id: client_id?,
            language,
            file_hosts,
            review_pins,
            assertion_keys,
            recovery_key,
            limits,
            least_undo_secs,
            watermark,
            clipboard,
            pictures_ahead,
            policy: std::sync::Arc::clone(crate::policy::built_in()),
            retention: std::sync::Arc::clone(crate::retention::built_in()),
            organisation: None,
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

    fn language(&mut self) -> Option<Language> {
        const KEY: &str = "language";
        let (text, position) = match self.values.get(KEY) {
            Some((Value::Text(text), position)) => (text.clone(), position.clone()),
            _ => return None,
        };
        let known = Language::ALL.iter().find(|language| language.tag() == text).copied();
        if known.is_none() {
            let tags: Vec<&str> = Language::ALL.iter().map(|language| language.tag()).collect();
            self.fault(&position, KEY, "is not one the texts exist in", tags.join(", "));
        }
        known
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

    /// The pins of the file, each with its place; none when the line is absent.
    fn pins(&mut self) -> Option<Vec<([u8; 32], Position)>> {
        const KEY: &str = "review_pins";
        let listed = self.list(KEY)?;
        if listed.is_empty() {
            let position = self.values.get(KEY).map(|(_, position)| position.clone())?;
            self.fault(&position, KEY, "is empty", "at least one pin, or no such line");
        }
        let mut pins = Vec::new();
        for (text, position) in listed {
            match key_pin(&text) {
                Some(pin) => pins.push((pin, position)),
                None => self.fault(&position, KEY, "is not a pin", PIN_FORM),
            }
        }
        Some(pins)
    }

    /// The profile's pins, each one of the organisation's where that names some; the organisation's where the profile
    /// names none.
    fn review_pins(&mut self) -> Vec<[u8; 32]> {
        let own = self.pins();
        let Some(allowed) = self.organisation.review_pins.clone() else {
            return own.unwrap_or_default().into_iter().map(|(pin, _)| pin).collect();
        };
        let Some(own) = own else { return allowed };
        let mut pins = Vec::new();
        for (pin, position) in own {
            if allowed.contains(&pin) {
                pins.push(pin);
            } else {
                self.fault(
                    &position,
                    "review_pins",
                    "is not one of your organisation's pins",
                    "one of those, or no such line",
                );
            }
        }
        pins
    }

    /// The keys of the file, each with its place; none when the line is absent.
    fn keys(&mut self) -> Option<Vec<(AssertionKey, Position)>> {
        const KEY: &str = "assertion_keys";
        let mut keys = Vec::new();
        for (text, position) in self.list(KEY)? {
            match AssertionKey::parse(&text) {
                Some(key) => keys.push((key, position)),
                None => self.fault(&position, KEY, "is not a pinned key", AssertionKey::FORM),
            }
        }
        Some(keys)
    }

    /// As [`Self::review_pins`]: a profile may name some of the organisation's keys and no others.
    fn assertion_keys(&mut self) -> AssertionKeys {
        let own = self.keys();
        let Some(allowed) = self.organisation.assertion_keys.clone() else {
            return own.unwrap_or_default().into_iter().map(|(key, _)| key).collect();
        };
        let Some(own) = own else { return allowed };
        let mut keys = Vec::new();
        for (key, position) in own {
            if allowed.contains(&key) {
                keys.push(key);
            } else {
                let problem = "is not one of your organisation's keys";
                self.fault(&position, "assertion_keys", problem, "one of those, or no such line");
            }
        }
        keys
    }

    /// The key of the file with its place.
    fn own_recovery_key(&mut self) -> Option<(RecoveryKey, Position)> {
        let Some((Value::Text(text), position)) = self.values.get(RECOVERY).cloned() else { return None };
        match RecoveryKey::parse(&text) {
            Ok(key) => Some((key, position)),
            Err(RecoveryKeyFault::Secret) => {
                self.fault(
                    &position,
                    RECOVERY,
                    "is a secret key, which belongs in no configuration",
                    RecoveryKey::FORM,
                );
                None
            }
            Err(RecoveryKeyFault::NotAKey) => {
                self.fault(&position, RECOVERY, "is not a recovery key", RecoveryKey::FORM);
                None
            }
        }
    }

    /// The organisation's where it has one; a profile may name the same and no other.
    fn recovery_key(&mut self) -> Option<RecoveryKey> {
        let own = self.own_recovery_key();
        let Some(ours) = self.organisation.recovery_key.clone() else { return own.map(|(key, _)| key) };
        if let Some((_, position)) = own.filter(|(key, _)| *key != ours) {
            self.fault(&position, RECOVERY, "is not your organisation's key", "that one, or no such line");
        }
        Some(ours)
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

    /// `on` or `off`; none where the line is absent.
    fn switch(&mut self, key: &'static str) -> Option<bool> {
        let Some((Value::Text(text), position)) = self.values.get(key).cloned() else { return None };
        match text.as_str() {
            "on" => Some(true),
            "off" => Some(false),
            _ => {
                self.fault(&position, key, "is out of range", "on, off");
                None
            }
        }
    }

    /// Off until somebody says otherwise: the organisation where it does, and then a profile may only take it back; else the
    /// profile.
    fn clipboard(&mut self) -> bool {
        let own = self.switch(CLIPBOARD);
        match self.organisation.clipboard {
            Some(allowed) => allowed && own.unwrap_or(true),
            None => own.unwrap_or(false),
        }
    }

    /// On until either of them says otherwise.
    fn pictures_ahead(&mut self) -> bool {
        let own = self.switch(AHEAD);
        own.unwrap_or(true) && self.organisation.pictures_ahead.unwrap_or(true)
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
